/// A stretch of one line of one of the files that were read. Lines and columns count from 1, columns in Unicode scalars.
struct Mark: Sendable, Hashable {
  /// The position of the file in the order of reading.
  var file: Int32
  var line: Int32
  var column: Int32
  /// How many columns the stretch covers on its first line; at least 1.
  var length: Int32
}

/// A YAML value with its place, aliases and includes expanded.
struct Node: Sendable {
  enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
    /// Something that was reported already; reading it again must not report more.
    case broken
  }

  struct Scalar: Sendable {
    enum Style: Sendable {
      case plain, quoted, block
    }

    var text: String
    var style: Style

    /// True for a plain scalar that YAML reads as "nothing".
    var isNull: Bool {
      guard style == .plain else { return false }
      switch text {
      case "", "~", "null", "Null", "NULL": return true
      default: return false
      }
    }
  }

  struct Entry: Sendable {
    var key: String
    var keyMark: Mark
    var value: Node
  }

  var content: Content
  /// Where the value stands.
  var mark: Mark
  /// The key that holds the value; nil for the root and for items of a list.
  var name: String?
  /// Where the key stands; the value's own place when there is no key.
  var nameMark: Mark
  /// How many values it holds, itself included.
  var weight: Int
  /// True for a mapping with keys that were refused and reported: what is missing in it is not worth a report.
  var isIncomplete = false
  /// How many levels of lists and mappings it has; 0 for a scalar.
  var height: Int

  init(_ content: Content, mark: Mark, weight: Int = 1, height: Int = 0) {
    self.content = content
    self.mark = mark
    self.name = nil
    self.nameMark = mark
    self.weight = weight
    self.height = height
  }

  /// The value of a key, when this is a mapping that has it.
  func value(of key: String) -> Node? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// What it is, in words for a message.
  var form: String {
    switch content {
    case .scalar(let scalar): scalar.isNull ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .broken: "nothing"
    }
  }
}
