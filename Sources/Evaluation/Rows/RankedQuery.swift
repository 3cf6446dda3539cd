import Foundation
import Manifest
import Statistics

/// 2ˣ
func pow2(_ x: Double) -> Double { exp2(x) }

/// One query's rows in falling order of score, as groups of equal scores.
///
/// The order inside a group is not known, so each metric is its mean over all orders of the group, but for the average
/// precision without a cut-off, which is scikit-learn's: there a group is one step.
struct RankedQuery {
  struct Group {
    var gains: [Double]
    /// How many of its rows are relevant.
    var relevant: Int
    var count: Int { gains.count }
  }

  let groups: [Group]
  let count: Int
  let relevant: Int
  private let relevance: [Double]

  init(_ query: QueryRows.Query) {
    var groups: [Group] = []
    var last = Double.nan
    for row in Order.descending(query.scores) {
      let (score, gain) = (query.scores[Int(row)], query.relevance[Int(row)])
      if score != last { groups.append(Group(gains: [], relevant: 0)) }
      groups[groups.count - 1].gains.append(gain)
      groups[groups.count - 1].relevant += gain > 0 ? 1 : 0
      last = score
    }
    self.groups = groups
    relevance = query.relevance
    count = query.relevance.count
    relevant = query.relevance.count { $0 > 0 }
  }

  /// How many rows a cut-off means: a share is rounded, at least one.
  func rows(_ cutoff: MetricName.Cutoff) -> Int {
    switch cutoff {
    case .count(let k): max(1, k)
    case .share(let share): min(count, max(1, Int((min(1, max(0, share)) * Double(count)).rounded())))
    }
  }

  /// Discounted cumulative gain over that of the best order; equal scores share the mean gain of their places.
  func ndcg(_ k: Int?, gain: (Double) -> Double) -> Double {
    let limit = k ?? count
    var (sum, place) = (0.0, 0)
    for group in groups where place < limit {
      let mean = group.gains.reduce(0) { $0 + gain($1) } / Double(group.count)
      for _ in 0..<min(group.count, limit - place) {
        sum += mean * Self.discount(place)
        place += 1
      }
    }
    var best = 0.0
    for (place, value) in relevance.map(gain).sorted(by: >).prefix(limit).enumerated() {
      best += value * Self.discount(place)
    }
    return best > 0 ? sum / best : 0
  }

  private static func discount(_ place: Int) -> Double { 1 / log2(Double(place) + 2) }

  /// Σ (Rₙ − Rₙ₋₁) Pₙ over the groups.
  var averagePrecision: Double {
    var (hits, seen, sum) = (0, 0, 0.0)
    for group in groups {
      hits += group.relevant
      seen += group.count
      sum += Double(group.relevant) * Double(hits) / Double(seen)
    }
    return sum / Double(relevant)
  }

  /// Σ P(i) rel(i) over the first k places, over the smaller of k and the relevant rows.
  func averagePrecision(at k: Int) -> Double {
    var (hits, place, sum) = (0, 0, 0.0)
    for group in groups where place < k {
      let (n, r) = (Double(group.count), Double(group.relevant))
      for offset in 0..<min(group.count, k - place) {
        // The expected product of being relevant here and of the hits up to here.
        let others = group.count > 1 ? Double(offset) * (r - 1) / (n - 1) : 0
        sum += r / n * (Double(hits) + 1 + others) / Double(place + offset + 1)
      }
      hits += group.relevant
      place += group.count
    }
    return sum / Double(min(k, relevant))
  }

  /// The expected number of relevant rows among the first k.
  func hits(_ k: Int) -> Double {
    var (hits, place) = (0.0, 0)
    for group in groups where place < k {
      hits += Double(group.relevant) * Double(min(group.count, k - place)) / Double(group.count)
      place += group.count
    }
    return hits
  }

  /// The chance that one of the first k is relevant.
  func hitChance(_ k: Int) -> Double {
    var place = 0
    for group in groups where place < k {
      if group.relevant > 0 { return 1 - missChance(group, first: min(group.count, k - place)) }
      place += group.count
    }
    return 0
  }

  /// The chance that none of a group's first rows is relevant.
  private func missChance(_ group: Group, first: Int) -> Double {
    var chance = 1.0
    for drawn in 0..<first {
      chance *= Double(max(0, group.count - group.relevant - drawn)) / Double(group.count - drawn)
    }
    return chance
  }

  /// The expected 1 / place of the first relevant row, zero where that is after place k.
  func reciprocalRank(_ k: Int) -> Double {
    var place = 0
    for group in groups where place < k {
      if group.relevant > 0 {
        var (sum, missed) = (0.0, 1.0)
        for offset in 0..<min(group.count, k - place) {
          let left = Double(group.count - offset)
          sum += missed * Double(group.relevant) / left / Double(place + offset + 1)
          missed *= Double(max(0, group.count - group.relevant - offset)) / left
        }
        return sum
      }
      place += group.count
    }
    return 0
  }
}
