import Manifest

/// ROC AUC of each pair of classes, in both directions (Hand and Till, 2001), averaged over the pairs that both have rows.
enum OneVsOneMetric: String, CaseIterable {
  case macroAUC = "roc_auc_ovo_macro"
  /// Weighted by the rows of the pair.
  case weightedAUC = "roc_auc_ovo_weighted"
}

struct OneVsOneFamily: MetricFamily {
  /// With more classes there are too many pairs.
  static let classLimit = 50

  let metrics: [MetricName]
  private let kinds: [OneVsOneMetric]
  /// Two rankings a pair: by the probability of the one class, and of the other.
  private let pairs: [(Ranking, Ranking)]

  init?(
    _ wanted: [MetricName], truth: [Int32], probabilities: [Double], classCount: Int, sample: [Double]? = nil
  ) {
    let found = wanted.compactMap { name in OneVsOneMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty, classCount <= Self.classLimit else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    var rowsOf = [[Int32]](repeating: [], count: classCount)
    for (row, c) in truth.enumerated() { rowsOf[Int(c)].append(Int32(row)) }
    func ranking(_ own: Int, _ other: Int) -> Ranking {
      let rows = rowsOf[own] + rowsOf[other]
      return Ranking(
        scores: rows.map { probabilities[Int($0) * classCount + own] },
        positive: [UInt8](repeating: 1, count: rowsOf[own].count)
          + [UInt8](repeating: 0, count: rowsOf[other].count),
        rowOf: rows, sample: sample)
    }
    pairs = (0..<classCount).flatMap { a in
      ((a + 1)..<max(classCount, a + 1)).map { b in (ranking(a, b), ranking(b, a)) }
    }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    var (seen, support, areas, weightedAreas) = (0.0, 0.0, 0.0, 0.0)
    for (one, other) in pairs {
      let sums = one.sums(weights, precision: false)
      guard sums.positive > 0, sums.negative > 0 else { continue }
      let area = (sums.auc + other.rocAUC(weights)) / 2
      let size = sums.positive + sums.negative
      seen += 1
      support += size
      areas += area
      weightedAreas += area * size
    }
    for (index, kind) in kinds.enumerated() {
      out[index] = kind == .macroAUC ? areas / seen : weightedAreas / support
    }
  }
}
