import Manifest

/// Metrics of the head of a ranking: the first k rows in falling order of score, equal scores in the order of the rows.
///
/// - `precision@k`: the share of positives among them.
/// - `recall@k` and `captured@k`: the share of all positives that is among them.
/// - `lift@k`: that precision divided by the share of positives in all rows.
///
/// Under weights of the rows the first k rows stay k rows, and what is counted among them is weighed.
///
/// A share of the rows (`@10%`) is rounded to whole rows, at least one. Undefined where there are fewer than k rows.
struct HeadFamily: MetricFamily {
  private enum Kind: String {
    case precision, recall, captured, lift
  }

  let metrics: [MetricName]
  private let parts: [(kind: Kind, cutoff: MetricName.Cutoff)]
  private let ranking: Ranking
  private let positives: [Double]
  private let sample: [Double]?

  init?(_ wanted: [MetricName], ranking: Ranking, truth: [UInt8], sample: [Double]? = nil) {
    let found = wanted.compactMap { name -> (MetricName, Kind, MetricName.Cutoff)? in
      guard let kind = Kind(rawValue: name.base), let cutoff = name.cutoff else { return nil }
      return (name, kind, cutoff)
    }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    parts = found.map { ($0.1, $0.2) }
    self.ranking = ranking
    self.sample = sample
    positives = SampleWeights.applied(sample, to: truth.map(Double.init))
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let allPositive = WeightedSum.of(positives, weights)
    let mass = weights.mass(sample)
    for (index, part) in parts.enumerated() {
      guard let k = Self.rows(part.cutoff, of: weights.total) else {
        out[index] = .nan
        continue
      }
      let (hits, size) = head(k, weights)
      switch part.kind {
      case .precision: out[index] = size > 0 ? hits / size : .nan
      case .recall, .captured: out[index] = allPositive > 0 ? hits / allPositive : .nan
      case .lift: out[index] = allPositive > 0 && size > 0 ? hits / size / (allPositive / mass) : .nan
      }
    }
  }

  /// Nil when there are not that many rows.
  private static func rows(_ cutoff: MetricName.Cutoff, of total: Int) -> Int? {
    switch cutoff {
    case .count(let k): return k >= 1 && k <= total ? k : nil
    case .share(let share):
      guard share > 0, share <= 1 else { return nil }
      return min(total, max(1, Int((share * Double(total)).rounded())))
    }
  }

  /// The weight of the positives among the first k rows, and of all of them.
  private func head(_ k: Int, _ weights: RowWeights) -> (hits: Double, size: Double) {
    var (left, hits, size) = (k, 0.0, 0.0)
    for entry in ranking.entries {
      let row = Int(entry >> 2)
      let take = min(left, Int(weights.counts[row]))
      let weight = Double(take) * (sample?[row] ?? 1)
      size += weight
      if entry >> 1 & 1 == 1 { hits += weight }
      left -= take
      if left == 0 { break }
    }
    return (hits, size)
  }
}
