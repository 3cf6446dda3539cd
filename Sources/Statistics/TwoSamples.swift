/// Count, mean and spread of a sample.
public struct SampleMoments: Sendable, Hashable {
  public var count: Int
  public var mean: Double
  /// With n − 1 in its denominator; 0 for fewer than two values.
  public var variance: Double

  public init(count: Int, mean: Double, variance: Double) {
    self.count = count
    self.mean = mean
    self.variance = variance
  }

  /// Computed in two passes.
  public init(_ values: some Collection<Double>) {
    count = values.count
    guard count > 0 else {
      (mean, variance) = (0, 0)
      return
    }
    let average = values.reduce(0, +) / Double(count)
    mean = average
    variance = count > 1 ? values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(count - 1) : 0
  }

  /// From sums of values that lie around zero; the rounding is that of `squares − sum²/n`.
  public init(count: Int, sum: Double, squares: Double) {
    self.count = count
    mean = count > 0 ? sum / Double(count) : 0
    variance = count > 1 ? max(0, squares - sum * mean) / Double(count - 1) : 0
  }
}

/// Tests of two independent samples, two-sided.
public enum TwoSamples {
  public struct Outcome: Sendable, Hashable {
    public var statistic: Double
    public var p: Double

    public init(statistic: Double, p: Double) {
      self.statistic = statistic
      self.p = p
    }
  }

  /// Welch's t-test of two means (1947) with the Welch-Satterthwaite degrees of freedom.
  ///
  /// - Returns: nil with fewer than two values on a side, or where neither side varies.
  public static func welch(_ a: SampleMoments, _ b: SampleMoments) -> Outcome? {
    guard a.count > 1, b.count > 1 else { return nil }
    let (va, vb) = (a.variance / Double(a.count), b.variance / Double(b.count))
    let variance = va + vb
    guard variance > 0, variance.isFinite else { return nil }
    let degrees = variance * variance / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
    let t = (a.mean - b.mean) / variance.squareRoot()
    return StudentT.twoSided(t, degrees: degrees).map { Outcome(statistic: t, p: $0) }
  }

  /// The z-test of two shares with the pooled variance, as `proportions_ztest` of statsmodels does it.
  ///
  /// - Returns: nil with an empty side, or where all are alike.
  public static func proportions(_ a: (successes: Int, trials: Int), _ b: (successes: Int, trials: Int)) -> Outcome? {
    guard a.trials > 0, b.trials > 0 else { return nil }
    let (m, n) = (Double(a.trials), Double(b.trials))
    let pooled = Double(a.successes + b.successes) / (m + n)
    let variance = pooled * (1 - pooled) * (1 / m + 1 / n)
    guard variance > 0 else { return nil }
    let z = (Double(a.successes) / m - Double(b.successes) / n) / variance.squareRoot()
    return Outcome(statistic: z, p: Normal.twoSided(z))
  }

  /// The z-test of two independent estimates with their standard errors.
  ///
  /// - Returns: nil where neither has an error.
  public static func normal(
    _ a: (value: Double, standardError: Double), _ b: (value: Double, standardError: Double)
  ) -> Outcome? {
    let variance = a.standardError * a.standardError + b.standardError * b.standardError
    guard variance > 0, variance.isFinite else { return nil }
    let z = (a.value - b.value) / variance.squareRoot()
    return Outcome(statistic: z, p: Normal.twoSided(z))
  }
}
