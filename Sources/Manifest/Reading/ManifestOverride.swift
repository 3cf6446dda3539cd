/// One value that stands in for what a manifest says: `cloud.purchase=spot`.
public struct ManifestOverride: Sendable, Hashable {
  /// Keys from the top of the manifest.
  public var path: [String]
  /// YAML of the new value.
  public var text: String

  public init(path: [String], text: String) {
    self.path = path
    self.text = text
  }

  /// Reads `a.b=1, c=[2, 3]`: commas inside brackets, braces and quotes belong to the value.
  ///
  /// - Parameter prefix: the key that all paths start below.
  /// - Returns: nil with what is wrong where a part is not `key=value`.
  public static func list(_ text: String, below prefix: String) -> Result<[ManifestOverride], Diagnostic> {
    var overrides: [ManifestOverride] = []
    for part in parts(text) {
      guard let equals = part.firstIndex(of: "=") else { return .failure(wrong(part)) }
      let key = part[..<equals].trimmed
      let value = part[part.index(after: equals)...].trimmed
      let keys = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard !keys.contains(where: \.isEmpty), !value.isEmpty, keys.count <= 8 else { return .failure(wrong(part)) }
      overrides.append(ManifestOverride(path: [prefix] + keys, text: String(value)))
    }
    return overrides.isEmpty ? .failure(wrong(text)) : .success(overrides)
  }

  /// What is wrong with a change of one key of a workload that is not there; nil where nothing is.
  ///
  /// A whole workload may be put in: `workloads.more={kind: training, …}`.
  func complaint(against root: Node) -> Complaint? {
    guard path.count >= 4, path[1] == "workloads" else { return nil }
    let known = root.entry(path[0])?.entry(path[1])?.keys ?? []
    guard !known.contains(path[2]) else { return nil }
    return Complaint(
      "unknown-workload", "there is no workload \(quoted(path[2]))",
      expected: known.isEmpty ? "a project with workloads" : "one of: " + known.joined(separator: ", "),
      help: Suggestion.help(for: path[2], among: known))
  }

  private static func wrong(_ part: String) -> Diagnostic {
    Diagnostic(
      "bad-what-if", message: "\(quoted(part)) is not a change", expected: "key=value, such as cloud.purchase=spot",
      help: "keys are those of `infrastructure`, joined by points; several changes are separated by commas")
  }

  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var current = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "[" || character == "{" {
        depth += 1
      } else if character == "]" || character == "}" {
        depth -= 1
      } else if character == ",", depth <= 0 {
        parts.append(String(current[...].trimmed))
        current = ""
        continue
      }
      current.append(character)
    }
    parts.append(String(current[...].trimmed))
    return parts.filter { !$0.isEmpty }
  }
}

extension Node {
  fileprivate var keys: [String] {
    guard case .mapping(let entries) = content else { return [] }
    return entries.map(\.key)
  }

  fileprivate func entry(_ key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Puts a value in the place of a key, making mappings on the way where there are none.
  mutating func put(_ value: Node, at path: ArraySlice<String>) {
    guard let key = path.first else {
      let (name, place) = (self.name, nameMark)
      self = value
      self.name = name
      nameMark = place
      return
    }
    var entries: [Entry] = []
    if case .mapping(let known) = content { entries = known }
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].value.put(value, at: path.dropFirst())
    } else {
      var child = Node(.mapping([]), mark: value.mark, weight: 1, height: 1)
      child.put(value, at: path.dropFirst())
      child.name = key
      child.nameMark = value.mark
      entries.append(Entry(key: key, keyMark: value.mark, value: child))
    }
    content = .mapping(entries)
  }
}
