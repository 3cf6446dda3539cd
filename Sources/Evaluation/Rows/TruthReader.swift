import Manifest
import Tables

/// The truth of the rows that have one.
struct Truth: Sendable {
  /// Row numbers in the table, rising.
  var rows: [Int32]
  /// How many rows were left out because their truth is null.
  var dropped: Int
  /// The label of each row kept; empty for a regression.
  var labels: [String] = []
  /// The number of each row kept; empty for tasks with classes.
  var values: [Double] = []
  /// The distinct labels, sorted.
  var distinct: [String] = []
}

/// Reads the column of the truth.
struct TruthReader {
  let spec: EvaluationSpec

  func read(_ table: Table) throws(EvaluationFailure) -> Truth {
    guard table.rowCount > 0 else {
      throw EvaluationFailure(
        "the evaluation “\(spec.id)” has no rows", at: spec.data.location,
        expected: "at least one row after split and filter", help: "check the split and the filter")
    }
    guard table.rowCount <= Ranking.limit else {
      throw EvaluationFailure(
        "the evaluation “\(spec.id)” has \(table.rowCount) rows", at: spec.data.location,
        expected: "at most \(Ranking.limit) rows", help: "evaluate a sample")
    }
    let column = try TableColumns(table).column(spec.target)
    let rows = (0..<Int32(table.rowCount)).filter { !column.isNull(Int($0)) }
    guard !rows.isEmpty else {
      throw EvaluationFailure(
        "every row's “\(column.name)” is null, so there is nothing to compare with", at: spec.target.location,
        expected: "a target with values")
    }
    var truth = Truth(rows: rows, dropped: table.rowCount - rows.count)
    if spec.task.comparesNumbers {
      truth.values = try numbers(column, rows)
    } else {
      truth.labels = rows.map { column.text(at: Int($0)) ?? "" }
      truth.distinct = ClassScheme.sorted(Set(truth.labels))
    }
    return truth
  }

  private func numbers(_ column: Column, _ rows: [Int32]) throws(EvaluationFailure) -> [Double] {
    guard let all = column.numbers else {
      throw EvaluationFailure(
        "the target “\(column.name)” holds values of the kind “\(column.typeName)”, and a task of the kind `\(spec.task.rawValue)` compares numbers",
        at: spec.target.location, expected: "a numeric column",
        help: "name a numeric column, or set `task:` to binary, multiclass or ordinal")
    }
    for row in rows where !all[Int(row)].isFinite {
      throw EvaluationFailure(
        "the target “\(column.name)” is not a finite number in row \(row + 1) of the rows evaluated",
        at: spec.target.location, expected: "finite numbers")
    }
    return rows.map { all[Int($0)] }
  }
}

extension TaskKind {
  /// True where the truth is a number.
  var comparesNumbers: Bool { self == .regression || self == .forecast || self == .ranking }
}

/// Columns of a table by name, with an error that helps.
struct TableColumns {
  private let table: Table

  init(_ table: Table) { self.table = table }

  func column(_ name: Located<String>) throws(EvaluationFailure) -> Column {
    if let column = table.column(named: name.value) { return column }
    let close = table.columns.first { $0.name.lowercased() == name.value.lowercased() }
    throw EvaluationFailure(
      "there is no column “\(Listing.clip(name.value))” in the data", at: name.location,
      expected: "one of the columns \(Listing.quoted(table.columns.map(\.name), limit: 20))",
      help: close.map { "did you mean “\($0.name)”?" })
  }
}
