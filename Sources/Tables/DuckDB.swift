import CDuckDB
import Foundation

/// DuckDB's library, opened at run time.
///
/// The handle is an immutable table of functions that DuckDB allows any thread to call.
public final class DuckDB: @unchecked Sendable {
  /// As the library says it: `v2.0.0`.
  public let version: String
  public let path: String
  private let library: OpaquePointer

  /// Opens, in this order: the path given, the path in `DOSSIER_DUCKDB`, a plain `libduckdb.so` in `.deps`, the object of
  /// the official wheel there (after the libpython it was made for, whose interpreter is never started), the system's own.
  ///
  /// - Throws: `TableError` of kind `noLibrary`, which says how to get one.
  public static func open(path: String? = nil) throws(TableError) -> DuckDB {
    let stated = path ?? ProcessInfo.processInfo.environment["DOSSIER_DUCKDB"].flatMap { $0.isEmpty ? nil : $0 }
    var problems: [String] = []
    for candidate in stated.map({ [$0] }) ?? candidates() {
      switch load(candidate) {
      case .success(let duckdb): return duckdb
      case .failure(let problem): problems.append("\((candidate as NSString).lastPathComponent): \(problem.text)")
      }
    }
    throw TableError(
      .noLibrary, "DuckDB, which reads data, is not there" + (problems.isEmpty ? "" : " (\(problems[0]))"),
      help: "run `make setup` in the repository, or set DOSSIER_DUCKDB to a libduckdb.so")
  }

  private struct Problem: Error { var text: String }

  private init(_ library: OpaquePointer, path: String) {
    self.library = library
    self.path = path
    version = String(cString: dossier_duckdb_version(library))
  }

  /// Where the library is looked for, in order, when no path is given.
  public static func candidates() -> [String] {
    let folders = LibrarySearch.dependencyFolders()
    let plain = folders.flatMap { LibrarySearch.files(below: $0 + "/duckdb") { $0 == "libduckdb.so" } }
    let wheel = folders.flatMap {
      LibrarySearch.files(below: $0 + "/duckdb") {
        $0.hasSuffix(".so") && ($0.hasPrefix("_duckdb") || $0.hasPrefix("duckdb."))
      }
    }
    return plain + wheel + ["libduckdb.so"]
  }

  private static func load(_ path: String) -> Result<DuckDB, Problem> {
    var problem = [CChar](repeating: 0, count: 512)
    let loaded = problem.withUnsafeMutableBufferPointer { buffer -> OpaquePointer? in
      guard let base = buffer.baseAddress else { return nil }
      return dossier_duckdb_load(path, pythonLibrary(for: path), base, buffer.count)
    }
    guard let loaded else {
      return .failure(
        Problem(text: String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)))
    }
    return .success(DuckDB(loaded, path: path))
  }

  /// `libpython3.11.so.1.0` for an object named `….cpython-311-x86_64-linux-gnu.so`.
  static func pythonLibrary(for path: String) -> String? {
    let name = (path as NSString).lastPathComponent
    guard let range = name.range(of: ".cpython-3") else { return nil }
    let minor = name[range.upperBound...].prefix { $0.isNumber }
    return "libpython3.\(minor).so.1.0"
  }

  /// A new in-memory database that may read exactly the given files.
  func session(reading files: [String], attaching database: String? = nil, options: TableOptions) throws(TableError)
    -> DuckDBSession
  {
    let settings: [(String, String)] = [
      ("memory_limit", "\(options.memoryMegabytes)MB"), ("threads", String(options.threads)),
      ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"),
    ]
    let session = try DuckDBSession(library, settings)
    // A name with pattern characters is checked as the pattern it is given as.
    let list = files.flatMap { [SQL.text($0), SQL.literalPath($0)] }.joined(separator: ", ")
    try session.run("SET temp_directory = ''")
    if let database { try session.run("ATTACH \(SQL.text(database)) AS source (READ_ONLY)") }
    for statement in [
      "SET allowed_paths = [\(list)]", "SET enable_external_access = false", "SET lock_configuration = true",
    ] {
      try session.run(statement)
    }
    return session
  }
}

/// How much reading data may take.
public struct TableOptions: Sendable, Hashable {
  public var memoryMegabytes: Int
  public var threads: Int
  /// Cells of one table: rows times columns.
  public var maximumCells: Int

  public init(memoryMegabytes: Int = 4096, threads: Int = 2, maximumCells: Int = 400_000_000) {
    self.memoryMegabytes = memoryMegabytes
    self.threads = threads
    self.maximumCells = maximumCells
  }
}

/// Writes names and texts into SQL.
enum SQL {
  static func name(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

  static func text(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// A path as a pattern that matches nothing but itself.
  static func literalPath(_ path: String) -> String {
    var result = ""
    for character in path {
      if character == "*" || character == "?" || character == "[" || character == "]" {
        result += character == "]" ? "]" : "[\(character)]"
      } else {
        result.append(character)
      }
    }
    return text(result)
  }
}
