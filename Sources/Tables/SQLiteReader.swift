import CSQLite
import Foundation
import Manifest

/// Reads a table of an SQLite file through the system's library, read-only.
///
/// SQLite types values, not columns: a column of whole numbers is read as such, with any real number as numbers, with any
/// text as text. Bytes are refused.
enum SQLiteReader {
  static func read(_ file: DataFile, table: String, columns: [String]?, limit: Int) throws(TableError) -> Table {
    var handle: OpaquePointer?
    var address = URLComponents()
    address.scheme = "file"
    address.path = file.absolute
    address.queryItems = [URLQueryItem(name: "mode", value: "ro"), URLQueryItem(name: "immutable", value: "1")]
    let status = sqlite3_open_v2(address.string ?? file.absolute, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
    defer { sqlite3_close_v2(handle) }
    guard status == SQLITE_OK, let handle else { throw TableError(.noFile, "“\(file.shown)” cannot be opened") }
    try run(handle, "PRAGMA trusted_schema = OFF", file)
    let known = try names(handle, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name", file)
    guard known.contains(table) else {
      throw TableError(
        .noTable, "“\(file.shown)” has no table “\(table)”", expected: "one of: \(known.joined(separator: ", "))")
    }
    let own = try names(handle, "SELECT name FROM pragma_table_info(\(SQL.text(table)))", file)
    if let columns {
      for column in columns where !own.contains(column) {
        throw TableError(
          .noColumn, "the table “\(table)” of “\(file.shown)” has no column “\(column)”",
          expected: "one of: \(own.joined(separator: ", "))",
          help: ColumnGuess.nearest(to: column, among: own).map { "did you mean “\($0)”?" })
      }
    }
    let wanted = columns ?? own
    let list = wanted.map(SQL.name).joined(separator: ", ")
    return try rows(handle, "SELECT \(list) FROM \(SQL.name(table))", wanted, file, limit)
  }

  private static func rows(
    _ handle: OpaquePointer, _ sql: String, _ names: [String], _ file: DataFile, _ limit: Int
  ) throws(TableError) -> Table {
    let statement = try prepare(handle, sql, file)
    defer { sqlite3_finalize(statement) }
    var cells = names.map { _ in [Cell]() }
    var count = 0
    while true {
      let step = sqlite3_step(statement)
      if step == SQLITE_DONE { break }
      guard step == SQLITE_ROW else { throw failure(handle, file) }
      count += 1
      guard count <= limit / max(1, names.count) else {
        throw TableError(.tooLarge, "the data hold more than \(limit) values")
      }
      for column in names.indices {
        let index = Int32(column)
        switch sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: cells[column].append(.integer(sqlite3_column_int64(statement, index)))
        case SQLITE_FLOAT: cells[column].append(.real(sqlite3_column_double(statement, index)))
        case SQLITE_TEXT:
          let text = sqlite3_column_text(statement, index).map { String(cString: $0) } ?? ""
          cells[column].append(text.isEmpty ? .null : .text(text))
        case SQLITE_NULL: cells[column].append(.null)
        default:
          throw TableError(
            .wrongType, "the column “\(names[column])” of “\(file.shown)” holds bytes", expected: "numbers or text")
        }
      }
    }
    return Table(rowCount: count, columns: zip(names, cells).map { column(named: $0, $1) })
  }

  private enum Cell {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  private static func column(named name: String, _ cells: [Cell]) -> Column {
    var hasText = false
    var hasReal = false
    var nulls: [Bool] = []
    for cell in cells {
      switch cell {
      case .text: hasText = true
      case .real: hasReal = true
      case .integer, .null: break
      }
      if case .null = cell { nulls.append(true) } else { nulls.append(false) }
    }
    let values: Column.Values
    if hasText {
      values = .texts(
        TextValues(
          cells.map { cell in
            switch cell {
            case .null: ""
            case .integer(let value): String(value)
            case .real(let value): value.description
            case .text(let text): text
            }
          }))
    } else if hasReal {
      values = .doubles(
        cells.map { cell in
          switch cell {
          case .integer(let value): Double(value)
          case .real(let value): value
          case .null, .text: 0
          }
        })
    } else {
      values = .integers(cells.map { if case .integer(let value) = $0 { value } else { 0 } })
    }
    return Column(name: name, values: values, nulls: nulls.contains(true) ? nulls : nil)
  }

  private static func names(_ handle: OpaquePointer, _ sql: String, _ file: DataFile) throws(TableError) -> [String] {
    let statement = try prepare(handle, sql, file)
    defer { sqlite3_finalize(statement) }
    var names: [String] = []
    while true {
      let step = sqlite3_step(statement)
      if step == SQLITE_DONE { return names }
      guard step == SQLITE_ROW else { throw failure(handle, file) }
      if let text = sqlite3_column_text(statement, 0) { names.append(String(cString: text)) }
    }
  }

  private static func run(_ handle: OpaquePointer, _ sql: String, _ file: DataFile) throws(TableError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(handle, file) }
  }

  private static func prepare(_ handle: OpaquePointer, _ sql: String, _ file: DataFile) throws(TableError)
    -> OpaquePointer
  {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw failure(handle, file)
    }
    return statement
  }

  private static func failure(_ handle: OpaquePointer, _ file: DataFile) -> TableError {
    TableError(
      .malformed, "“\(file.shown)” cannot be read as SQLite: \(String(cString: sqlite3_errmsg(handle)))",
      expected: "an SQLite 3 file")
  }
}
