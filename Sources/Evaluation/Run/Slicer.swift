import Manifest
import Tables

/// Rows with one value of one column.
struct RowSlice: Sendable {
  let column: String
  /// Nil for rows where it is null.
  let value: String?
  /// Positions among the rows that have a truth.
  let rows: [Int32]
}

/// Cuts rows by the values of a column.
enum Slicer {
  /// More values than this do not make slices.
  static let limit = 500

  /// The slices of a column: values in order, as numbers in a numeric column and else as text, null last.
  static func slices(by name: Located<String>, of table: Table, kept rows: [Int32]) throws(EvaluationFailure)
    -> [RowSlice]
  {
    let column = try TableColumns(table).column(name)
    var groups: [String: [Int32]] = [:]
    var nulls: [Int32] = []
    for (position, row) in rows.enumerated() {
      guard let value = column.text(at: Int(row)) else {
        nulls.append(Int32(position))
        continue
      }
      groups[value, default: []].append(Int32(position))
      guard groups.count <= limit else {
        throw EvaluationFailure(
          "the column “\(name.value)” has more than \(limit) values, too many to slice by", at: name.location,
          expected: "a column with at most \(limit) values",
          help: "slice by a coarser column, such as a group or a range")
      }
    }
    let values = column.numbers == nil ? groups.keys.sorted() : ClassScheme.sorted(groups.keys)
    var slices = values.map { RowSlice(column: name.value, value: $0, rows: groups[$0] ?? []) }
    if !nulls.isEmpty { slices.append(RowSlice(column: name.value, value: nil, rows: nulls)) }
    return slices
  }
}
