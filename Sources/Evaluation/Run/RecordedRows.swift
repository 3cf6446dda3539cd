import Manifest
import Tables

/// Finds the rows of recorded predictions that belong to the rows evaluated.
struct RecordedRows {
  let entry: ModelEntry
  let recorded: RecordedPredictions
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource

  /// A table with one row for each row of `table`, in its order.
  ///
  /// Predictions in the evaluation's own data stand beside the truth already. Those in another catalog entry are joined
  /// by the key columns of both entries: by position alone a wrong order would never be noticed.
  func table(matching table: Table) throws(EvaluationFailure) -> Table {
    guard recorded.data.value != spec.data.entry else { return table }
    let (own, other) = try keys()
    var reference = spec.data
    (reference.entry, reference.split, reference.location) = (recorded.data.value, split, recorded.data.location)
    let records = try source.table(for: reference, filter: [], columns: nil, project: project)
    let recordKey = try TableColumns(records).column(other)
    var rowOfKey: [String: Int] = [:]
    for row in 0..<records.rowCount {
      guard let key = recordKey.text(at: row) else { continue }
      guard rowOfKey.updateValue(row, forKey: key) == nil else {
        throw failure("the key “\(Listing.clip(key))” stands twice in “\(recorded.data.value)”", "one row a key")
      }
    }
    let ownKey = try TableColumns(table).column(own)
    var rows: [Int] = []
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      guard let key = ownKey.text(at: row), let found = rowOfKey[key] else {
        throw failure(
          "the model “\(entry.id)” has no prediction for the row with key “\(Listing.clip(ownKey.text(at: row) ?? "(null)"))”",
          "a prediction for every row of “\(spec.data.entry)”")
      }
      rows.append(found)
    }
    return Table(rowCount: rows.count, columns: wanted(records).map { $0.gathered(rows) })
  }

  private func wanted(_ table: Table) -> [Column] {
    let names = recorded.columns.map(\.value) + (recorded.column.map { [$0.value] } ?? [])
    return table.columns.filter { names.contains($0.name) }
  }

  /// The same split as the evaluation's, where the other entry has it.
  private var split: String? {
    let names = project.catalog.first { $0.id == recorded.data.value }?.splits?.names ?? []
    return spec.data.split.flatMap { names.contains($0) ? $0 : nil }
  }

  private func keys() throws(EvaluationFailure) -> (Located<String>, Located<String>) {
    let own = project.catalog.first { $0.id == spec.data.entry }?.key
    let other = project.catalog.first { $0.id == recorded.data.value }?.key
    if let own, let other { return (own, other) }
    throw EvaluationFailure(
      "the predictions of “\(entry.id)” are in “\(recorded.data.value)” and the evaluation's rows in "
        + "“\(spec.data.entry)”, and nothing says which row belongs to which", at: recorded.data.location,
      expected: "`key:` in both catalog entries", help: "add the column that identifies a row as `key:`")
  }

  private func failure(_ message: String, _ expected: String) -> EvaluationFailure {
    EvaluationFailure(message, at: recorded.data.location, expected: expected)
  }
}
