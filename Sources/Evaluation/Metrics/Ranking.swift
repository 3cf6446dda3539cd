import Manifest
import Statistics

/// Rows in falling order of score, equal scores in the order of the rows, with where groups of equal scores end.
struct Ranking: Sendable {
  /// A row in four bytes: its number, whether it is positive, whether it is the last of its score.
  private(set) var entries: [UInt32]

  /// More rows than this cannot be ranked.
  static let limit = Int(UInt32.max >> 2)

  init(scores: [Double], positive: [UInt8]) {
    let order = Order.descending(scores)
    entries = []
    entries.reserveCapacity(order.count)
    for (position, row) in order.enumerated() {
      let last = position + 1 == order.count || scores[Int(order[position + 1])] != scores[Int(row)]
      entries.append(UInt32(row) << 2 | UInt32(positive[Int(row)] & 1) << 1 | (last ? 1 : 0))
    }
  }

  /// Positive and negative weight.
  @inline(__always)
  func totals(_ weights: RowWeights) -> (positive: Int, negative: Int) {
    entries.withUnsafeBufferPointer { entries in
      var positive = 0
      for entry in entries { positive += Int(weights.counts[Int(entry >> 2)]) * Int(entry >> 1 & 1) }
      return (positive, weights.total - positive)
    }
  }

  /// The area under the ROC curve, equal scores counting one half (the Mann-Whitney statistic); not-a-number when one
  /// class is absent. Counts are whole numbers, so the sum is exact.
  func rocAUC(_ weights: RowWeights) -> Double {
    entries.withUnsafeBufferPointer { entries in
      var (above, positive, all, doubled) = (0, 0, 0, 0)
      for entry in entries {
        let weight = Int(weights.counts[Int(entry >> 2)])
        positive += weight * Int(entry >> 1 & 1)
        all += weight
        if entry & 1 == 1 {
          // Each negative beats no positive above it, and half of those beside it.
          doubled &+= (all - positive) &* (2 * above + positive)
          above += positive
          (positive, all) = (0, 0)
        }
      }
      let negative = weights.total - above
      guard above > 0, negative > 0 else { return .nan }
      return Double(doubled) / (2 * Double(above) * Double(negative))
    }
  }

  /// Calls `body` at the end of each group of equal scores that has weight, with the positives and negatives up to there.
  @inline(__always)
  func forEachGroup(_ weights: RowWeights, _ body: (_ positive: Int, _ negative: Int) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      var (positive, all, before) = (0, 0, 0)
      for entry in entries {
        let weight = Int(weights.counts[Int(entry >> 2)])
        positive += weight * Int(entry >> 1 & 1)
        all += weight
        if entry & 1 == 1, all > before {
          body(positive, all - positive)
          before = all
        }
      }
    }
  }

  /// Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over distinct thresholds, without interpolation (scikit-learn).
  func averagePrecision(_ weights: RowWeights) -> Double {
    var (sum, before) = (0.0, 0)
    forEachGroup(weights) { positive, negative in
      sum += Double(positive - before) * (Double(positive) / Double(positive + negative))
      before = positive
    }
    return before > 0 ? sum / Double(before) : .nan
  }
}

/// Metrics of how well scores separate two classes.
enum RankingMetric: String, CaseIterable {
  case rocAUC = "roc_auc"
  /// 2 AUC − 1
  case gini
  case averagePrecision = "average_precision"
  /// The area under the precision-recall curve by trapezoids, from recall 0 with precision 1.
  case prAUCTrapezoid = "pr_auc_trapezoid"
  /// The largest distance between the score distributions of the two classes (Kolmogorov-Smirnov).
  case ksSeparation = "ks_separation"
}

struct RankingFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [RankingMetric]
  private let ranking: Ranking

  init?(_ wanted: [MetricName], ranking: Ranking) {
    let found = wanted.compactMap { name in RankingMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    self.ranking = ranking
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let auc = kinds.contains { $0 == .rocAUC || $0 == .gini } ? ranking.rocAUC(weights) : .nan
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .rocAUC: out[index] = auc
      case .gini: out[index] = 2 * auc - 1
      case .averagePrecision: out[index] = ranking.averagePrecision(weights)
      case .prAUCTrapezoid: out[index] = trapezoid(weights)
      case .ksSeparation: out[index] = separation(weights)
      }
    }
  }

  private func trapezoid(_ weights: RowWeights) -> Double {
    var (sum, before, precisionBefore) = (0.0, 0, 1.0)
    ranking.forEachGroup(weights) { positive, negative in
      let precision = Double(positive) / Double(positive + negative)
      sum += Double(positive - before) * (precision + precisionBefore) / 2
      (before, precisionBefore) = (positive, precision)
    }
    return before > 0 ? sum / Double(before) : .nan
  }

  private func separation(_ weights: RowWeights) -> Double {
    let totals = ranking.totals(weights)
    guard totals.positive > 0, totals.negative > 0 else { return .nan }
    var widest = 0.0
    ranking.forEachGroup(weights) { positive, negative in
      widest = max(
        widest, abs(Double(positive) / Double(totals.positive) - Double(negative) / Double(totals.negative)))
    }
    return widest
  }
}
