import Foundation

/// The Mann-Whitney U test of two independent samples (1947).
public struct MannWhitney: Sendable, Hashable {
  /// How many pairs have the first sample's value above the second's, ties counting one half.
  public let statistic: Double
  /// Two-sided, as `scipy.stats.mannwhitneyu` gives it by default: exact where there are no ties and a sample has at most
  /// eight values, else the normal approximation with the corrections for ties and continuity.
  public let p: Double
  /// The chance that a value of the first sample is above one of the second, ties counting one half.
  public let probability: Double

  /// - Returns: nil where a sample is empty or all values are equal.
  public init?(_ a: [Double], _ b: [Double]) {
    guard !a.isEmpty, !b.isEmpty else { return nil }
    let all = a + b
    let ranks = Order.midranks(all)
    let (m, n) = (Double(a.count), Double(b.count))
    let u = ranks[..<a.count].reduce(0, +) - m * (m + 1) / 2
    let ties = Self.tieSum(all)
    statistic = u
    probability = u / (m * n)
    let larger = max(u, m * n - u)
    if ties == 0, a.count <= 8 || b.count <= 8 {
      p = min(1, 2 * Self.exactUpperTail(Int(larger.rounded()), a.count, b.count))
      return
    }
    let total = m + n
    let variance = m * n / 12 * (total + 1 - ties / (total * (total - 1)))
    guard variance > 0 else { return nil }
    p = min(1, 2 * Normal.upperTail((larger - m * n / 2 - 0.5) / variance.squareRoot()))
  }

  /// Σ (t³ − t) over groups of equal values.
  static func tieSum(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    var (sum, start) = (0.0, 0)
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let t = Double(end - start)
      sum += t * t * t - t
      start = end
    }
    return sum
  }

  /// P(U ≥ u) without ties: the number of ways is counted by the recursion over the largest value (Mann and Whitney).
  private static func exactUpperTail(_ u: Int, _ m: Int, _ n: Int) -> Double {
    let (small, large) = (min(m, n), max(m, n))
    // ways[k][s]: subsets of size k of the ranks so far with U = s; built up one value of the larger sample at a time.
    let most = small * large
    var ways = [[Double]](repeating: [Double](repeating: 0, count: most + 1), count: small + 1)
    ways[0][0] = 1
    for position in 1...(small + large) {
      for k in stride(from: min(small, position), through: 1, by: -1) {
        // The value at this position is the k-th of the smaller sample: it beats `position − k` of the larger one.
        let beaten = position - k
        guard beaten <= large else { continue }
        for s in stride(from: most, through: beaten, by: -1) { ways[k][s] += ways[k - 1][s - beaten] }
      }
    }
    let all = ways[small].reduce(0, +)
    guard all > 0, u <= most else { return 0 }
    return ways[small][max(0, u)...].reduce(0, +) / all
  }
}
