import Foundation
import Manifest

/// A column of a data set before it is read.
public struct ColumnInfo: Sendable, Hashable {
  public var name: String
  /// As DuckDB names it: `BIGINT`, `DOUBLE`, `VARCHAR`, `DATE`…
  public var type: String
}

/// Reads data sets into typed columns.
///
/// Rules of CSV and TSV: the first line names the columns; an empty field is null, quoted or not; `NA`, `None`, `nan` and
/// `null` are ordinary text; types are found over all rows: whole number, number, date, time, else text.
public struct TableReader: Sendable {
  let duckdb: DuckDB
  let options: TableOptions

  public init(duckdb: DuckDB, options: TableOptions = TableOptions()) {
    self.duckdb = duckdb
    self.options = options
  }

  /// The version of the engine.
  public var engineVersion: String { duckdb.version }

  /// The rows of a data set in the order of its files.
  ///
  /// - Parameters:
  ///   - split: nil for all rows.
  ///   - filter: rows that fail a condition are left out.
  ///   - columns: the columns to give, in this order; nil for all.
  public func read(
    _ entry: CatalogEntry, in project: Project, split: String? = nil, filter: [RowFilter] = [],
    columns: [String]? = nil
  ) throws(TableError) -> Table {
    var needed = columns
    let tests = try rowTests(entry, split: split, filter: filter)
    if needed != nil { for test in tests where needed?.contains(test.column) == false { needed?.append(test.column) } }
    let whole = try readFiles(entry, in: project, split: split, columns: needed)
    var rows = Array(0..<whole.rowCount)
    for test in tests {
      guard let column = whole.column(named: test.column) else {
        throw missing(test.column, of: entry, whole.columns.map(\.name))
      }
      rows = try test.apply(column, rows)
    }
    if let split, rows.isEmpty, filter.isEmpty {
      throw TableError(.noSplit, "the split “\(split)” of “\(entry.id)” holds no rows")
    }
    let filtered = tests.isEmpty ? whole : whole.gathered(rows)
    guard let columns else { return filtered }
    return Table(rowCount: filtered.rowCount, columns: columns.compactMap { filtered.column(named: $0) })
  }

  /// The columns of a data set without reading its rows.
  public func schema(of entry: CatalogEntry, in project: Project) throws(TableError) -> [ColumnInfo] {
    let files = try entry.files(in: project, split: nil)
    guard let source = entry.source else { return [] }
    if source.kind == .sqlite, let file = files.first {
      let table = try SQLiteReader.read(file, table: source.table ?? "", columns: nil, limit: options.maximumCells)
      return table.columns.map { ColumnInfo(name: $0.name, type: $0.typeName) }
    }
    let session = try session(for: entry, files)
    do throws(TableError) {
      return try describe(session, relation(source, files)).map { ColumnInfo(name: $0.name, type: $0.type) }
    } catch {
      throw explain(error, files, source.kind)
    }
  }

  private func readFiles(
    _ entry: CatalogEntry, in project: Project, split: String?, columns: [String]?
  ) throws(TableError) -> Table {
    let files = try entry.files(in: project, split: split)
    guard let source = entry.source else { throw TableError(.noFile, "the data set “\(entry.id)” names no source") }
    if source.kind == .postgres {
      throw TableError(
        .queryFailed, "PostgreSQL sources are not read by this version", help: "export the rows to a Parquet file")
    }
    if source.kind == .sqlite {
      return try readSQLite(files, entry, source, columns)
    }
    for file in files { try refuseEmpty(file, kind: source.kind) }
    let session = try session(for: entry, files)
    do throws(TableError) {
      let relation = relation(source, files)
      let described = try describe(session, relation)
      try checkNames(described.map(\.name), files)
      if let columns {
        for column in columns where !described.contains(where: { $0.name == column }) {
          throw missing(column, of: entry, described.map(\.name))
        }
      }
      let wanted =
        columns.map { names in names.compactMap { name in described.first { $0.name == name } } } ?? described
      var list: [String] = []
      for column in wanted { list.append(try selection(column)) }
      return try session.table("SELECT \(list.joined(separator: ", ")) FROM \(relation)", limit: options.maximumCells)
    } catch {
      throw explain(error, files, source.kind)
    }
  }

  private func readSQLite(
    _ files: [DataFile], _ entry: CatalogEntry, _ source: DataSource, _ columns: [String]?
  ) throws(TableError) -> Table {
    guard let file = files.first, files.count == 1 else {
      throw TableError(.noFile, "an SQLite source is one file")
    }
    return try SQLiteReader.read(file, table: source.table ?? "", columns: columns, limit: options.maximumCells)
  }

  private func session(for entry: CatalogEntry, _ files: [DataFile]) throws(TableError) -> DuckDBSession {
    let attach = entry.source?.kind == .duckdb ? files.first?.absolute : nil
    return try duckdb.session(reading: files.map(\.absolute), attaching: attach, options: options)
  }

