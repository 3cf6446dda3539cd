import Manifest

/// Metrics that are the mean of a number of each unit: a query, or a question.
struct MeanFamily: MetricFamily {
  let metrics: [MetricName]
  private let terms: [[Double]]
  private let sample: [Double]?

  /// - Parameters:
  ///   - scores: one number a unit, by metric.
  ///   - sample: the weight of each unit; nil where all weigh one.
  init?(_ wanted: [MetricName], scores: [MetricName: [Double]], sample: [Double]?) {
    metrics = wanted.filter { scores[$0] != nil }
    guard !metrics.isEmpty else { return nil }
    terms = metrics.compactMap { scores[$0] }.map { SampleWeights.applied(sample, to: $0) }
    self.sample = sample
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let mass = weights.mass(sample)
    guard mass > 0 else { return }
    for index in terms.indices { out[index] = WeightedSum.of(terms[index], weights) / mass }
  }
}
