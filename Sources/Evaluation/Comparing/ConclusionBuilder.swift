import Foundation
import Measurements
import Statistics

/// Says what the interval of an improvement allows to conclude.
enum ConclusionBuilder {
  /// The power with which the rows still missing would tell the two apart.
  private static let power = 0.8

  /// A test other than the paired bootstrap, with its p-value.
  typealias FittingTest = (test: Conclusion.Test, p: Double)

  /// - Parameters:
  ///   - improvement: positive is better, with its interval.
  ///   - test: named in the conclusion instead of the bootstrap. Where it and the interval disagree, nothing is decided.
  ///   - replicates: of the same improvement.
  ///   - units: how many rows or groups of rows were drawn from.
  ///   - isExpanded: true where the interval's ends were moved out for few rows; the p-value then follows them.
  /// - Returns: nil without an interval.
  static func conclusion(
    _ improvement: Estimate, test: FittingTest? = nil, replicates: [Double], units: Int, level: Double,
    isExpanded: Bool = false
  ) -> Conclusion? {
    guard let value = improvement.value, let low = improvement.low, let high = improvement.high else { return nil }
    let finite = replicates.filter(\.isFinite)
    if value == 0, low == 0, high == 0 { return Conclusion(verdict: .same, test: .pairedBootstrap) }
    let resampled = pValue(finite).flatMap { isExpanded ? BootstrapInterval.expanded(p: $0, units: units) : $0 }
    let (kind, p) = test ?? (.pairedBootstrap, resampled)
    let agrees = test.map { $0.p < 1 - level } ?? true
    if low > 0, agrees { return Conclusion(verdict: .better, test: kind, p: p) }
    if high < 0, agrees { return Conclusion(verdict: .worse, test: kind, p: p) }
    return Conclusion(
      verdict: .undecided, test: kind, p: p,
      moreUnits: more(value, spread: spread(finite), units: units, level: level))
  }

  /// Twice the smaller share of replicates on one side of zero, each side counting the value itself once (Davison and
  /// Hinkley, "Bootstrap Methods and their Application", 1997, section 4.2).
  private static func pValue(_ replicates: [Double]) -> Double? {
    guard !replicates.isEmpty else { return nil }
    let below = Double(replicates.count { $0 <= 0 } + 1)
    let above = Double(replicates.count { $0 >= 0 } + 1)
    return min(1, 2 * min(below, above) / Double(replicates.count + 1))
  }

  private static func spread(_ replicates: [Double]) -> Double {
    guard replicates.count > 1 else { return 0 }
    let mean = replicates.reduce(0, +) / Double(replicates.count)
    return (replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(replicates.count - 1)).squareRoot()
  }

  /// The standard error falls with the root of the rows, so n′ = n ((z₁ + z₂) s / d)² rows are needed; no number that
  /// anyone could gather is given as nil.
  private static func more(_ value: Double, spread: Double, units: Int, level: Double) -> Int? {
    guard value != 0, spread > 0, units > 0, let edge = Normal.quantile(0.5 + level / 2),
      let reach = Normal.quantile(power)
    else { return nil }
    let ratio = (edge + reach) * spread / abs(value)
    let wanted = (Double(units) * ratio * ratio).rounded(.up)
    guard wanted.isFinite, wanted < 1e9 else { return nil }
    return max(1, Int(wanted) - units)
  }
}
