import Manifest

/// Ranking metrics of each class against all others, averaged over the classes that have rows on both sides.
enum OneVsRestMetric: String, CaseIterable {
  case macroAUC = "roc_auc_ovr_macro"
  /// Weighted by the rows of the class in the truth.
  case weightedAUC = "roc_auc_ovr_weighted"
  case macroAveragePrecision = "average_precision_macro"
}

struct OneVsRestFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [OneVsRestMetric]
  private let rankings: [Ranking]

  init?(_ wanted: [MetricName], truth: [Int32], probabilities: [Double], classCount: Int) {
    let found = wanted.compactMap { name in OneVsRestMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    rankings = (0..<classCount).map { Self.ranking(of: $0, truth, probabilities, classCount) }
  }

  /// The rows in order of one class's probability.
  static func ranking(of c: Int, _ truth: [Int32], _ probabilities: [Double], _ classCount: Int) -> Ranking {
    Ranking(
      scores: (0..<truth.count).map { probabilities[$0 * classCount + c] },
      positive: truth.map { Int($0) == c ? 1 : 0 })
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let wantsAUC = kinds.contains { $0 != .macroAveragePrecision }
    let wantsPrecision = kinds.contains(.macroAveragePrecision)
    var (seen, support, areas, weightedAreas, precisions) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for ranking in rankings {
      let positive = ranking.totals(weights).positive
      guard positive > 0, positive < weights.total else { continue }
      seen += 1
      support += Double(positive)
      if wantsAUC {
        let area = ranking.rocAUC(weights)
        areas += area
        weightedAreas += area * Double(positive)
      }
      if wantsPrecision { precisions += ranking.averagePrecision(weights) }
    }
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .macroAUC: out[index] = areas / seen
      case .weightedAUC: out[index] = weightedAreas / support
      case .macroAveragePrecision: out[index] = precisions / seen
      }
    }
  }
}
