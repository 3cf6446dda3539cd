import Inference
import Manifest
import Tables

/// Answers that were recorded in columns of a data set or file.
struct RecordedAnswers {
  let model: ModelEntry
  let recorded: RecordedColumns
  let spec: EvaluationSpec
  let truth: Truth

  /// True where the numbers are said to rank only, and not to be probabilities.
  var ranksOnly: Bool {
    spec.task == .binary
      && (recorded.orderStated || recorded.order == .ascending || recorded.output == .scores
        || recorded.output == .values)
  }

  /// - Parameter table: the rows evaluated.
  func read(_ table: Table) throws(EvaluationFailure) -> Predictions {
    let columns = TableColumns(table)
    if !recorded.columns.isEmpty { return try probabilities(columns) }
    guard let name = recorded.column else {
      throw EvaluationFailure(
        "the model “\(model.id)” names no column of predictions", at: model.location,
        expected: "`column:`, or `columns:` with one a class")
    }
    return try single(try columns.column(name), name)
  }

  private func probabilities(_ columns: TableColumns) throws(EvaluationFailure) -> Predictions {
    var parts: [[Double]] = []
    for name in recorded.columns { parts.append(try numbers(try columns.column(name), name)) }
    let rows = parts.first?.count ?? 0
    var all: [Double] = []
    all.reserveCapacity(rows * parts.count)
    for row in 0..<rows { for part in parts { all.append(part[row]) } }
    return Predictions(probabilities: all)
  }

  private func single(_ column: Column, _ name: Located<String>) throws(EvaluationFailure) -> Predictions {
    let rows = column.count
    if takesLabels(column) {
      var labels: [String] = []
      labels.reserveCapacity(rows)
      for row in 0..<rows { labels.append(column.text(at: row) ?? "(null)") }
      return Predictions(labels: labels)
    }
    let values = try numbers(column, name)
    if spec.task == .ranking, recorded.order == .ascending { return Predictions(values: values.map { -$0 }) }
    guard spec.task == .binary else { return Predictions(values: values) }
    if recorded.output == .probabilities, values.contains(where: { $0 < 0 || $0 > 1 }) {
      throw EvaluationFailure(
        "the column “\(name.value)” holds numbers outside 0...1, which are not probabilities", at: name.location,
        expected: "numbers from 0 to 1", help: "set `output: scores` if they only rank")
    }
    let signed = recorded.order == .ascending ? values.map { -$0 } : values
    return Predictions(values: signed)
  }

  private func takesLabels(_ column: Column) -> Bool {
    guard recorded.output == .auto else { return recorded.output == .labels }
    switch (column.values, spec.task) {
    case (.texts, _), (.booleans, _): return !spec.task.comparesNumbers
    case (_, .multiclass), (_, .ordinal): return true
    case (.integers(let all), .binary):
      // Zeros and ones are labels where the truth is written the same way, else certain probabilities.
      return !ranksOnly && Set(truth.distinct).isSubset(of: ["0", "1"])
        && all.allSatisfy { $0 == 0 || $0 == 1 }
    default: return false
    }
  }

  private func numbers(_ column: Column, _ name: Located<String>) throws(EvaluationFailure) -> [Double] {
    guard let values = column.numbers else {
      throw EvaluationFailure(
        "the column “\(name.value)” of the model “\(model.id)” holds values of the kind “\(column.typeName)”",
        at: name.location,
        expected: "a numeric column")
    }
    return values
  }
}
