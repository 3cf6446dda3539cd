import Manifest
import Statistics

/// Rows in falling order of score, equal scores in the order of the rows, with where groups of equal scores end.
struct Ranking: Sendable {
  /// A row in four bytes: its number, whether it is positive, whether it is the last of its score.
  private(set) var entries: [UInt32]
  /// The weight of each row; nil where all weigh one.
  let sample: [Double]?

  /// More rows than this cannot be ranked.
  static let limit = Int(UInt32.max >> 2)

  /// - Parameters:
  ///   - rowOf: the row that each score belongs to, where a row has several; nil where score i is of row i.
  ///   - sample: the weight of each row.
  init(scores: [Double], positive: [UInt8], rowOf: [Int32]? = nil, sample: [Double]? = nil) {
    self.sample = sample
    let order = Order.descending(scores)
    entries = []
    entries.reserveCapacity(order.count)
    for (position, place) in order.enumerated() {
      let last = position + 1 == order.count || scores[Int(order[position + 1])] != scores[Int(place)]
      let row = rowOf?[Int(place)] ?? place
      entries.append(UInt32(row) << 2 | UInt32(positive[Int(place)] & 1) << 1 | (last ? 1 : 0))
    }
  }

  /// Positive and negative weight.
  @inline(__always)
  func totals(_ weights: RowWeights) -> (positive: Double, negative: Double) {
    guard let sample else {
      return entries.withUnsafeBufferPointer { entries in
        var (positive, all) = (0, 0)
        for entry in entries {
          let weight = Int(weights.counts[Int(entry >> 2)])
          positive += weight * Int(entry >> 1 & 1)
          all += weight
        }
        return (Double(positive), Double(all - positive))
      }
    }
    var (positive, negative) = (0.0, 0.0)
    for entry in entries {
      let row = Int(entry >> 2)
      let weight = Double(weights.counts[row]) * sample[row]
      if entry >> 1 & 1 == 1 { positive += weight } else { negative += weight }
    }
    return (positive, negative)
  }

  /// The area under the ROC curve, equal scores counting one half (the Mann-Whitney statistic); not-a-number when one
  /// class is absent.
  func rocAUC(_ weights: RowWeights) -> Double { sums(weights, precision: false).auc }

  /// Calls `body` at the end of each group of equal scores that has weight, with the positives and negatives up to there.
  @inline(__always)
  func forEachGroup(_ weights: RowWeights, _ body: (_ positive: Double, _ negative: Double) -> Void) {
    if let sample { return forEachWeightedGroup(weights, sample, body) }
    entries.withUnsafeBufferPointer { entries in
      var (positive, all, before) = (0, 0, 0)
      for entry in entries {
        let weight = Int(weights.counts[Int(entry >> 2)])
        positive += weight * Int(entry >> 1 & 1)
        all += weight
        if entry & 1 == 1, all > before {
          body(Double(positive), Double(all - positive))
          before = all
        }
      }
    }
  }

  private func forEachWeightedGroup(
    _ weights: RowWeights, _ sample: [Double], _ body: (_ positive: Double, _ negative: Double) -> Void
  ) {
    var (positive, negative, before) = (0.0, 0.0, 0.0)
    for entry in entries {
      let row = Int(entry >> 2)
      let weight = Double(weights.counts[row]) * sample[row]
      if entry >> 1 & 1 == 1 { positive += weight } else { negative += weight }
      if entry & 1 == 1, positive + negative > before {
        body(positive, negative)
        before = positive + negative
      }
    }
  }

  /// Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over distinct thresholds, without interpolation (scikit-learn).
  func averagePrecision(_ weights: RowWeights) -> Double { sums(weights, precision: true).precision }
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
    let sums = ranking.sums(weights, precision: kinds.contains(.averagePrecision))
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .rocAUC: out[index] = sums.auc
      case .gini: out[index] = 2 * sums.auc - 1
      case .averagePrecision: out[index] = sums.precision
      case .prAUCTrapezoid: out[index] = trapezoid(weights)
      case .ksSeparation: out[index] = separation(weights, sums)
      }
    }
  }

  private func trapezoid(_ weights: RowWeights) -> Double {
    var (sum, before, precisionBefore) = (0.0, 0.0, 1.0)
    ranking.forEachGroup(weights) { positive, negative in
      let precision = positive / (positive + negative)
      sum += (positive - before) * (precision + precisionBefore) / 2
      (before, precisionBefore) = (positive, precision)
    }
    return before > 0 ? sum / before : .nan
  }

  private func separation(_ weights: RowWeights, _ sums: Ranking.Sums) -> Double {
    guard sums.positive > 0, sums.negative > 0 else { return .nan }
    var widest = 0.0
    ranking.forEachGroup(weights) { positive, negative in
      widest = max(widest, abs(positive * sums.negative - negative * sums.positive))
    }
    return widest / (sums.positive * sums.negative)
  }
}
