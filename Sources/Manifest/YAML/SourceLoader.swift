/// Reads the files of one manifest: the main one and those it includes.
final class SourceLoader {
  let log: DiagnosticLog
  let limits: Limits
  /// The folder that includes are confined to, or nil where there are none.
  private let folder: String?
  /// The folder as shown to people, with a final `/`, or nothing.
  private let shownFolder: String
  /// The real paths of the files being read now, the outermost first.
  private var open: [String] = []
  private var includes = 0
  /// Values read so far, aliases expanded.
  var nodes = 0

  init(log: DiagnosticLog, limits: Limits, folder: String?, shownFolder: String) {
    self.log = log
    self.limits = limits
    self.folder = folder
    self.shownFolder = shownFolder
  }

  /// The files read, relative to the folder, each once.
  var sources: [String] {
    var seen: Set<String> = []
    return log.files.map(\.relative).filter { seen.insert($0).inserted }
  }

  /// The value in the text of the manifest's main file; nil after an error that leaves nothing to read.
  func load(bytes: [UInt8], shownAs: String, relative: String, realPath: String?) -> Node? {
    compose(bytes, shownAs: shownAs, relative: relative, realPath: realPath, depth: 0)
  }

  /// The value in an included file.
  ///
  /// - Parameter depth: the levels that already surround it.
  func include(_ path: String, at mark: Mark, depth: Int) -> Node? {
    guard let folder else {
      log.report(Complaint("include-not-allowed", "this file cannot include others"), at: mark)
      return nil
    }
    includes += 1
    if includes > limits.includes {
      log.report(
        Complaint("too-many-includes", "more than \(limits.includes) files are included"), at: mark)
      return nil
    }
    let resolved: String
    switch ConfinedPath.resolve(path, inside: folder) {
    case .success(let path): resolved = path
    case .failure(let error):
      log.report(Complaint("path-outside", error.message, help: error.help), at: mark)
      return nil
    }
    if open.contains(resolved) {
      log.report(
        Complaint("include-cycle", "\(quoted(path)) includes itself, directly or through other files"), at: mark)
      return nil
    }
    do {
      let bytes = try FileAccess.read(resolved, limit: limits.fileBytes)
      let name = relativePath(of: resolved)
      return compose(bytes, shownAs: shownFolder + name, relative: name, realPath: resolved, depth: depth)
    } catch {
      log.report(Self.complaint(for: error, file: path, limits: limits), at: mark)
      return nil
    }
  }

  private func relativePath(of resolved: String) -> String {
    guard let root = folder.flatMap(FileAccess.realPath), resolved.hasPrefix(root + "/") else { return resolved }
    return String(resolved.dropFirst(root.count + 1))
  }

  static func complaint(for error: FileAccess.ReadError, file: String, limits: Limits) -> Complaint {
    switch error {
    case .missing: Complaint("no-such-file", "there is no file \(quoted(file))")
    case .notAFile: Complaint("not-a-file", "\(quoted(file)) is not a regular file")
    case .tooLarge:
      Complaint(
        "file-too-large", "\(quoted(file)) is larger than \(limits.fileBytes) bytes",
        help: "move large sections into files of their own with !include, and data into data files")
    case .unreadable(let reason): Complaint("unreadable-file", "\(quoted(file)) cannot be read: \(reason)")
    }
  }

  private func compose(
    _ original: [UInt8], shownAs: String, relative: String, realPath: String?, depth: Int
  ) -> Node? {
    let bytes = TextCheck.withoutByteOrderMark(original)
    let source = SourceText(shownAs: shownAs, relative: relative, bytes: bytes)
    let file = log.add(source)
    guard bytes.count <= limits.fileBytes else {
      log.report(Self.complaint(for: .tooLarge, file: relative, limits: limits), at: nil)
      return nil
    }
    if let problem = TextCheck.problem(in: bytes) {
      let place = source.place(ofByte: problem.offset)
      log.report(
        Complaint("not-text", problem.message, help: problem.help),
        at: Mark(file: file, line: Int32(place.line), column: Int32(place.column), length: 1))
      return nil
    }
    if let realPath { open.append(realPath) }
    defer { if realPath != nil { open.removeLast() } }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let events = YAMLEvents(buffer) else { return nil }
      let composer = Composer(events: events, file: file, source: source, loader: self, depth: depth)
      return composer.compose()
    }
  }
}
