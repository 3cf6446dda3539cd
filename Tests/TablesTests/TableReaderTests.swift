import Foundation
import Testing

@testable import Manifest
@testable import Tables

/// Data sets in a folder of their own, read through the real engine.
struct Sandbox {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-tables-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func clean() { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  func write(_ bytes: [UInt8], to path: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func fixture(_ name: String, as path: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let source = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
    try FileManager.default.copyItem(at: source, to: url)
  }

  /// A project with one catalog entry, `rows`.
  func project(_ entry: String) throws -> (Project, CatalogEntry) {
    let text = "dossier: 1\ntitle: Test\ncatalog:\n  rows: {\(entry)}\n"
    let outcome = ProjectReader.parse(text, id: "test", folder: folder.path, shownAs: "project.yaml")
    let project = try #require(outcome.value, "\(outcome.diagnostics)")
    return (project, try #require(project.catalog.first))
  }

  func read(
    _ entry: String, split: String? = nil, filter: [RowFilter] = [], columns: [String]? = nil
  ) throws -> Table {
    let (project, catalog) = try project(entry)
    return try Self.reader().read(catalog, in: project, split: split, filter: filter, columns: columns)
  }

  func failure(_ entry: String, split: String? = nil, columns: [String]? = nil) -> TableError? {
    do {
      _ = try read(entry, split: split, columns: columns)
      return nil
    } catch {
      return error as? TableError
    }
  }

  static func reader() throws -> TableReader { TableReader(duckdb: try DuckDB.open()) }
}

@Suite struct TableReaderTests {
  @Test func theEngineSaysItsVersion() throws {
    #expect(try DuckDB.open().version.hasPrefix("v"))
  }

  @Test func csvKeepsTypesNullsAndOddText() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write(
      "id,x,word,day,big\n1,0.1,NA,2026-11-23,9223372036854775807\n2,,\"a, \"\"b\"\"\nc\",2026-01-02,1\n3,1e-3,\"\",,\n",
      to: "a.csv")
    let table = try box.read("source: {kind: csv, path: a.csv}")
    #expect(table.rowCount == 3)
    #expect(table.columns.map(\.name) == ["id", "x", "word", "day", "big"])
    #expect(table.columns.map(\.typeName) == ["whole number", "number", "text", "date", "whole number"])
    let x = try #require(table.column(named: "x"))
    #expect(x.number(at: 0) == 0.1)
    #expect(x.isNull(1))
    #expect(x.number(at: 2) == 1e-3)
    let word = try #require(table.column(named: "word"))
    #expect(word.text(at: 0) == "NA")
    #expect(word.text(at: 1) == "a, \"b\"\nc")
    #expect(word.isNull(2))
    #expect(table.column(named: "day")?.text(at: 0) == "2026-11-23")
    #expect(table.column(named: "big")?.text(at: 0) == "9223372036854775807")
  }

  @Test func numbersAreReadToTheNearestDouble() throws {
    let box = try Sandbox()
    defer { box.clean() }
    let texts = [
      "0.1", "2.5e-300", "123456789.123456789", "0.30000000000000004", "1.7976931348623157e308", "-4.9e-324",
    ]
    try box.write("x\n" + texts.joined(separator: "\n") + "\n", to: "a.csv")
    let column = try #require(try box.read("source: {kind: csv, path: a.csv}").columns.first)
    for (row, text) in texts.enumerated() { #expect(column.number(at: row) == Double(text)) }
  }

  @Test func theSameRowsComeOutOfEveryKindOfSource() throws {
    let box = try Sandbox()
    defer { box.clean() }
    for name in ["credit.csv", "credit.parquet", "credit.sqlite"] { try box.fixture(name, as: name) }
    let csv = try box.read("source: {kind: csv, path: credit.csv}")
    let parquet = try box.read("source: {kind: parquet, path: credit.parquet}")
    let sqlite = try box.read("source: {kind: sqlite, path: credit.sqlite, table: test}")
    #expect(csv.rowCount == 206)
    for other in [parquet, sqlite] {
      #expect(other.columns.map(\.name) == csv.columns.map(\.name))
      #expect(other.rowCount == csv.rowCount)
      for (a, b) in zip(csv.columns, other.columns) {
        for row in 0..<csv.rowCount { #expect(a.text(at: row) == b.text(at: row)) }
      }
    }
  }

  @Test func lineBreaksInsideFieldsAreKept() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.fixture("passages.csv", as: "passages.csv")
    let table = try box.read("source: {kind: csv, path: passages.csv}", columns: ["text", "row_id"])
    #expect(table.rowCount == 393)
    #expect(table.columns.map(\.name) == ["text", "row_id"])
    #expect(table.columns[0].text(at: 0)?.contains("\n") == true)
  }

  @Test func tsvAndJSONLinesAreRead() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write("a\tb\n1\tx,y\n2\tz\n", to: "a.tsv")
    let tsv = try box.read("source: {kind: tsv, path: a.tsv}")
    #expect(tsv.column(named: "b")?.text(at: 0) == "x,y")
    try box.write("{\"a\": 1.5, \"b\": \"x\", \"c\": true}\n{\"a\": null, \"b\": \"y\", \"c\": false}\n", to: "a.jsonl")
    let json = try box.read("source: {kind: jsonl, path: a.jsonl}")
    #expect(json.column(named: "a")?.isNull(1) == true)
    #expect(json.column(named: "c")?.text(at: 1) == "false")
  }

  /// Lists, objects and mixed values arrive as JSON text, which can be read back.
  @Test func nestedValuesAreJSON() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write(
      "{\"a\": [\"x, \\\"y\\\"\", \"z\"], \"b\": 5, \"c\": {\"d\": 1}}\n{\"a\": null, \"b\": [\"u\"], \"c\": null}\n",
      to: "n.jsonl")
    let json = try box.read("source: {kind: jsonl, path: n.jsonl}")
    #expect(json.column(named: "a")?.text(at: 0) == "[\"x, \\\"y\\\"\",\"z\"]")
    #expect(json.column(named: "a")?.isNull(1) == true)
    #expect(json.column(named: "b")?.text(at: 0) == "5" && json.column(named: "b")?.text(at: 1) == "[\"u\"]")
    #expect(json.column(named: "c")?.text(at: 0) == "{\"d\":1}" && json.column(named: "c")?.isNull(1) == true)
  }

