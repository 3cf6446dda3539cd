import Foundation

/// Measures of how two columns rise and fall together.
public enum Correlation {
  /// A coefficient with its p-value against none, and its interval.
  public struct Result: Sendable, Hashable {
    public let coefficient: Double
    /// Two-sided.
    public let p: Double?
    public let low: Double?
    public let high: Double?
  }

  /// Pearson's coefficient; nil where a column is constant.
  public static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count == y.count, x.count > 1 else { return nil }
    let n = Double(x.count)
    let (xMean, yMean) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - xMean) * (a - xMean)
      yy += (b - yMean) * (b - yMean)
      xy += (a - xMean) * (b - yMean)
    }
    guard xx > 0, yy > 0 else { return nil }
    return max(-1, min(1, xy / (xx * yy).squareRoot()))
  }

  /// Spearman's rank correlation: p by Student's t as `scipy.stats.spearmanr` has it, the interval by Fisher's z with the
  /// variance (1 + r²/2) / (n − 3) of Bonett and Wright (2000).
  ///
  /// - Returns: nil with fewer than three pairs, or where a column is constant.
  public static func spearman(_ x: [Double], _ y: [Double], level: Double) -> Result? {
    guard x.count == y.count, x.count > 2, let r = pearson(Order.midranks(x), Order.midranks(y)) else { return nil }
    let n = Double(x.count)
    let p: Double?
    if abs(r) >= 1 {
      p = 0
    } else {
      p = StudentT.twoSided(r * ((n - 2) / ((1 - r) * (1 + r))).squareRoot(), degrees: n - 2)
    }
    let ends = fisher(r, variance: (1 + r * r / 2) / (n - 3), level: level)
    return Result(coefficient: r, p: p, low: ends?.low, high: ends?.high)
  }

  /// Kendall's τ_b: p exact without ties up to 33 pairs as `scipy.stats.kendalltau` has it, else by the normal
  /// approximation with the correction for ties; the interval by Fisher's z with the variance 0.437 / (n − 4) of Fieller,
  /// Hartley and Pearson (1957).
  ///
  /// - Returns: nil with fewer than three pairs, or where a column is constant.
  public static func kendall(_ x: [Double], _ y: [Double], level: Double) -> Result? {
    let n = x.count
    guard n == y.count, n > 2, n <= 20_000 else { return nil }
    var (concordant, discordant) = (0, 0)
    for i in 0..<n {
      for j in 0..<i {
        let sign = (x[i] - x[j]) * (y[i] - y[j])
        if sign > 0 { concordant += 1 } else if sign < 0 { discordant += 1 }
      }
    }
    let pairs = n * (n - 1) / 2
    let (xTies, yTies) = (ties(x), ties(y))
    let denominator = (Double(pairs - xTies.pairs) * Double(pairs - yTies.pairs)).squareRoot()
    guard denominator > 0 else { return nil }
    let tau = max(-1, min(1, Double(concordant - discordant) / denominator))
    let p: Double?
    if xTies.pairs == 0, yTies.pairs == 0, n <= 33 || min(discordant, pairs - discordant) <= 1 {
      p = exactKendall(n, min(discordant, pairs - discordant))
    } else {
      p = normalKendall(n, concordant - discordant, xTies, yTies)
    }
    let ends = n > 4 ? fisher(tau, variance: 0.437 / Double(n - 4), level: level) : nil
    return Result(coefficient: tau, p: p, low: ends?.low, high: ends?.high)
  }

  private struct Ties {
    var pairs = 0
    /// Σ t (t − 1) (t − 2)
    var triples = 0.0
    /// Σ t (t − 1) (2t + 5)
    var spread = 0.0
  }

  private static func ties(_ values: [Double]) -> Ties {
    let sorted = values.sorted()
    var (found, start) = (Ties(), 0)
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let t = end - start
      found.pairs += t * (t - 1) / 2
      found.triples += Double(t) * Double(t - 1) * Double(t - 2)
      found.spread += Double(t) * Double(t - 1) * Double(2 * t + 5)
      start = end
    }
    return found
  }

  /// Twice the share of permutations with at most so many inversions.
  private static func exactKendall(_ n: Int, _ inversions: Int) -> Double {
    // The inversions of a permutation of k things are those of k − 1 plus 0 to k − 1, each as likely.
    var share = [1.0]
    for k in 2...n {
      var next = [Double](repeating: 0, count: inversions + 1)
      for (before, value) in share.enumerated() {
        for extra in 0..<k where before + extra <= inversions { next[before + extra] += value / Double(k) }
      }
      share = next
    }
    return min(1, 2 * share.reduce(0, +))
  }

  private static func normalKendall(_ n: Int, _ difference: Int, _ x: Ties, _ y: Ties) -> Double? {
    let m = Double(n) * Double(n - 1)
    let variance =
      (m * Double(2 * n + 5) - x.spread - y.spread) / 18 + 2 * Double(x.pairs) * Double(y.pairs) / m + x.triples
      * y.triples / (9 * m * Double(n - 2))
    guard variance > 0 else { return nil }
    return Normal.twoSided(Double(difference) / variance.squareRoot())
  }

  private static func fisher(_ r: Double, variance: Double, level: Double) -> (low: Double, high: Double)? {
    guard variance > 0, variance.isFinite, abs(r) < 1, let z = Normal.quantile(0.5 + level / 2), z.isFinite else {
      return nil
    }
    let half = z * variance.squareRoot()
    return (tanh(atanh(r) - half), tanh(atanh(r) + half))
  }
}
