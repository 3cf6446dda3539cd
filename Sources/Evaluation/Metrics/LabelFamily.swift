import Manifest

/// Metrics of labels: one confusion table, filled once a resample, gives them all.
struct LabelFamily: MetricFamily {
  private enum Kind {
    case metric(LabelMetric)
    case fBeta(Double)
  }

  let metrics: [MetricName]
  private let kinds: [Kind]
  private let cellOfRow: [UInt32]
  private let sample: [Double]?
  private let classCount: Int

  var workspace: Int { Confusion.workspace(classCount) }

  /// - Parameter sample: the weight of each row; rank correlations are not defined under weights.
  /// - Returns: nil when none of the metrics is of labels.
  init?(
    _ wanted: [MetricName], truth: [Int32], predicted: [Int32], classCount: Int, binary: Bool, sample: [Double]? = nil
  ) {
    let found = wanted.compactMap { name -> (MetricName, Kind)? in
      if let kind = LabelMetric(rawValue: name.base) {
        guard binary || !kind.isBinary, sample == nil || !kind.isOfRanks else { return nil }
        return (name, .metric(kind))
      }
      guard binary, let parameter = name.parameter, parameter.kind == .beta else { return nil }
      return (name, .fBeta(parameter.value))
    }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    self.classCount = classCount
    self.sample = sample
    cellOfRow = zip(truth, predicted).map { UInt32($0) * UInt32(classCount) + UInt32($1) }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    cellOfRow.withUnsafeBufferPointer { cells in
      let table = Confusion(k: classCount, cellOfRow: cells, sample: sample, weights: weights, workspace: workspace)
      guard table.total > 0 else { return }
      for (index, kind) in kinds.enumerated() {
        switch kind {
        case .metric(let metric): out[index] = metric.value(table)
        case .fBeta(let beta): out[index] = table.fBeta(beta)
        }
      }
    }
  }
}

/// The share of positive rows.
struct PrevalenceFamily: MetricFamily {
  let metrics = [MetricName(base: "prevalence")]
  private let truth: [Double]
  private let sample: [Double]?

  init(truth: [UInt8], sample: [Double]? = nil) {
    self.truth = SampleWeights.applied(sample, to: truth.map(Double.init))
    self.sample = sample
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    out[0] = WeightedSum.of(truth, weights) / weights.mass(sample)
  }
}
