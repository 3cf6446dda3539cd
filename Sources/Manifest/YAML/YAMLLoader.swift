import Foundation
import Yams

/// Reads a YAML file into nodes, with includes put in and every limit kept.
struct YAMLLoader {
  let reader: Reader

  /// - Parameters:
  ///   - path: where the file is.
  ///   - shown: what to call it in messages.
  /// - Returns: nil when the file cannot be read as YAML; the reason was reported.
  func load(path: String, shownAs shown: String, relative: String) -> YAMLNode? {
    let place = SourceLocation(file: shown, line: 1, column: 1)
    var status = stat()
    guard stat(path, &status) == 0 else {
      reader.report("no-such-file", "there is no file \(shown)", at: nil)
      return nil
    }
    guard (status.st_mode & S_IFMT) == S_IFREG else {
      reader.report("not-a-file", "\(shown) is not an ordinary file", at: nil)
      return nil
    }
    guard status.st_size <= reader.limits.fileBytes else {
      reader.report(
        "too-large", "the file is larger than \(reader.limits.fileBytes >> 10) KiB", at: place,
        help: "move measured rows into data files, and large sections into included files")
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      reader.report("unreadable", "\(shown) cannot be read", at: nil, help: "check its permissions")
      return nil
    }
    return load([UInt8](data), shownAs: shown, relative: relative)
  }

