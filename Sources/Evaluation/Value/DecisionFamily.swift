import Manifest

/// The value a decision under row weights, so that its interval comes from the same resamples as any metric's.
struct DecisionFamily: Sendable {
  enum Rule: Sendable {
    /// Rows with at least this score are acted on; each row is a decision.
    case threshold(Double)
    /// The first so many rows are acted on; each of those is a decision.
    case first(Int)
  }

  private let rule: Rule
  private let fixed: [Double]
  private let order: [Int32]
  private let act: [Double]
  private let leave: [Double]

  init(_ rows: DecisionRows, rule: Rule) {
    self.rule = rule
    act = rows.act
    leave = rows.leave
    switch rule {
    case .threshold(let threshold):
      fixed = rows.values(threshold: threshold)
      order = []
    case .first:
      fixed = []
      order = rows.scores.indices.map(Int32.init).sorted { a, b in
        let (x, y) = (rows.scores[Int(a)], rows.scores[Int(b)])
        return x > y || (x == y && a < b)
      }
    }
  }

  /// Money over all rows, and how many decisions that is.
  func total(_ weights: RowWeights) -> (money: Double, decisions: Int) {
    switch rule {
    case .threshold: return (WeightedSum.of(fixed, weights), weights.total)
    case .first(let count):
      var left = min(count, weights.total)
      let decisions = left
      var money = 0.0
      for row in order {
        let weight = Int(weights.counts[Int(row)])
        let taken = min(left, weight)
        money += Double(taken) * act[Int(row)] + Double(weight - taken) * leave[Int(row)]
        left -= taken
      }
      return (money, decisions)
    }
  }

  /// Money a decision; not-a-number without rows.
  func perDecision(_ weights: RowWeights) -> Double {
    let found = total(weights)
    return found.decisions > 0 ? found.money / Double(found.decisions) : .nan
  }
}
