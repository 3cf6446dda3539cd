import Manifest
import Statistics

/// Spearman's correlation of truth and prediction: Pearson's correlation of midranks; undefined where either is constant.
///
/// Ranks are kept doubled and about their mean, so they are whole numbers. The counts are brought into the order of the
/// truth once a resample; the ranks of the predictions are written to the places of their rows in that order, and the
/// products are then added up one after another.
struct RankCorrelationFamily: MetricFamily {
  let metrics: [MetricName]
  /// In rising order of truth: twice the row's number, and one more where it is the last of its value.
  private let truth: [UInt32]
  /// In rising order of prediction: twice the row's place in the order of the truth, and one more likewise.
  private let predicted: [UInt32]

  init?(_ wanted: [MetricName], rows: ValueRows) {
    // Ranks are not defined under real weights.
    metrics = wanted.filter { $0.base == "spearman" && rows.weights == nil }
    guard !metrics.isEmpty else { return nil }
    let byTruth = Order.ascending(rows.truth)
    let byPrediction = Order.ascending(rows.predicted)
    var places = [Int32](repeating: 0, count: byTruth.count)
    for (place, row) in byTruth.enumerated() { places[Int(row)] = Int32(place) }
    truth = Self.marked(byTruth, rows.truth) { $0 }
    predicted = Self.marked(byPrediction, rows.predicted) { places[Int($0)] }
  }

  private static func marked(_ order: [Int32], _ values: [Double], _ number: (Int32) -> Int32) -> [UInt32] {
    order.indices.map { position in
      let last = position + 1 == order.count || values[Int(order[position + 1])] != values[Int(order[position])]
      return UInt32(number(order[position])) << 1 | (last ? 1 : 0)
    }
  }

  /// A rank of four bytes and a count of one byte for each row.
  var workspace: Int { (truth.count + 1) / 2 + (truth.count + 7) / 8 }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let n = truth.count
    let halves = (n + 1) / 2
    let value = UnsafeMutableBufferPointer(rebasing: workspace[..<halves]).withMemoryRebound(to: Int32.self) { ranks in
      UnsafeMutableBufferPointer(rebasing: workspace[halves..<(halves + (n + 7) / 8)])
        .withMemoryRebound(to: UInt8.self) { counts in correlation(weights, ranks: ranks, counts: counts) }
    }
    for index in metrics.indices { out[index] = value }
  }

  private func correlation(
    _ weights: RowWeights, ranks: UnsafeMutableBufferPointer<Int32>, counts: UnsafeMutableBufferPointer<UInt8>
  ) -> Double {
    let total = weights.total
    let predictedSpread = rankPredictions(weights, ranks: ranks, counts: counts)
    var (covariance, truthSpread) = (0.0, 0.0)
    truth.withUnsafeBufferPointer { truth in
      var (before, inside, products) = (0, 0, 0)
      for place in 0..<truth.count {
        let count = Int(counts[place])
        inside += count
        products += count * Int(ranks[place])
        guard truth[place] & 1 == 1 else { continue }
        let rank = Double(2 * before + inside - total)
        covariance += rank * Double(products)
        truthSpread += Double(inside) * rank * rank
        before += inside
        (inside, products) = (0, 0)
      }
    }
    guard truthSpread > 0, predictedSpread > 0 else { return .nan }
    return min(1, max(-1, covariance / truthSpread.squareRoot() / predictedSpread.squareRoot()))
  }

  /// Writes the counts and the doubled ranks of the predictions, less their mean, in the order of the truth.
  ///
  /// - Returns: the sum of the squared ranks.
  private func rankPredictions(
    _ weights: RowWeights, ranks: UnsafeMutableBufferPointer<Int32>, counts: UnsafeMutableBufferPointer<UInt8>
  ) -> Double {
    truth.withUnsafeBufferPointer { truth in
      for place in 0..<truth.count { counts[place] = weights.counts[Int(truth[place] >> 1)] }
    }
    return predicted.withUnsafeBufferPointer { predicted in
      var (start, before, inside, spread) = (0, 0, 0, 0.0)
      for position in 0..<predicted.count {
        let entry = predicted[position]
        inside += Int(counts[Int(entry >> 1)])
        guard entry & 1 == 1 else { continue }
        let rank = 2 * before + inside - weights.total
        spread += Double(inside) * Double(rank) * Double(rank)
        for index in start...position { ranks[Int(predicted[index] >> 1)] = Int32(truncatingIfNeeded: rank) }
        (start, before, inside) = (position + 1, before + inside, 0)
      }
      return spread
    }
  }
}
