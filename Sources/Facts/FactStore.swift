import CSQLite

/// Why a query gave no answer.
public struct FactError: Error, Sendable, Hashable {
  public var message: String
}

/// The facts in a database in memory that can only be read: no writing, attaching, pragmas or loading, a limit on work
/// and on rows.
final class FactStore {
  private let handle: OpaquePointer
  /// Virtual-machine instructions a query may take, in steps of a thousand.
  private static let steps = 20_000
  private static let rowLimit = 200

  init(_ tables: [FactTable]) throws(FactError) {
    var handle: OpaquePointer?
    guard sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK, let handle
    else {
      sqlite3_close_v2(handle)
      throw FactError(message: "no database in memory")
    }
    self.handle = handle
    for table in tables { try fill(table) }
    guard sqlite3_exec(handle, "PRAGMA query_only = ON", nil, nil, nil) == SQLITE_OK else { throw failure }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 16)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 200)
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 50)
    sqlite3_set_authorizer(handle, authorize, nil)
  }

  deinit { sqlite3_close_v2(handle) }

  /// The rows' `message`, or their values in a line; nil for a row without any.
  func query(_ sql: String) throws(FactError) -> [String?] {
    var statement: OpaquePointer?
    var rest: String = ""
    let status = sql.withCString { start -> Int32 in
      var tail: UnsafePointer<CChar>?
      let status = sqlite3_prepare_v2(handle, start, -1, &statement, &tail)
      if let tail { rest = String(cString: tail) }
      return status
    }
    defer { sqlite3_finalize(statement) }
    guard status == SQLITE_OK else { throw failure }
    guard let statement else { throw FactError(message: "there is no query") }
    guard rest.allSatisfy({ $0.isWhitespace || $0 == ";" }) else {
      throw FactError(message: "there is more than one statement")
    }
    let budget = Budget(Self.steps)
    defer { withExtendedLifetime(budget) {} }
    sqlite3_progress_handler(handle, 1000, tick, Unmanaged.passUnretained(budget).toOpaque())
    defer { sqlite3_progress_handler(handle, 0, nil, nil) }
    var rows: [String?] = []
    while true {
      let step = sqlite3_step(statement)
      if step == SQLITE_DONE { return rows }
      guard step == SQLITE_ROW else {
        throw step == SQLITE_INTERRUPT ? FactError(message: "it takes too long") : failure
      }
      guard rows.count < Self.rowLimit else { throw FactError(message: "more than \(Self.rowLimit) rows") }
      rows.append(message(of: statement))
    }
  }

  private func message(of statement: OpaquePointer) -> String? {
    var values: [String] = []
    for column in 0..<sqlite3_column_count(statement) {
      guard let text = sqlite3_column_text(statement, column) else { continue }
      let value = String(cString: text)
      if let name = sqlite3_column_name(statement, column), String(cString: name) == "message" { return value }
      values.append(value)
    }
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  private func fill(_ table: FactTable) throws(FactError) {
    let columns = table.columns.map { "\($0.name) \($0.kind.rawValue)" }.joined(separator: ", ")
    guard sqlite3_exec(handle, "CREATE TABLE \(table.name) (\(columns)) STRICT", nil, nil, nil) == SQLITE_OK else {
      throw failure
    }
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, "INSERT INTO \(table.name) VALUES (\(marks))", -1, &statement, nil) == SQLITE_OK
    else { throw failure }
    for row in table.rows {
      for (index, value) in row.enumerated() {
        let position = Int32(index + 1)
        switch value {
        case .text(let text):
          text.withCString { _ = sqlite3_bind_text(statement, position, $0, -1, transient) }
        case .integer(let number): sqlite3_bind_int64(statement, position, Int64(number))
        case .real(let number): sqlite3_bind_double(statement, position, number)
        case .null: sqlite3_bind_null(statement, position)
        }
      }
      guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
      sqlite3_reset(statement)
    }
  }

  private var failure: FactError { FactError(message: String(cString: sqlite3_errmsg(handle))) }
}

/// Counts down while a query runs; only the thread that runs it touches it.
private final class Budget {
  var left: Int
  init(_ steps: Int) { left = steps }
}

private func tick(_ context: UnsafeMutableRawPointer?) -> Int32 {
  guard let context else { return 1 }
  let budget = Unmanaged<Budget>.fromOpaque(context).takeUnretainedValue()
  budget.left -= 1
  return budget.left < 0 ? 1 : 0
}

/// SQLite copies the text.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// Reading, and functions that give the same answer every time.
private func authorize(
  _ context: UnsafeMutableRawPointer?, _ action: Int32, _ first: UnsafePointer<CChar>?,
  _ second: UnsafePointer<CChar>?, _ database: UnsafePointer<CChar>?, _ trigger: UnsafePointer<CChar>?
) -> Int32 {
  switch action {
  case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
  case SQLITE_FUNCTION:
    let name = second.map { String(cString: $0).lowercased() } ?? ""
    let refused: Set<String> = [
      "load_extension", "random", "randomblob", "current_date", "current_time", "current_timestamp", "readfile",
      "writefile",
      "edit", "fts3_tokenizer",
    ]
    return refused.contains(name) ? SQLITE_DENY : SQLITE_OK
  default: return SQLITE_DENY
  }
}
