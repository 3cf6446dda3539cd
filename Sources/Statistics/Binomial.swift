import Foundation

/// The binomial distribution with equal chances, and intervals for a share.
public enum Binomial {
  /// The exact two-sided p-value of `successes` in `trials` when both sides are equally likely.
  ///
  /// The distribution is symmetric, so it is twice the smaller tail, at most 1.
  public static func twoSidedHalf(successes: Int, trials: Int) -> Double {
    guard trials > 0, successes >= 0, successes <= trials else { return 1 }
    let k = min(successes, trials - successes)
    if 2 * k == trials { return 1 }
    var term = massHalf(k, of: trials)
    var tail = 0.0
    var i = k
    while true {
      tail += term
      if i == 0 || term < tail * 1e-18 { break }
      term *= Double(i) / Double(trials - i + 1)
      i -= 1
    }
    return min(1, 2 * tail)
  }

  /// The mid-p-value of the same test: the chance of `successes` itself counts half (Lancaster, 1961; for McNemar's test
  /// Fagerland, Lydersen and Laake, 2013). Its rate of false positives is close to the level, where the exact test's is below.
  public static func twoSidedHalfMid(successes: Int, trials: Int) -> Double {
    guard trials > 0, successes >= 0, successes <= trials else { return 1 }
    let k = min(successes, trials - successes)
    if 2 * k == trials { return 1 }
    return max(0, twoSidedHalf(successes: k, trials: trials) - massHalf(k, of: trials))
  }

  /// C(n, k) / 2ⁿ without cancellation: Loader, "Fast and accurate computation of binomial probabilities", 2000.
  public static func massHalf(_ k: Int, of n: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    if k == 0 || k == n { return exp(-Double(n) * log(2.0)) }
    let (x, m) = (Double(k), Double(n))
    let exponent =
      Gamma.stirlingError(m) - Gamma.stirlingError(x) - Gamma.stirlingError(m - x) - deviance(x, m / 2)
      - deviance(m - x, m / 2)
    return exp(exponent) * (m / (2 * Double.pi * x * (m - x))).squareRoot()
  }

  /// x ln(x / mean) + mean − x, by its series where the two are close.
  private static func deviance(_ x: Double, _ mean: Double) -> Double {
    guard abs(x - mean) < 0.1 * (x + mean) else { return x * log(x / mean) + mean - x }
    let v = (x - mean) / (x + mean)
    var sum = (x - mean) * v
    var factor = 2 * x * v
    var j = 1.0
    while j < 1000 {
      factor *= v * v
      let next = sum + factor / (2 * j + 1)
      if next == sum { break }
      sum = next
      j += 1
    }
    return sum
  }

  /// Wilson's score interval of a share (Wilson, 1927), as `proportion_confint(method="wilson")` of statsmodels gives it.
  ///
  /// - Parameter level: the coverage, such as 0.95.
  /// - Returns: nil when there are no trials.
  public static func wilson(successes: Int, trials: Int, level: Double) -> (low: Double, high: Double)? {
    guard trials > 0, let z = Normal.quantile(0.5 + level / 2), z.isFinite else { return nil }
    let n = Double(trials)
    let share = Double(successes) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return (max(0, centre - half), min(1, centre + half))
  }
}
