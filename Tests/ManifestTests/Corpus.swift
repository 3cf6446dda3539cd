import Foundation

@testable import Manifest

/// The manifests that the tests read, and what each must give.
enum Corpus {
  static let folder = Bundle.module.resourceURL!.appending(path: "Corpus")

  struct Case: CustomStringConvertible {
    var file: URL
    /// What the JSON Schema says of it.
    var schema: SchemaVerdict
    /// Every diagnostic as `code@line:column`, sorted by place.
    var diagnostics: [String]

    var description: String { file.lastPathComponent }
  }

  enum SchemaVerdict: String {
    case valid, invalid, unreadable
  }

  static func good() throws -> [Case] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "good"), includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "yaml" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    .map { Case(file: $0, schema: .valid, diagnostics: []) }
  }

  /// The cases of `bad/expected.txt`.
  static func bad() throws -> [Case] {
    let table = try String(contentsOf: folder.appending(path: "bad/expected.txt"), encoding: .utf8)
    return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let words = line.split(separator: " ").map(String.init)
      return Case(
        file: folder.appending(path: "bad/\(words[0])"), schema: SchemaVerdict(rawValue: words[1])!,
        diagnostics: Array(words[2...]))
    }
  }

  static func bytes(_ item: Case) throws -> [UInt8] { [UInt8](try Data(contentsOf: item.file)) }

  /// Reads a case as a project whose folder is the corpus's.
  static func read(_ item: Case) throws -> ReadOutcome<Project> {
    let folder = item.file.deletingLastPathComponent().path
    return ProjectReader.read(
      try bytes(item), id: "case", folder: folder, shown: ShownPath("project.yaml", fileName: ProjectReader.fileName),
      realPath: nil, limits: Limits())
  }

  /// The YAML tree of a case; nil when the YAML itself is refused.
  static func tree(_ item: Case) throws -> Node? {
    let log = DiagnosticLog(limit: 10)
    let loader = SourceLoader(
      log: log, limits: Limits(), folder: item.file.deletingLastPathComponent().path, shownFolder: "")
    let node = loader.load(bytes: try bytes(item), shownAs: "project.yaml", relative: "project.yaml", realPath: nil)
    return log.hasErrors ? nil : node
  }
}
