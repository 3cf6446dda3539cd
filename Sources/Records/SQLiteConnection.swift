import CSQLite

/// A database file through SQLite's C interface: statements with bound values, nothing more.
final class SQLiteConnection {
  enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  private let handle: OpaquePointer
  private let path: String

  /// Opens or makes the file. Other processes that write are waited for, at most ten seconds.
  init(path: String) throws(RecordError) {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nil)
    guard status == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw RecordError(.write, "cannot open \(path)")
    }
    handle = opened
    self.path = path
    sqlite3_busy_timeout(handle, 10_000)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements without values.
  func run(_ sql: String) throws(RecordError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// Runs one statement and gives its rows.
  @discardableResult
  func query(_ sql: String, _ values: [Value] = []) throws(RecordError) -> [[Value]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure() }
    defer { sqlite3_finalize(statement) }
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let status =
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        case .real(let number): sqlite3_bind_double(statement, place, number)
        // The destructor -1 (SQLITE_TRANSIENT): SQLite copies the text before the call returns.
        case .text(let text):
          sqlite3_bind_text(statement, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }
      guard status == SQLITE_OK else { throw failure() }
    }
    var rows: [[Value]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_DONE: return rows
      case SQLITE_ROW: rows.append((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
      default: throw failure()
      }
    }
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT: .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
    default: .null
    }
  }

  /// Runs `body` as one transaction: all of it is kept, or nothing.
  func transaction(_ body: () throws(RecordError) -> Void) throws(RecordError) {
    try run("BEGIN IMMEDIATE")
    do throws(RecordError) {
      try body()
      try run("COMMIT")
    } catch {
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  private func failure() -> RecordError {
    RecordError(.write, "\(path): \(String(cString: sqlite3_errmsg(handle)))")
  }
}
