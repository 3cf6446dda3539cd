import Measurements
import Statistics

/// The test of DeLong, DeLong and Clarke-Pearson (1988) for two ROC AUCs on the same rows, by placements in one sort (after Sun and Xu, 2014).
enum DeLongTest {
  /// - Returns: nil when a class has fewer than two rows, or where an AUC is not defined.
  static func compare(positive: [UInt8], model: [Double], baseline: [Double]) -> DeLong? {
    guard let a = Placements(positive, model), let b = Placements(positive, baseline) else { return nil }
    func covariance(_ x: Placements, _ y: Placements) -> Double {
      sampleCovariance(x.positives, y.positives) / Double(x.positives.count)
        + sampleCovariance(x.negatives, y.negatives) / Double(x.negatives.count)
    }
    let (aa, bb, ab) = (covariance(a, a), covariance(b, b), covariance(a, b))
    let variance = aa + bb - 2 * ab
    // Equal rankings leave only the rounding of the sums.
    let z = variance > 1e-14 * (aa + bb) ? (a.auc - b.auc) / variance.squareRoot() : nil
    return DeLong(
      aucModel: a.auc, aucBaseline: b.auc, seModel: max(0, aa).squareRoot(), seBaseline: max(0, bb).squareRoot(), z: z,
      p: z.map(Normal.twoSided))
  }

  /// The interval of one ROC AUC: its value, plus and minus the normal quantile times DeLong's standard error, within 0...1.
  ///
  /// - Returns: nil where there is no standard error, or where it is zero because the classes are separated: such rows do
  ///   not say how sure the value is.
  static func interval(positive: [UInt8], scores: [Double], level: Double) -> (low: Double, high: Double)? {
    let m = positive.reduce(0) { $0 + Int($1) }
    let n = positive.count - m
    guard m > 1, n > 1, let z = Normal.quantile(0.5 + level / 2), z.isFinite else { return nil }
    let (all, above) = (Double(n), Double(m))
    let ranking = Ranking(scores: scores, positive: positive)
    var (sum, spreadOfPositives, spreadOfNegatives) = (0.0, 0.0, 0.0)
    ranking.forEachTie { group in sum += Double(group.positive) * group.beaten }
    let auc = sum / (all * above)
    ranking.forEachTie { group in
      let (beaten, beating) = (group.beaten / all - auc, group.beating / above - auc)
      spreadOfPositives += Double(group.positive) * beaten * beaten
      spreadOfNegatives += Double(group.negative) * beating * beating
    }
    let variance = spreadOfPositives / (above - 1) / above + spreadOfNegatives / (all - 1) / all
    guard variance > 0 else { return nil }
    let half = z * variance.squareRoot()
    return (max(0, auc - half), min(1, auc + half))
  }

  private static func sampleCovariance(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (xMean, yMean) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    return zip(x, y).reduce(0) { $0 + ($1.0 - xMean) * ($1.1 - yMean) } / (n - 1)
  }

  /// For each positive row the share of negatives it beats, and for each negative row the share of positives that beat it.
  private struct Placements {
    let auc: Double
    let positives: [Double]
    let negatives: [Double]

    /// One pass over all rows in order of score gives every placement: what lies below a group of equal scores, and half of
    /// what lies in it.
    init?(_ positive: [UInt8], _ scores: [Double]) {
      let m = positive.reduce(0) { $0 + Int($1) }
      let n = positive.count - m
      guard m > 1, n > 1 else { return nil }
      let order = Order.ascending(scores)
      // Where each row's placement stands: rows of a class keep their own order, so that two models' placements pair up.
      var place = [Int32](repeating: 0, count: positive.count)
      var (positives, negatives): (Int32, Int32) = (0, 0)
      for row in positive.indices {
        if positive[row] == 1 {
          place[row] = positives
          positives += 1
        } else {
          place[row] = negatives
          negatives += 1
        }
      }
      var upper = [Double](repeating: 0, count: m)
      var lower = [Double](repeating: 0, count: n)
      var (below, beneath, start, sum) = (0, 0, 0, 0.0)
      while start < order.count {
        var (end, own, other) = (start, 0, 0)
        let score = scores[Int(order[start])]
        while end < order.count, scores[Int(order[end])] == score {
          if positive[Int(order[end])] == 1 { own += 1 } else { other += 1 }
          end += 1
        }
        let beaten = (Double(beneath) + Double(other) / 2) / Double(n)
        let beating = 1 - (Double(below) + Double(own) / 2) / Double(m)
        for position in start..<end {
          let row = Int(order[position])
          if positive[row] == 1 { upper[Int(place[row])] = beaten } else { lower[Int(place[row])] = beating }
        }
        sum += Double(own) * (Double(beneath) + Double(other) / 2)
        below += own
        beneath += other
        start = end
      }
      self.positives = upper
      self.negatives = lower
      auc = sum / (Double(m) * Double(n))
    }
  }
}

extension Ranking {
  /// The rows of one score, each counted once.
  fileprivate struct Tie {
    let positive: Int
    let negative: Int
    /// The negatives that each of its positives beats, equal ones counting one half.
    let beaten: Double
    /// The positives that beat each of its negatives, equal ones counting one half.
    let beating: Double
  }

  @inline(__always)
  fileprivate func forEachTie(_ body: (Tie) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      var negatives = entries.reduce(0) { $0 + Int(~$1 >> 1 & 1) }
      var (positives, positive, size) = (0, 0, 0)
      for entry in entries {
        positive += Int(entry >> 1 & 1)
        size += 1
        guard entry & 1 == 1 else { continue }
        negatives -= size - positive
        body(
          Tie(
            positive: positive, negative: size - positive, beaten: Double(negatives) + Double(size - positive) / 2,
            beating: Double(positives) + Double(positive) / 2))
        positives += positive
        (positive, size) = (0, 0)
      }
    }
  }
}
