/// A piece of a YAML document with its place, aliases and includes put in.
struct YAMLNode {
  struct Entry {
    var key: String
    var location: SourceLocation
    var value: YAMLNode
  }

  enum Content {
    /// The text of a scalar, and whether it stood without quotes.
    case scalar(String, plain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  var content: Content
  var location: SourceLocation
  /// How many columns the value takes on its line; 1 for anything but a scalar.
  var length: Int

  /// True for a value that was left empty, or written as `null` or `~`.
  var isNull: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// What to call it in a message.
  var kind: String {
    switch content {
    case .scalar: isNull ? "no value" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
