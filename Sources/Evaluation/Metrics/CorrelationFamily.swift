import Manifest
import Statistics

/// Pearson's and Spearman's correlation of truth and prediction; undefined where either is constant.
struct CorrelationFamily: MetricFamily {
  let metrics: [MetricName]
  private let rows: ValueRows
  private let truthOrder: TieOrder?
  private let predictedOrder: TieOrder?

  init?(_ wanted: [MetricName], rows: ValueRows) {
    // Ranks are not defined under real weights.
    metrics = wanted.filter { $0.base == "pearson" || ($0.base == "spearman" && rows.weights == nil) }
    guard !metrics.isEmpty else { return nil }
    self.rows = rows
    let ranked = metrics.contains { $0.base == "spearman" }
    truthOrder = ranked ? TieOrder(rows.truth) : nil
    predictedOrder = ranked ? TieOrder(rows.predicted) : nil
  }

  var workspace: Int { truthOrder == nil ? 0 : 2 * rows.truth.count }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    for (index, metric) in metrics.enumerated() {
      if metric.base == "pearson" {
        out[index] = rows.truth.withUnsafeBufferPointer { y in
          SampleWeights.with(rows.predicted, rows.weights) { p, sample in
            Self.correlation(
              y, p, weights, WeightedSum.mean(rows.truth, weights, rows.weights),
              WeightedSum.mean(rows.predicted, weights, rows.weights), sample)
          }
        }
      } else if let truthOrder, let predictedOrder {
        let n = rows.truth.count
        let y = UnsafeMutableBufferPointer(rebasing: workspace[..<n])
        let p = UnsafeMutableBufferPointer(rebasing: workspace[n..<(2 * n)])
        truthOrder.rank(weights, into: y)
        predictedOrder.rank(weights, into: p)
        let centre = Double(weights.total + 1) / 2
        out[index] = Self.correlation(UnsafeBufferPointer(y), UnsafeBufferPointer(p), weights, centre, centre)
      }
    }
  }

  private static func correlation(
    _ y: UnsafeBufferPointer<Double>, _ p: UnsafeBufferPointer<Double>, _ weights: RowWeights, _ yMean: Double,
    _ pMean: Double, _ sample: UnsafeBufferPointer<Double>? = nil
  ) -> Double {
    var (covariance, yy, pp) = (0.0, 0.0, 0.0)
    var (yLow, yHigh, pLow, pHigh) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for row in 0..<y.count where weights.counts[row] > 0 {
      let weight = Double(weights.counts[row]) * (sample.map { $0[row] } ?? 1)
      guard weight > 0 else { continue }
      let (dy, dp) = (y[row] - yMean, p[row] - pMean)
      covariance += weight * dy * dp
      yy += weight * dy * dy
      pp += weight * dp * dp
      (yLow, yHigh) = (min(yLow, y[row]), max(yHigh, y[row]))
      (pLow, pHigh) = (min(pLow, p[row]), max(pHigh, p[row]))
    }
    guard yLow < yHigh, pLow < pHigh, yy > 0, pp > 0 else { return .nan }
    return min(1, max(-1, covariance / yy.squareRoot() / pp.squareRoot()))
  }
}

/// Rows in rising order, with where groups of equal values end.
struct TieOrder: Sendable {
  private let order: [Int32]
  private let lastOfGroup: [Bool]

  init(_ values: [Double]) {
    let order = Order.ascending(values)
    self.order = order
    lastOfGroup = order.indices.map { $0 + 1 == order.count || values[Int(order[$0 + 1])] != values[Int(order[$0])] }
  }

  /// Writes each row's midrank under the weights.
  func rank(_ weights: RowWeights, into ranks: UnsafeMutableBufferPointer<Double>) {
    var (start, before, inside) = (0, 0, 0)
    for position in 0..<order.count {
      inside += Int(weights.counts[Int(order[position])])
      guard lastOfGroup[position] else { continue }
      let rank = Double(before) + Double(inside + 1) / 2
      for index in start...position { ranks[Int(order[index])] = rank }
      (start, before, inside) = (position + 1, before + inside, 0)
    }
  }
}
