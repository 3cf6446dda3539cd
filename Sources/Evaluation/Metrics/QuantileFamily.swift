import Manifest

/// Metrics of the interval between the lowest and the highest of stated quantiles.
enum QuantileMetric: String, CaseIterable {
  /// The share of truths inside, ends included.
  case coverage = "interval_coverage"
  /// That share less the nominal one.
  case coverageError = "coverage_error"
  /// Mean u − l.
  case width = "interval_width"
  /// Mean (u − l) + (l − y)⁺ / q + (y − u)⁺ / (1 − q′): Gneiting and Raftery (2007), for any pair of levels.
  case score = "interval_score"
  /// The share of rows where a higher quantile lies below a lower one.
  case crossing = "quantile_crossing"
}

struct QuantileFamily: MetricFamily {
  let metrics: [MetricName]
  private let sample: [Double]?
  private let terms: [[Double]]
  /// What is taken from the mean of the terms.
  private let offsets: [Double]

  init?(_ wanted: [MetricName], rows: ValueRows) {
    let quantiles = rows.quantiles.sorted { $0.level < $1.level }
    let found = wanted.compactMap { name in QuantileMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty, let low = quantiles.first, let high = quantiles.last, low.level < high.level else {
      return nil
    }
    metrics = found.map(\.0)
    sample = rows.weights
    terms = found.map { _, kind in
      SampleWeights.applied(
        rows.weights,
        to: rows.truth.indices.map { row in
          let (y, l, u) = (rows.truth[row], low.values[row], high.values[row])
          switch kind {
          case .coverage, .coverageError: return l <= y && y <= u ? 1 : 0
          case .width: return u - l
          case .score: return (u - l) + max(l - y, 0) / low.level + max(y - u, 0) / (1 - high.level)
          case .crossing:
            return zip(quantiles, quantiles.dropFirst()).contains { $0.values[row] > $1.values[row] } ? 1 : 0
          }
        })
    }
    offsets = found.map { $0.1 == .coverageError ? high.level - low.level : 0 }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let mass = weights.mass(sample)
    guard mass > 0 else { return }
    for index in terms.indices { out[index] = WeightedSum.of(terms[index], weights) / mass - offsets[index] }
  }
}
