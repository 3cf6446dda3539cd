import Foundation

extension StudentT {
  /// The t with P(|T| > t) = 1 − level, which an interval at that level needs.
  ///
  /// - Returns: nil for degrees that are not positive, or a level outside 0..<1.
  public static func critical(level: Double, degrees: Double) -> Double? {
    guard level >= 0, level < 1, degrees > 0, degrees.isFinite, let start = Normal.quantile(0.5 + level / 2) else {
      return nil
    }
    let outside = 1 - level
    // Widen until the tail is thin enough, then halve.
    var (low, high) = (0.0, max(1, start))
    while let p = twoSided(high, degrees: degrees), p > outside, high < 1e300 { (low, high) = (high, high * 2) }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      guard middle > low, middle < high, let p = twoSided(middle, degrees: degrees) else { break }
      if p > outside { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
