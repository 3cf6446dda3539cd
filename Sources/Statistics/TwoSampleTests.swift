import Foundation

/// A difference of two groups: its estimate, interval and p-value.
public struct GroupDifference: Sendable, Hashable {
  public let estimate: Double
  public let standardError: Double
  public let low: Double
  public let high: Double
  /// Two-sided, against no difference.
  public let p: Double

  public init(estimate: Double, standardError: Double, low: Double, high: Double, p: Double) {
    self.estimate = estimate
    self.standardError = standardError
    self.low = low
    self.high = high
    self.p = p
  }
}

/// Tests of two independent groups. Every difference is second group less first.
public enum TwoSampleTests {
  /// Two shares: p by the z-test with the pooled variance, as `proportions_ztest` of statsmodels gives it; the interval by
  /// Newcombe's method 10 (1998), from Wilson's intervals of the two.
  ///
  /// - Returns: nil where a group is empty; p is 1 where both shares are 0 or both 1.
  public static func proportions(
    _ successes1: Int, _ trials1: Int, _ successes2: Int, _ trials2: Int, level: Double
  ) -> GroupDifference? {
    guard trials1 > 0, trials2 > 0, (0...trials1).contains(successes1), (0...trials2).contains(successes2),
      let first = Binomial.wilson(successes: successes1, trials: trials1, level: level),
      let second = Binomial.wilson(successes: successes2, trials: trials2, level: level)
    else { return nil }
    let (n1, n2) = (Double(trials1), Double(trials2))
    let (p1, p2) = (Double(successes1) / n1, Double(successes2) / n2)
    let pooled = Double(successes1 + successes2) / (n1 + n2)
    let spread = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
    let difference = p2 - p1
    let low = difference - ((p2 - second.low) * (p2 - second.low) + (first.high - p1) * (first.high - p1)).squareRoot()
    let high = difference + ((second.high - p2) * (second.high - p2) + (p1 - first.low) * (p1 - first.low)).squareRoot()
    return GroupDifference(
      estimate: difference, standardError: (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2).squareRoot(), low: max(-1, low),
      high: min(1, high), p: spread > 0 ? Normal.twoSided(difference / spread) : 1)
  }

  /// Two means with variances of their own: Welch's t-test (1947) and its interval, as `scipy.stats.ttest_ind` with
  /// `equal_var=False` gives them.
  ///
  /// - Returns: nil where a group has fewer than two values, or nothing varies.
  public static func welch(_ a: Sample, _ b: Sample, level: Double) -> GroupDifference? {
    guard a.count > 1, b.count > 1 else { return nil }
    let (va, vb) = (a.variance / Double(a.count), b.variance / Double(b.count))
    return difference(
      b.mean - a.mean, variance: va + vb,
      degrees: (va + vb) * (va + vb)
        / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1)), level: level)
  }

  /// Two ratios of means (money a visit, say) by the delta method: the variance of Σy / Σx is that of y − r x divided by the
  /// square of the mean of x (Deng, Knoblich and Lu, 2018).
  ///
  /// - Returns: nil where a group has fewer than two units or its denominator's mean is not above zero.
  public static func ratios(
    _ a: (numerator: [Double], denominator: [Double]), _ b: (numerator: [Double], denominator: [Double]), level: Double
  ) -> GroupDifference? {
    guard let first = ratio(a), let second = ratio(b), let z = Normal.quantile(0.5 + level / 2), z.isFinite else {
      return nil
    }
    let error = (first.variance + second.variance).squareRoot()
    guard error > 0 else { return nil }
    let difference = second.value - first.value
    return GroupDifference(
      estimate: difference, standardError: error, low: difference - z * error, high: difference + z * error,
      p: Normal.twoSided(difference / error))
  }

  /// Σ numerator / Σ denominator with its variance by the delta method; nil as for `ratios`.
  public static func ratio(
    _ group: (numerator: [Double], denominator: [Double])
  ) -> (value: Double, variance: Double)? {
    guard group.numerator.count == group.denominator.count, let below = Sample(group.denominator), below.mean > 0,
      let above = Sample(group.numerator)
    else { return nil }
    let value = above.mean / below.mean
    guard let rest = Sample(zip(group.numerator, group.denominator).map { $0 - value * $1 }), rest.count > 1 else {
      return nil
    }
    return (value, rest.variance / Double(rest.count) / (below.mean * below.mean))
  }

  static func difference(_ estimate: Double, variance: Double, degrees: Double, level: Double) -> GroupDifference? {
    let error = variance.squareRoot()
    guard error > 0, degrees > 0, let t = StudentT.critical(level: level, degrees: degrees),
      let p = StudentT.twoSided(estimate / error, degrees: degrees)
    else { return nil }
    return GroupDifference(
      estimate: estimate, standardError: error, low: estimate - t * error, high: estimate + t * error, p: p)
  }
}

/// How many values there are, their mean and their variance (n − 1 in its denominator).
public struct Sample: Sendable, Hashable {
  public let count: Int
  public let mean: Double
  public let variance: Double

  public init(count: Int, mean: Double, variance: Double) {
    self.count = count
    self.mean = mean
    self.variance = variance
  }

  /// - Returns: nil without values.
  public init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(count: values.count, mean: mean, variance: values.count > 1 ? squares / (n - 1) : 0)
  }
}
