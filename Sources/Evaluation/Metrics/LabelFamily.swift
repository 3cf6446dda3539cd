import Manifest

/// Metrics of labels: one confusion table, filled once a resample, gives them all.
struct LabelFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [LabelMetric]
  private let cellOfRow: [UInt32]
  private let classCount: Int

  var workspace: Int { Confusion.workspace(classCount) }

  /// - Returns: nil when none of the metrics is of labels.
  init?(_ wanted: [MetricName], truth: [Int32], predicted: [Int32], classCount: Int, binary: Bool) {
    let found = wanted.compactMap { name -> (MetricName, LabelMetric)? in
      LabelMetric(rawValue: name.base).flatMap { $0.isBinary && !binary ? nil : (name, $0) }
    }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    self.classCount = classCount
    cellOfRow = zip(truth, predicted).map { UInt32($0) * UInt32(classCount) + UInt32($1) }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    cellOfRow.withUnsafeBufferPointer { cells in
      let table = Confusion(k: classCount, cellOfRow: cells, weights: weights, workspace: workspace)
      for (index, kind) in kinds.enumerated() { out[index] = kind.value(table) }
    }
  }
}

/// The share of positive rows.
struct PrevalenceFamily: MetricFamily {
  let metrics = [MetricName(base: "prevalence")]
  private let truth: [Double]

  init(truth: [UInt8]) { self.truth = truth.map(Double.init) }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    out[0] = WeightedSum.mean(truth, weights)
  }
}
