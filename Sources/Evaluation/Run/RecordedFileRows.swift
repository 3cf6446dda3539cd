import Manifest
import Tables

/// Finds the rows of a file of recorded predictions that belong to the rows evaluated.
struct RecordedFileRows {
  let entry: ModelEntry
  let file: RecordedFile
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource

  /// A table with one row for each row of `table`, in its order.
  ///
  /// With a key the rows are joined by it. Without one the file has to hold exactly the rows evaluated, in their order:
  /// columns that both have show whether it does.
  func table(matching table: Table) throws(EvaluationFailure) -> Table {
    let records = try read()
    guard let key = file.key else { return try inOrder(records, table) }
    let places = try places(records, table, key)
    var rows: [Int] = []
    rows.reserveCapacity(places.count)
    for place in places {
      guard let found = place.row else {
        throw failure(
          "“\(file.path.value)” has no prediction for the row with key “\(Listing.clip(place.key ?? "(null)"))”",
          "a prediction for every row of “\(spec.data.entry)”")
      }
      rows.append(found)
    }
    return Table(rowCount: rows.count, columns: wanted(records).map { $0.gathered(rows) })
  }

  /// The texts of a column, one for each row of `table` in its order; nil where the file has none.
  func texts(_ column: Located<String>, matching table: Table) throws(EvaluationFailure) -> [String?] {
    let records = try read()
    let texts = try TableColumns(records).column(column)
    guard let key = file.key else {
      _ = try inOrder(records, table)
      return (0..<table.rowCount).map { texts.text(at: $0) }
    }
    return try places(records, table, key).map { place in place.row.flatMap { texts.text(at: $0) } }
  }

  /// For each row of `table` its key, and the row of the file with that key.
  private func places(
    _ records: Table, _ table: Table, _ key: Located<String>
  ) throws(EvaluationFailure) -> [(key: String?, row: Int?)] {
    let recordKey = try TableColumns(records).column(key)
    let ownName = project.catalog.first { $0.id == spec.data.entry }?.key ?? key
    guard let ownKey = table.column(named: ownName.value) else {
      throw EvaluationFailure(
        "the data “\(spec.data.entry)” have no column “\(ownName.value)” to join the predictions by", at: key.location,
        expected: "the key in both", help: "name the data's own column as `key:` of the catalog entry")
    }
    var rowOfKey: [String: Int] = [:]
    for row in 0..<records.rowCount {
      guard let value = recordKey.text(at: row) else { continue }
      guard rowOfKey.updateValue(row, forKey: value) == nil else {
        throw failure("the key “\(Listing.clip(value))” stands twice in “\(file.path.value)”", "one row a key")
      }
    }
    return (0..<table.rowCount).map { row in
      let value = ownKey.text(at: row)
      return (value, value.flatMap { rowOfKey[$0] })
    }
  }

  private func inOrder(_ records: Table, _ table: Table) throws(EvaluationFailure) -> Table {
    guard records.rowCount == table.rowCount else {
      throw failure(
        "“\(file.path.value)” has \(records.rowCount) rows, and \(table.rowCount) rows are evaluated",
        "one row for each row evaluated, in their order", help: "or join by a column: `key:`")
    }
    let answers = Set(file.answers.names)
    for column in records.columns where !answers.contains(column.name) {
      guard let own = table.column(named: column.name) else { continue }
      for row in 0..<table.rowCount where !Self.agree(column, own, row) {
        throw failure(
          "row \(row + 1) of “\(file.path.value)” belongs to another row: its “\(column.name)” is "
            + "“\(Listing.clip(column.text(at: row) ?? "(null)"))”, and that of the data "
            + "“\(Listing.clip(own.text(at: row) ?? "(null)"))”",
          "the rows evaluated, in their order", help: "or join by a column: `key:`")
      }
    }
    return Table(rowCount: records.rowCount, columns: wanted(records))
  }

  private static func agree(_ a: Column, _ b: Column, _ row: Int) -> Bool {
    if let x = a.number(at: row), let y = b.number(at: row) { return x == y }
    return a.text(at: row) == b.text(at: row)
  }

  /// The file's rows, read as a data set of their own.
  private func read() throws(EvaluationFailure) -> Table {
    let id = "\(entry.id) (file)"
    var reference = spec.data
    (reference.entry, reference.split, reference.location) = (id, nil, file.path.location)
    var own = project
    own.catalog.append(CatalogEntry(file: file, id: id))
    return try source.table(for: reference, filter: [], columns: nil, project: own)
  }

  private func wanted(_ table: Table) -> [Column] {
    let names = file.answers.names
    return table.columns.filter { names.contains($0.name) }
  }

  private func failure(_ message: String, _ expected: String, help: String? = nil) -> EvaluationFailure {
    EvaluationFailure(message, at: file.path.location, expected: expected, help: help)
  }
}
