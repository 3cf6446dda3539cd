import Manifest
import Tables

/// Reads the weights of the rows.
struct WeightReader {
  let spec: EvaluationSpec

  /// The weight of each of the rows; nil where the evaluation names no column of weights.
  ///
  /// - Throws: where a weight is missing, negative or not finite, and where all are zero.
  func read(_ table: Table, rows: [Int32]) throws(EvaluationFailure) -> [Double]? {
    guard let name = spec.weight else { return nil }
    let column = try TableColumns(table).column(name)
    guard let all = column.numbers else {
      throw EvaluationFailure(
        "the column of weights “\(name.value)” holds values of the kind “\(column.typeName)”", at: name.location,
        expected: "a numeric column")
    }
    let weights = rows.map { all[Int($0)] }
    if let bad = weights.firstIndex(where: { !($0.isFinite && $0 >= 0) }) {
      throw EvaluationFailure(
        "the weight in row \(rows[bad] + 1) of the rows evaluated is \(weights[bad].isNaN ? "missing" : String(weights[bad]))",
        at: name.location, expected: "a finite number of at least 0 in every row")
    }
    let total = weights.reduce(0, +)
    guard total > 0, total.isFinite else {
      throw EvaluationFailure(
        "the weights in “\(name.value)” add up to \(total)", at: name.location,
        expected: "at least one weight above 0, and a finite sum")
    }
    return weights
  }
}
