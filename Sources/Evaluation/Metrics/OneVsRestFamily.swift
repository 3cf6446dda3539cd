import Manifest

/// Ranking metrics of each class against all others, averaged over the classes that have rows on both sides.
enum OneVsRestMetric: String, CaseIterable {
  case macroAUC = "roc_auc_ovr_macro"
  /// Weighted by the rows of the class in the truth.
  case weightedAUC = "roc_auc_ovr_weighted"
  /// All pairs of a row and a class as one binary question.
  case microAUC = "roc_auc_ovr_micro"
  case macroAveragePrecision = "average_precision_macro"
}

struct OneVsRestFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [OneVsRestMetric]
  private let rankings: [Ranking]
  private let pooled: Ranking?

  /// More pairs of a row and a class than this are not ranked together.
  private static let pooledLimit = 50_000_000

  init?(
    _ wanted: [MetricName], truth: [Int32], probabilities: [Double], classCount: Int, sample: [Double]? = nil
  ) {
    let found = wanted.compactMap { name in OneVsRestMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    let needsClasses = kinds.contains { $0 != .microAUC }
    rankings =
      needsClasses
      ? (0..<classCount).map { Self.ranking(of: $0, truth, probabilities, classCount, sample: sample) } : []
    pooled =
      kinds.contains(.microAUC) && probabilities.count <= Self.pooledLimit
      ? Ranking(
        scores: probabilities,
        positive: probabilities.indices.map { $0 % classCount == Int(truth[$0 / classCount]) ? 1 : 0 },
        rowOf: probabilities.indices.map { Int32($0 / classCount) }, sample: sample) : nil
  }

  /// The rows in order of one class's probability.
  static func ranking(
    of c: Int, _ truth: [Int32], _ probabilities: [Double], _ classCount: Int, sample: [Double]? = nil
  ) -> Ranking {
    Ranking(
      scores: (0..<truth.count).map { probabilities[$0 * classCount + c] },
      positive: truth.map { Int($0) == c ? 1 : 0 }, sample: sample)
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let wantsPrecision = kinds.contains(.macroAveragePrecision)
    var (seen, support, areas, weightedAreas, precisions) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for ranking in rankings {
      let sums = ranking.sums(weights, precision: wantsPrecision)
      guard sums.positive > 0, sums.negative > 0 else { continue }
      seen += 1
      support += sums.positive
      areas += sums.auc
      weightedAreas += sums.auc * sums.positive
      precisions += sums.precision
    }
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .macroAUC: out[index] = areas / seen
      case .weightedAUC: out[index] = weightedAreas / support
      case .microAUC: out[index] = pooled?.rocAUC(weights) ?? .nan
      case .macroAveragePrecision: out[index] = precisions / seen
      }
    }
  }
}
