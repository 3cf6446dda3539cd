import Measurements
import Statistics

/// The test of DeLong, DeLong and Clarke-Pearson (1988) for two ROC AUCs on the same rows, by midranks (Sun and Xu, 2014).
enum DeLongTest {
  /// - Returns: nil when a class has fewer than two rows, or where an AUC is not defined.
  static func compare(positive: [UInt8], model: [Double], baseline: [Double]) -> DeLong? {
    guard let a = Placements(positive, model), let b = Placements(positive, baseline) else { return nil }
    func covariance(_ x: Placements, _ y: Placements) -> Double {
      sampleCovariance(x.positives, y.positives) / Double(x.positives.count)
        + sampleCovariance(x.negatives, y.negatives) / Double(x.negatives.count)
    }
    let (aa, bb, ab) = (covariance(a, a), covariance(b, b), covariance(a, b))
    let variance = aa + bb - 2 * ab
    // Equal rankings leave only the rounding of the sums.
    let z = variance > 1e-14 * (aa + bb) ? (a.auc - b.auc) / variance.squareRoot() : nil
    return DeLong(
      aucModel: a.auc, aucBaseline: b.auc, seModel: max(0, aa).squareRoot(), seBaseline: max(0, bb).squareRoot(), z: z,
      p: z.map(Normal.twoSided))
  }

  /// The interval of one ROC AUC: its value, plus and minus the normal quantile times DeLong's standard error, within 0...1.
  ///
  /// - Returns: nil where there is no standard error, or where it is zero because the classes are separated: such rows do
  ///   not say how sure the value is.
  static func interval(positive: [UInt8], scores: [Double], level: Double) -> (low: Double, high: Double)? {
    guard let placements = Placements(positive, scores), let z = Normal.quantile(0.5 + level / 2), z.isFinite else {
      return nil
    }
    let variance =
      sampleCovariance(placements.positives, placements.positives) / Double(placements.positives.count)
      + sampleCovariance(placements.negatives, placements.negatives) / Double(placements.negatives.count)
    guard variance > 0 else { return nil }
    let half = z * variance.squareRoot()
    return (max(0, placements.auc - half), min(1, placements.auc + half))
  }

  private static func sampleCovariance(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (xMean, yMean) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    return zip(x, y).reduce(0) { $0 + ($1.0 - xMean) * ($1.1 - yMean) } / (n - 1)
  }

  /// For each positive row the share of negatives it beats, and for each negative row the share of positives that beat it.
  private struct Placements {
    let auc: Double
    let positives: [Double]
    let negatives: [Double]

    init?(_ positive: [UInt8], _ scores: [Double]) {
      let upper = zip(positive, scores).filter { $0.0 == 1 }.map(\.1)
      let lower = zip(positive, scores).filter { $0.0 == 0 }.map(\.1)
      let (m, n) = (Double(upper.count), Double(lower.count))
      guard upper.count > 1, lower.count > 1 else { return nil }
      let all = Order.midranks(upper + lower)
      let (own, other) = (Order.midranks(upper), Order.midranks(lower))
      positives = (0..<upper.count).map { (all[$0] - own[$0]) / n }
      negatives = (0..<lower.count).map { 1 - (all[upper.count + $0] - other[$0]) / m }
      auc = (all[..<upper.count].reduce(0, +) - m * (m + 1) / 2) / (m * n)
    }
  }
}