  @Test func aFolderOfParquetFilesIsReadInOrder() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.fixture("credit.parquet", as: "parts/b.parquet")
    try box.fixture("credit.parquet", as: "parts/a.parquet")
    let table = try box.read("source: {kind: parquet, path: parts}", columns: ["row_id"])
    #expect(table.rowCount == 412)
    let (project, entry) = try box.project("source: {kind: parquet, path: parts}")
    #expect(try entry.files(in: project, split: nil).map(\.shown) == ["parts/a.parquet", "parts/b.parquet"])
  }

  @Test func splitsAndFiltersPickRows() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write("split,x,y\ntrain,1,a\ntest,2,b\ntest,3,a\nlate,4,\n", to: "a.csv")
    let entry = "source: {kind: csv, path: a.csv}, splits: {column: split, train: train, test: [test, late]}"
    #expect(try box.read(entry, split: "train").rowCount == 1)
    let test = try box.read(entry, split: "test", columns: ["x"])
    #expect(test.columns.map(\.name) == ["x"])
    #expect((0..<3).map { test.columns[0].text(at: $0) } == ["2", "3", "4"])
    let place = SourceLocation(file: "project.yaml", line: 1, column: 1)
    let large = RowFilter(column: Located("x", at: place), test: .compare(.atLeast, 3))
    #expect(try box.read(entry, filter: [large]).rowCount == 2)
    let named = RowFilter(column: Located("y", at: place), test: .oneOf(["a"]))
    #expect(try box.read(entry, split: "test", filter: [named]).rowCount == 1)
    #expect(box.failure(entry, split: "valid")?.kind == .noSplit)
    let text = RowFilter(column: Located("y", at: place), test: .compare(.less, 3))
    #expect(throws: TableError.self) { try box.read(entry, filter: [text]) }
  }

  @Test func oneFileASplit() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write("x\n1\n", to: "train.csv")
    try box.write("x\n2\n3\n", to: "test.csv")
    let entry = "source: {kind: csv}, splits: {files: {train: train.csv, test: test.csv}}"
    #expect(try box.read(entry, split: "test").rowCount == 2)
    #expect(try box.read(entry).rowCount == 3)
  }

  @Test func whatIsWrongIsSaidWithItsLine() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write("a,b\n1,2\n3,4,5\n6,7\n", to: "ragged.csv")
    let ragged = try #require(box.failure("source: {kind: csv, path: ragged.csv}"))
    #expect(ragged.kind == .malformed)
    #expect(ragged.message.contains("line 3"), "\(ragged)")
    #expect(ragged.expected?.contains("2 fields") == true, "\(ragged)")
    try box.write("a,b\n1,2\n3\n", to: "short.csv")
    #expect(box.failure("source: {kind: csv, path: short.csv}")?.kind == .malformed)
    try box.write("a,b\n1,\"open\n3,4\n", to: "quote.csv")
    #expect(box.failure("source: {kind: csv, path: quote.csv}")?.kind == .malformed)
    try box.write("", to: "empty.csv")
    #expect(box.failure("source: {kind: csv, path: empty.csv}")?.message.contains("is empty") == true)
    try box.write("a,a\n1,2\n", to: "twice.csv")
    #expect(box.failure("source: {kind: csv, path: twice.csv}")?.message.contains("twice") == true)
    try box.write([0x61, 0x0A, 0xFF, 0xFE, 0x0A, 0x62, 0x0A], to: "bytes.csv")
    #expect(box.failure("source: {kind: csv, path: bytes.csv}")?.kind == .malformed)
    try box.write("not parquet at all", to: "x.parquet")
    #expect(box.failure("source: {kind: parquet, path: x.parquet}")?.kind == .malformed)
    try box.write("{\"a\": 1}\n{broken\n", to: "x.jsonl")
    #expect(box.failure("source: {kind: jsonl, path: x.jsonl}")?.kind == .malformed)
    try box.write("junk", to: "x.sqlite")
    #expect(box.failure("source: {kind: sqlite, path: x.sqlite, table: t}")?.kind == .malformed)
    #expect(box.failure("source: {kind: csv, path: nowhere.csv}")?.kind == .noFile)
    let column = try #require(box.failure("source: {kind: csv, path: ragged2.csv}"))
    #expect(column.kind == .noFile)
  }

  @Test func aMissingColumnIsNamedWithThoseThatExist() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write("alpha,beta\n1,2\n", to: "a.csv")
    let error = try #require(box.failure("source: {kind: csv, path: a.csv}", columns: ["Alpha"]))
    #expect(error.kind == .noColumn)
    #expect(error.expected == "one of: alpha, beta")
    #expect(error.help == "did you mean “alpha”?")
  }

  @Test func hostileNamesAreOnlyNames() throws {
    let box = try Sandbox()
    defer { box.clean() }
    for name in ["a*b.csv", "[x].csv", "q'; DROP TABLE t; --.csv", "quo\"te?.csv"] {
      try box.write("\"a\"\";b'\",c\n1,2\n", to: name)
      let quoted = "\"" + name.replacing("\"", with: "\\\"") + "\""
      let table = try box.read("source: {kind: csv, path: \(quoted)}")
      #expect(table.columns.map(\.name) == ["a\";b'", "c"], "\(name)")
      #expect(table.rowCount == 1)
    }
  }

  @Test func headerOnlyHasNoRows() throws {
    let box = try Sandbox()
    defer { box.clean() }
    try box.write("a,b\n", to: "a.csv")
    #expect(try box.read("source: {kind: csv, path: a.csv}").rowCount == 0)
  }

  @Test func aMissingLibrarySaysWhatToDo() throws {
    let error = #expect(throws: TableError.self) { try DuckDB.open(path: "/nowhere/libduckdb.so") }
    #expect(error?.kind == .noLibrary)
    #expect(error?.help?.contains("make setup") == true)
  }
}
