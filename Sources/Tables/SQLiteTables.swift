import CSQLite
import Foundation

/// Rows of tables in an SQLite database that another tool keeps, read-only.
public struct SQLiteTables: Sendable {
  /// One row, by column name. Nulls and bytes are left out.
  public struct Row: Sendable {
    enum Value: Sendable {
      case number(Double)
      case text(String)
    }

    var values: [String: Value] = [:]

    public func text(_ column: String) -> String? {
      if case .text(let text) = values[column] { text } else { nil }
    }

    public func number(_ column: String) -> Double? {
      if case .number(let number) = values[column] { number } else { nil }
    }
  }

  /// The most rows that are read of one table.
  static let maximumRows: Int32 = 10_000

  let path: String
  let shown: String

  public init(path: String, shownAs shown: String) {
    self.path = path
    self.shown = shown
  }

  /// The rows in which a column has a text; nil when this is no SQLite database, or has no such table or column.
  public func rows(of table: String, where column: String, equals value: String) -> [Row]? {
    var address = URLComponents()
    address.scheme = "file"
    address.path = path
    address.queryItems = [URLQueryItem(name: "mode", value: "ro"), URLQueryItem(name: "immutable", value: "1")]
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    let status = sqlite3_open_v2(address.string ?? path, &handle, flags, nil)
    defer { sqlite3_close_v2(handle) }
    guard status == SQLITE_OK, let handle,
      sqlite3_exec(handle, "PRAGMA trusted_schema = OFF", nil, nil, nil) == SQLITE_OK
    else { return nil }
    let query =
      "SELECT * FROM \(SQL.name(table)) WHERE \(SQL.name(column)) = \(SQL.text(value)) LIMIT \(Self.maximumRows)"
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK, let statement else { return nil }
    defer { sqlite3_finalize(statement) }
    var rows: [Row] = []
    while true {
      let step = sqlite3_step(statement)
      if step == SQLITE_DONE { return rows }
      guard step == SQLITE_ROW else { return nil }
      rows.append(Self.row(statement))
    }
  }

  private static func row(_ statement: OpaquePointer) -> Row {
    var row = Row()
    for index in 0..<sqlite3_column_count(statement) {
      guard let name = sqlite3_column_name(statement, index).map({ String(cString: $0) }) else { continue }
      switch sqlite3_column_type(statement, index) {
      case SQLITE_INTEGER, SQLITE_FLOAT: row.values[name] = .number(sqlite3_column_double(statement, index))
      case SQLITE_TEXT:
        row.values[name] = sqlite3_column_text(statement, index).map { .text(String(cString: $0)) }
      default: break
      }
    }
    return row
  }
}
