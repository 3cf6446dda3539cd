import Manifest
import Measurements
import Tables

/// Rows of a binary evaluation with what acting on each of them, and leaving it alone, is worth.
struct DecisionRows: Sendable {
  /// Rises with how likely a row is positive.
  let scores: [Double]
  let act: [Double]
  let leave: [Double]
  let truth: [UInt8]

  var count: Int { scores.count }

  /// - Throws: when an amount cannot be computed for a row, with which.
  init(_ model: ValueModel, rows: BinaryRows, scores: [Double], table: Table, kept: [Int32]) throws(EvaluationFailure) {
    func amounts(_ outcome: ValueModel.Outcome, _ fixed: Money?) throws(EvaluationFailure) -> [Double] {
      guard let formula = model.formulas.first(where: { $0.outcome == outcome })?.formula else {
        return [Double](repeating: fixed?.amount ?? 0, count: rows.truth.count)
      }
      var columns: [String: Column] = [:]
      for name in formula.value.columns {
        columns[name] = try TableColumns(table).column(Located(name, at: formula.location))
      }
      var values: [Double] = []
      values.reserveCapacity(kept.count)
      for row in kept {
        let value = formula.value.evaluate { columns[$0]?.number(at: Int(row)) ?? .nan }
        guard value.isFinite else {
          throw EvaluationFailure(
            "the formula “\(formula.value.text)” gives no number in row \(row + 1) of the rows evaluated",
            at: formula.location, expected: "a number in every row",
            help: "do its columns hold numbers, without empty cells and divisions by zero?")
        }
        values.append(value)
      }
      return values
    }
    let (tp, fp) = (try amounts(.tp, model.tp), try amounts(.fp, model.fp))
    let (fn, tn) = (try amounts(.fn, model.fn), try amounts(.tn, model.tn))
    self.scores = scores
    truth = rows.truth
    act = rows.truth.indices.map { rows.truth[$0] == 1 ? tp[$0] : fp[$0] }
    leave = rows.truth.indices.map { rows.truth[$0] == 1 ? fn[$0] : tn[$0] }
  }

  /// Money of each row when all rows with at least this score are acted on.
  func values(threshold: Double) -> [Double] {
    scores.indices.map { scores[$0] >= threshold ? act[$0] : leave[$0] }
  }

  /// The total with each row acted on by its answer.
  func total(threshold: Double) -> Double { values(threshold: threshold).reduce(0, +) }

  /// The smallest of the candidates 0, every score, and above 1 with the highest total.
  ///
  /// - Returns: the threshold and its total; above all scores it is the next number after 1 or the largest score.
  func best() -> (threshold: Double, total: Double) {
    var order = scores.indices.map { $0 }
    order.sort { (scores[$0], $0) > (scores[$1], $1) }
    var total = leave.reduce(0, +)
    var best = (threshold: max(1, scores.max() ?? 1).nextUp, total: total)
    var position = 0
    while position < order.count {
      let score = scores[order[position]]
      while position < order.count, scores[order[position]] == score {
        total += act[order[position]] - leave[order[position]]
        position += 1
      }
      if total >= best.total { best = (score, total) }
    }
    // Zero calls the same rows as the smallest score and is the smaller candidate.
    if let smallest = scores.min(), smallest > 0, best.threshold == smallest { best.threshold = 0 }
    return best
  }
}