  func load(_ bytes: [UInt8], shownAs shown: String, relative: String, chain: [String] = []) -> YAMLNode? {
    reader.sources.append(relative)
    let place = SourceLocation(file: shown, line: 1, column: 1)
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      reader.report(
        "not-utf8", "the file is not UTF-8 text", at: Self.firstBadByte(bytes, shown), help: "save it in UTF-8")
      return nil
    }
    reader.remember(text, of: shown)
    if let problem = Prescan.problem(in: bytes) {
      reader.report(
        problem.code, problem.message, at: SourceLocation(file: shown, line: problem.line, column: problem.column),
        help: problem.help)
      return nil
    }
    guard let root = compose(text, shown) else { return nil }
    guard let root else {
      reader.report("empty", "the file is empty", at: place, expected: "a mapping that starts with `dossier: 1`")
      return nil
    }
    return convert(root, shown, depth: 1, chain: chain + [relative])
  }

  /// The outer optional is nil on error, the inner one for an empty file.
  private func compose(_ text: String, _ shown: String) -> Node?? {
    var text = text
    for _ in 0..<32 {
      do {
        return .some(try Parser(yaml: text, encoding: .utf8).singleRoot())
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard let key = keys.first, let renamed = report(duplicate: key, first: context.mark, in: text, shown) else {
          return .none
        }
        text = renamed
      } catch let error as YamlError {
        report(error, shown)
        return .none
      } catch {
        reader.report("bad-yaml", "this is not YAML: \(error)", at: SourceLocation(file: shown, line: 1, column: 1))
        return .none
      }
    }
    return .none
  }

  /// Reports a key written twice, and gives the text with the second one masked, so that the rest can be checked too.
  private func report(duplicate key: String, first: Mark, in text: String, _ shown: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    let word = Array(key.unicodeScalars)
    var found: (line: Int, column: Int)?
    search: for line in max(0, first.line - 1)..<lines.count {
      let row = lines[line]
      guard row.count > word.count, !word.isEmpty else { continue }
      for column in 0..<(row.count - word.count) where Array(row[column..<(column + word.count)]) == word {
        if line == first.line - 1, column <= first.column - 1 { continue }
        let after = row[(column + word.count)...].drop { $0 == "\"" || $0 == "'" || $0 == " " }.first
        let sameColumn = column == first.column - 1 || (column == first.column && column > 0 && row[column - 1] == "\"")
        if after == ":", line == first.line - 1 || sameColumn {
          found = (line, column)
          break search
        }
      }
    }
    guard let found else {
      reader.report(
        "duplicate-key", "the key “\(key)” is written twice",
        at: SourceLocation(file: shown, line: max(1, first.line), column: max(1, first.column)), length: word.count,
        help: "keep one of the two")
      return nil
    }
    reader.report(
      "duplicate-key", "the key “\(key)” is written twice",
      at: SourceLocation(file: shown, line: found.line + 1, column: found.column + 1), length: word.count,
      help: "it stands first in line \(first.line); keep one of the two")
    for offset in 0..<word.count { lines[found.line][found.column + offset] = Self.mask }
    return lines.map { scalars in
      var row = String.UnicodeScalarView()
      row.append(contentsOf: scalars)
      return String(row)
    }.joined(separator: "\n")
  }

  /// Stands for a key that was reported as a duplicate.
  static let mask: Unicode.Scalar = "\u{A7}"

  private func report(_ error: YamlError, _ shown: String) {
    func at(_ mark: Mark) -> SourceLocation {
      SourceLocation(file: shown, line: max(1, mark.line), column: max(1, mark.column))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      reader.report("bad-yaml", "this is not YAML: \(problem)", at: at(mark), help: Self.help(problem))
    case .composer(_, let problem, let mark, _):
      let several = problem.contains("another document")
      reader.report(
        "bad-yaml", several ? "the file holds more than one document" : "this is not YAML: \(problem)", at: at(mark),
        help: several ? "remove the `---` and what belongs elsewhere" : nil)
    case .reader(let problem, _, _, _):
      reader.report(
        "bad-character", "the file holds a character that YAML does not allow: \(problem)",
        at: SourceLocation(file: shown, line: 1, column: 1))
    default:
      reader.report("bad-yaml", "this is not YAML", at: SourceLocation(file: shown, line: 1, column: 1))
    }
  }

  private static func help(_ problem: String) -> String? {
    if problem.contains("mapping values are not allowed") {
      return "a text with “: ” in it has to stand in quotes; else check the indentation"
    }
    if problem.contains("could not find expected ':'") { return "a key needs a colon after it" }
    if problem.contains("did not find expected key") || problem.contains("block mapping") {
      return "check the indentation and the quotes of this line and the one before"
    }
    if problem.contains("cannot start any token") { return "put the text in quotes" }
    if problem.contains("',' or ']'") || problem.contains("',' or '}'") { return "close the bracket" }
    return nil
  }

  private func convert(_ node: Node, _ shown: String, depth: Int, chain: [String]) -> YAMLNode? {
    reader.nodeCount += 1
    let location = Self.location(node.mark, shown)
    guard reader.nodeCount <= reader.limits.nodes else {
      if reader.nodeCount == reader.limits.nodes + 1 {
        reader.report(
          "too-large", "the file holds more than \(reader.limits.nodes) values, aliases put in", at: location)
      }
      return nil
    }
    guard depth <= reader.limits.nesting else {
      reader.report("too-deep", "values are nested deeper than \(reader.limits.nesting) levels", at: location)
      return nil
    }
    switch node {
    case .scalar(let scalar): return convert(scalar, location, chain: chain, depth: depth)
    case .sequence(let sequence):
      guard acceptTag(sequence.tag.description, at: location) else { return nil }
      var items: [YAMLNode] = []
      for item in sequence {
        if let value = convert(item, shown, depth: depth + 1, chain: chain) { items.append(value) }
      }
      return YAMLNode(content: .sequence(items), location: location, length: 1)
    case .mapping(let mapping):
      guard acceptTag(mapping.tag.description, at: location) else { return nil }
      var entries: [YAMLNode.Entry] = []
      for (key, value) in mapping {
        guard let entry = convert(key: key, value, shown, depth: depth, chain: chain) else { continue }
        entries.append(entry)
      }
      return YAMLNode(content: .mapping(entries), location: location, length: 1)
    case .alias:
      reader.report("bad-yaml", "an alias has no anchor", at: location)
      return nil
    }
  }

  private func convert(key: Node, _ value: Node, _ shown: String, depth: Int, chain: [String]) -> YAMLNode.Entry? {
    let location = Self.location(key.mark, shown)
    guard case .scalar(let scalar) = key else {
      reader.report("bad-key", "a key has to be a single word", at: location)
      return nil
    }
    if scalar.string == "<<", scalar.style == .plain || scalar.style == .any {
      reader.report(
        "merge-key", "merge keys (`<<`) are not accepted", at: location, length: 2, help: "write the values out")
      return nil
    }
    let child = convert(value, shown, depth: depth + 1, chain: chain)
    guard let child else {
      // The value was refused with its own message; the key still counts as written.
      return nil
    }
    return YAMLNode.Entry(key: scalar.string, location: location, value: child)
  }

  private func convert(_ scalar: Node.Scalar, _ location: SourceLocation, chain: [String], depth: Int) -> YAMLNode? {
    let tag = scalar.tag.description
    let plain = scalar.style == .plain || scalar.style == .any
    guard scalar.string.utf8.count <= reader.limits.stringBytes else {
      reader.report("too-large", "the text is longer than \(reader.limits.stringBytes >> 10) KiB", at: location)
      return nil
    }
    if tag == "!include" { return include(scalar.string, location, chain: chain) }
    guard acceptTag(tag, at: location) else { return nil }
    let multiline = scalar.style == .literal || scalar.style == .folded
    let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
    let length = multiline ? 1 : max(1, min(scalar.string.unicodeScalars.count + quotes, 200))
    return YAMLNode(content: .scalar(scalar.string, plain: plain), location: location, length: length)
  }

  private func acceptTag(_ tag: String, at location: SourceLocation) -> Bool {
    if tag.isEmpty || tag == "!" || Self.coreTags.contains(tag) { return true }
    reader.report(
      "unknown-tag", "the tag \(tag) is not known", at: location, length: tag.count, expected: "no tag, or !include")
    return false
  }

  private func include(_ path: String, _ location: SourceLocation, chain: [String]) -> YAMLNode? {
    guard reader.sources.count <= reader.limits.includes, chain.count <= 8 else {
      reader.report("too-many-includes", "too many files are included", at: location)
      return nil
    }
    switch ConfinedPath.resolve(path, inside: reader.folder) {
    case .failure(let error):
      reader.report(
        "path-outside", error.message, at: location, length: 8, expected: "a path inside the project's folder")
      return nil
    case .success(let absolute):
      let relative = Self.normal(path)
      guard !chain.contains(relative) else {
        reader.report(
          "include-cycle", "the file includes itself: \((chain + [relative]).joined(separator: " → "))", at: location)
        return nil
      }
      guard let data = file(absolute, path, at: location) else { return nil }
      let own = chain.last ?? ""
      let folder = location.file.hasSuffix(own) ? String(location.file.dropLast(own.count)) : ""
      return load(data, shownAs: folder + relative, relative: relative, chain: chain)
    }
  }

  private func file(_ absolute: String, _ path: String, at location: SourceLocation) -> [UInt8]? {
    var status = stat()
    guard stat(absolute, &status) == 0, (status.st_mode & S_IFMT) == S_IFREG else {
      reader.report(
        "no-such-file", "there is no file “\(path)” to include", at: location,
        help: "paths are relative to the project's folder")
      return nil
    }
    guard status.st_size <= reader.limits.fileBytes, let data = FileManager.default.contents(atPath: absolute) else {
      reader.report("too-large", "“\(path)” cannot be read or is too large to include", at: location)
      return nil
    }
    return [UInt8](data)
  }

  private static let coreTags = Set(
    ["str", "int", "float", "bool", "null", "map", "seq"].map { "tag:yaml.org,2002:\($0)" })

  private static func location(_ mark: Mark?, _ shown: String) -> SourceLocation {
    SourceLocation(file: shown, line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }

  private static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func firstBadByte(_ bytes: [UInt8], _ shown: String) -> SourceLocation {
    var low = 0
    var high = bytes.count
    // The longest valid prefix, by halving; a cut inside a character only shortens it by three bytes.
    while low < high {
      let middle = (low + high + 1) / 2
      if String(validating: bytes[..<middle], as: UTF8.self) != nil { low = middle } else { high = middle - 1 }
    }
    let line = bytes[..<low].count { $0 == 10 } + 1
    return SourceLocation(file: shown, line: line, column: 1)
  }
}
