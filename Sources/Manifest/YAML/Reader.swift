/// What is shared while one manifest is read: where its files are, and what was found wrong.
final class Reader {
  let folder: String
  let limits: Limits
  private(set) var diagnostics: [Diagnostic] = []
  /// Files read, relative to the project's folder, in the order they were met.
  var sources: [String] = []
  var nodeCount = 0
  private var lines: [String: [Substring]] = [:]

  init(folder: String, limits: Limits) {
    self.folder = folder
    self.limits = limits
  }

  func remember(_ text: String, of file: String) {
    lines[file] = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  func line(_ location: SourceLocation) -> String? {
    guard let own = lines[location.file], own.indices.contains(location.line - 1) else { return nil }
    var line = own[location.line - 1]
    if line.unicodeScalars.last == "\r" { line = Substring(line.unicodeScalars.dropLast()) }
    return String(line)
  }

  func report(
    _ code: String, _ message: String, at location: SourceLocation?, length: Int = 1,
    severity: Diagnostic.Severity = .error, expected: String? = nil, help: String? = nil
  ) {
    guard diagnostics.count < 500 else { return }
    diagnostics.append(
      Diagnostic(
        code, severity: severity, message: message, location: location, length: length,
        sourceLine: location.flatMap(line), expected: expected, help: help))
  }

  func report(_ code: String, _ message: String, at node: YAMLNode, expected: String? = nil, help: String? = nil) {
    report(code, message, at: node.location, length: node.length, expected: expected, help: help)
  }

  /// In the order of the files' places; the same problem at the same place is said once.
  func sorted(mainFile: String) -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return diagnostics.filter { seen.insert($0).inserted }.enumerated().sorted { a, b in
      let (x, y) = (a.element.location, b.element.location)
      let first = (x?.file == mainFile ? "" : x?.file ?? "", x?.line ?? 0, x?.column ?? 0, a.offset)
      let second = (y?.file == mainFile ? "" : y?.file ?? "", y?.line ?? 0, y?.column ?? 0, b.offset)
      return first < second
    }.map(\.element)
  }
}
