import CDuckDB
import Foundation

/// One in-memory database with one connection, used from one thread.
final class DuckDBSession {
  private let handle: OpaquePointer

  init(_ library: OpaquePointer, _ settings: [(String, String)]) throws(TableError) {
    var problem = [CChar](repeating: 0, count: 512)
    let names = settings.map { strdup($0.0) }
    let values = settings.map { strdup($0.1) }
    defer { for text in names + values { free(text) } }
    let constantNames = names.compactMap { $0.map { UnsafePointer($0) } }
    let constantValues = values.compactMap { $0.map { UnsafePointer($0) } }
    let opened = problem.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap {
        dossier_duckdb_open(library, constantNames, constantValues, settings.count, $0, buffer.count)
      }
    }
    guard let opened else {
      let text = String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw TableError(.queryFailed, "DuckDB could not be started: \(text)")
    }
    handle = opened
  }

  deinit { dossier_duckdb_close(handle) }

  func run(_ sql: String) throws(TableError) {
    guard let rows = dossier_duckdb_query(handle, sql) else { throw failure() }
    dossier_duckdb_finish(rows)
  }

  /// Column names with the types of their values, as DuckDB names them.
  func describe(_ query: String) throws(TableError) -> [(name: String, type: String)] {
    let table = try table("DESCRIBE \(query)", limit: 1_000_000)
    guard let names = table.columns.first, let types = table.columns.dropFirst().first else { return [] }
    return (0..<table.rowCount).map { (names.text(at: $0) ?? "", types.text(at: $0) ?? "") }
  }

  /// All rows of a query whose columns are BIGINT, DOUBLE, BOOLEAN, VARCHAR, DATE or TIMESTAMP.
  func table(_ query: String, limit cells: Int) throws(TableError) -> Table {
    guard let rows = dossier_duckdb_query(handle, query) else { throw failure() }
    defer { dossier_duckdb_finish(rows) }
    var builders: [ColumnBuilder] = []
    for column in 0..<dossier_duckdb_columns(rows) {
      let name = dossier_duckdb_name(rows, column).map { String(cString: $0) } ?? ""
      guard let builder = ColumnBuilder(name: name, type: Int(dossier_duckdb_type(rows, column))) else {
        throw TableError(.wrongType, "the column “\(name)” has a type that cannot be read")
      }
      builders.append(builder)
    }
    var count = 0
    while true {
      let size = dossier_duckdb_next(rows)
      if size == 0 { break }
      count += size
      guard count <= cells / max(1, builders.count) else {
        throw TableError(
          .tooLarge, "the data hold more than \(cells) values", help: "name fewer columns, or split the data")
      }
      for column in builders.indices {
        guard let data = dossier_duckdb_data(rows, column) else { continue }
        builders[column].append(data, dossier_duckdb_validity(rows, column), count: size)
      }
    }
    return Table(rowCount: count, columns: builders.map { $0.finish() })
  }

  private func failure() -> TableError {
    let text = String(cString: dossier_duckdb_error(handle))
    if text.contains("Out of Memory") {
      return TableError(
        .tooLarge, "the data do not fit into the memory allowed", help: "name fewer columns, or split the data")
    }
    return TableError(.queryFailed, text)
  }
}

/// Collects one column chunk by chunk.
private struct ColumnBuilder {
  private enum Kind { case double, integer, boolean, text, date, timestamp }

  private let name: String
  private let kind: Kind
  private var doubles: [Double] = []
  private var integers: [Int64] = []
  private var booleans: [Bool] = []
  private var dates: [Int32] = []
  private var bytes: [UInt8] = []
  private var offsets: [Int] = [0]
  private var nulls: [Bool] = []
  private var hasNulls = false
  private var count = 0

  init?(name: String, type: Int) {
    self.name = name
    switch type {
    case Int(DOSSIER_DUCKDB_DOUBLE): kind = .double
    case Int(DOSSIER_DUCKDB_BIGINT): kind = .integer
    case Int(DOSSIER_DUCKDB_BOOLEAN): kind = .boolean
    case Int(DOSSIER_DUCKDB_VARCHAR): kind = .text
    case Int(DOSSIER_DUCKDB_DATE): kind = .date
    case Int(DOSSIER_DUCKDB_TIMESTAMP): kind = .timestamp
    default: return nil
    }
  }

  mutating func append(_ data: UnsafeRawPointer, _ validity: UnsafePointer<UInt64>?, count size: Int) {
    func isValid(_ row: Int) -> Bool { validity.map { $0[row >> 6] & (1 << UInt64(row & 63)) != 0 } ?? true }
    let start = count
    switch kind {
    case .double:
      doubles.append(contentsOf: UnsafeBufferPointer(start: data.assumingMemoryBound(to: Double.self), count: size))
    case .integer, .timestamp:
      integers.append(contentsOf: UnsafeBufferPointer(start: data.assumingMemoryBound(to: Int64.self), count: size))
    case .date:
      dates.append(contentsOf: UnsafeBufferPointer(start: data.assumingMemoryBound(to: Int32.self), count: size))
    case .boolean:
      let values = data.assumingMemoryBound(to: UInt8.self)
      for row in 0..<size { booleans.append(isValid(row) && values[row] != 0) }
    case .text:
      for row in 0..<size {
        if isValid(row) {
          var length: UInt32 = 0
          let text = dossier_duckdb_text(data, row, &length)
          text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: Int(length)))
          }
        }
        offsets.append(bytes.count)
      }
    }
    count += size
    guard validity != nil, (0..<size).contains(where: { !isValid($0) }) else {
      if hasNulls { nulls.append(contentsOf: repeatElement(false, count: size)) }
      return
    }
    if !hasNulls {
      hasNulls = true
      nulls = [Bool](repeating: false, count: start)
    }
    for row in 0..<size {
      let missing = !isValid(row)
      nulls.append(missing)
      if missing { clear(start + row) }
    }
  }

  /// What a null slot holds is zero, whatever the engine left there.
  private mutating func clear(_ row: Int) {
    switch kind {
    case .double: doubles[row] = 0
    case .integer, .timestamp: integers[row] = 0
    case .date: dates[row] = 0
    case .boolean, .text: break
    }
  }

  consuming func finish() -> Column {
    let values: Column.Values =
      switch kind {
      case .double: .doubles(doubles)
      case .integer: .integers(integers)
      case .timestamp: .timestamps(integers)
      case .date: .dates(dates)
      case .boolean: .booleans(booleans)
      case .text: .texts(TextValues(bytes: bytes, offsets: offsets))
      }
    return Column(name: name, values: values, nulls: hasNulls ? nulls : nil)
  }
}
