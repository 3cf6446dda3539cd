import Manifest

/// Pearson's correlation of truth and prediction; undefined where either is constant.
struct CorrelationFamily: MetricFamily {
  let metrics: [MetricName]
  private let rows: ValueRows
  private let truth: [Double]
  private let predicted: [Double]

  init?(_ wanted: [MetricName], rows: ValueRows) {
    metrics = wanted.filter { $0.base == "pearson" }
    guard !metrics.isEmpty else { return nil }
    self.rows = rows
    truth = ErrorFamily.centred(rows.truth)
    predicted = ErrorFamily.centred(rows.predicted)
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let value = fast(weights) ?? careful(weights)
    for index in metrics.indices { out[index] = value }
  }

  /// From sums about the mean of all rows; nil where too few digits would be left.
  private func fast(_ weights: RowWeights) -> Double? {
    var (y, p) = (Moments(), Moments())
    var (product, mass) = (0.0, 0.0)
    SampleWeights.with(truth, rows.weights) { truth, sample in
      predicted.withUnsafeBufferPointer { predicted in
        WeightedSum.forEachChunk(truth.count, weights, sample) { start, times in
          let (truths, answers) = (truth.part(start, times.count), predicted.part(start, times.count))
          y.add(truths, times)
          p.add(answers, times)
          product += Self.product(truths, answers, times)
          if sample != nil { mass += times.reduce(0, +) }
        }
      }
    }
    if rows.weights == nil { mass = Double(weights.total) }
    guard mass > 0, let yy = y.variance(mass), let pp = p.variance(mass) else { return nil }
    let covariance = product / mass - (y.sum / mass) * (p.sum / mass)
    return min(1, max(-1, covariance / yy.squareRoot() / pp.squareRoot()))
  }

  /// Σ wᵢ xᵢ yᵢ of a chunk.
  @inline(__always)
  private static func product(
    _ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>, _ times: UnsafeBufferPointer<Double>
  ) -> Double {
    var lanes = SIMD8<Double>.zero
    let whole = x.count & ~7
    for row in stride(from: 0, to: whole, by: 8) { lanes += times.eight(row) * x.eight(row) * y.eight(row) }
    var sum = lanes.sum()
    for row in whole..<x.count { sum += times[row] * x[row] * y[row] }
    return sum
  }

  /// In two passes, about the means of the resample.
  private func careful(_ weights: RowWeights) -> Double {
    let yMean = WeightedSum.mean(rows.truth, weights, rows.weights)
    let pMean = WeightedSum.mean(rows.predicted, weights, rows.weights)
    var (covariance, yy, pp) = (0.0, 0.0, 0.0)
    var (yLow, yHigh, pLow, pHigh) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for row in 0..<rows.truth.count where weights.counts[row] > 0 {
      let weight = Double(weights.counts[row]) * (rows.weights?[row] ?? 1)
      guard weight > 0 else { continue }
      let (y, p) = (rows.truth[row], rows.predicted[row])
      covariance += weight * (y - yMean) * (p - pMean)
      yy += weight * (y - yMean) * (y - yMean)
      pp += weight * (p - pMean) * (p - pMean)
      (yLow, yHigh) = (min(yLow, y), max(yHigh, y))
      (pLow, pHigh) = (min(pLow, p), max(pHigh, p))
    }
    guard yLow < yHigh, pLow < pHigh, yy > 0, pp > 0 else { return .nan }
    return min(1, max(-1, covariance / yy.squareRoot() / pp.squareRoot()))
  }
}
