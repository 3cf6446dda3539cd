/// Reads YAML files of other tools, under the same limits as manifests: no includes, no tags, no second of a key.
public enum PlainYAML {
  /// The value of the one document in a file. Plain scalars are typed as YAML 1.2's core schema types them.
  ///
  /// - Parameter shownAs: the file's path for messages.
  public static func read(_ bytes: [UInt8], shownAs: String) -> ReadOutcome<JSONValue> {
    let limits = Limits()
    let log = DiagnosticLog(limit: limits.diagnostics)
    let loader = SourceLoader(log: log, limits: limits, folder: nil, shownFolder: "")
    let node = loader.load(bytes: bytes, shownAs: shownAs, relative: shownAs, realPath: nil)
    return ReadOutcome(value: log.hasErrors ? nil : node?.json, diagnostics: log.sorted())
  }
}

extension JSONValue {
  /// The value of an object's key; nil where this is no object, or has no such key.
  public func member(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members of an object; none for anything else.
  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The items of an array; none for anything else.
  public var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  /// The text of a string, or a whole number as text.
  public var string: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}