  private func describe(_ session: DuckDBSession, _ relation: String) throws(TableError) -> [(
    name: String, type: String
  )] {
    try session.describe("SELECT * FROM \(relation)")
  }

  private func relation(_ source: DataSource, _ files: [DataFile]) -> String {
    let paths = "[" + files.map { SQL.literalPath($0.absolute) }.joined(separator: ", ") + "]"
    switch source.kind {
    case .csv, .tsv:
      let delimiter = source.kind == .csv ? "," : "\t"
      return "read_csv(\(paths), header = true, delim = \(SQL.text(delimiter)), quote = '\"', escape = '\"', "
        + "nullstr = '', skip = 0, comment = '', dateformat = '%Y-%m-%d', sample_size = -1, strict_mode = true, null_padding = false, normalize_names = false, "
        + "max_line_size = 8000000, auto_type_candidates = ['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR'])"
    case .jsonl: return "read_json(\(paths), format = 'newline_delimited', sample_size = -1, records = true)"
    case .parquet: return "read_parquet(\(paths), hive_partitioning = false)"
    case .duckdb, .sqlite, .postgres: return "source." + SQL.name(source.table ?? "")
    }
  }

  /// A column as one of the types that are handed over, without a detour through text for numbers.
  private func selection(_ column: (name: String, type: String)) throws(TableError) -> String {
    let name = SQL.name(column.name)
    let base = column.type.prefix { $0 != "(" }
    switch base {
    case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER": return "\(name)::BIGINT AS \(name)"
    case "BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR", "DATE", "TIMESTAMP": break
    case "FLOAT", "DECIMAL", "HUGEINT", "UHUGEINT", "UBIGINT": return "\(name)::DOUBLE AS \(name)"
    case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS":
      return "\(name)::TIMESTAMP AS \(name)"
    case "BLOB", "BIT":
      throw TableError(.wrongType, "the column “\(column.name)” holds bytes, which cannot be evaluated")
    default: return column.type.hasSuffix("]") || isNested(base) ? asJSON(name) : "\(name)::VARCHAR AS \(name)"
    }
    return column.type.hasSuffix("]") ? asJSON(name) : name
  }

  private func isNested(_ type: Substring) -> Bool { ["STRUCT", "MAP", "UNION"].contains(type) }

  /// Lists and objects become JSON text, which can be read back; DuckDB's own text of them cannot.
  private func asJSON(_ name: String) -> String {
    "CASE WHEN \(name) IS NULL THEN NULL ELSE to_json(\(name))::VARCHAR END AS \(name)"
  }

  private func missing(_ column: String, of entry: CatalogEntry, _ known: [String]) -> TableError {
    let list = known.prefix(40).joined(separator: ", ") + (known.count > 40 ? ", …" : "")
    return TableError(
      .noColumn, "the data set “\(entry.id)” has no column “\(column)”", expected: "one of: \(list)",
      help: ColumnGuess.nearest(to: column, among: known).map { "did you mean “\($0)”?" })
  }

  private func checkNames(_ names: [String], _ files: [DataFile]) throws(TableError) {
    guard names.count <= 10_000 else { throw TableError(.tooLarge, "the data have more than 10,000 columns") }
  }

  /// The header is read by ourselves where the engine would quietly rename what is written twice.
  private func refuseEmpty(_ file: DataFile, kind: DataSource.Kind) throws(TableError) {
    guard let handle = FileHandle(forReadingAtPath: file.absolute) else {
      throw TableError(.noFile, "“\(file.shown)” cannot be read", help: "check its permissions")
    }
    defer { try? handle.close() }
    let head = (try? handle.read(upToCount: 1 << 20)) ?? nil ?? Data()
    guard !head.isEmpty else {
      throw TableError(
        .malformed, "“\(file.shown)” is empty", expected: "a first line that names the columns, and rows")
    }
    guard kind == .csv || kind == .tsv else { return }
    let names = CSVHeader.names([UInt8](head), delimiter: kind == .csv ? UInt8(ascii: ",") : 9)
    var seen = Set<String>()
    for name in names where !seen.insert(name).inserted {
      throw TableError(
        .malformed, "the first line of “\(file.shown)” names the column “\(name)” twice", expected: "a name once")
    }
  }

  private func explain(_ error: TableError, _ files: [DataFile], _ kind: DataSource.Kind) -> TableError {
    guard error.kind == .queryFailed else { return error }
    if kind == .csv || kind == .tsv {
      let delimiter = kind == .csv ? UInt8(ascii: ",") : 9
      for file in files { if let found = CSVDiagnosis.find(file, delimiter: delimiter) { return found } }
    }
    return EngineMessage.explain(error.message, files)
  }
}
