extension Shape {
  /// A list; items that are wrong are left out after being reported.
  static func list<Item>(_ item: Shape<Item>, minimum: Int = 0) -> Shape<[Item]> where Value == [Item] {
    let expected = "a list: [\(item.expected), …]"
    return Shape(
      expected: expected,
      schema: { writer in
        .members([
          ("type", "array"), ("items", item.schema(writer)), ("minItems", minimum > 0 ? .integer(minimum) : nil),
        ])
      },
      parse: { node, context in
        guard case .sequence(let nodes) = node.content else {
          let help = node.scalar.map { "write [\(DisplayText.short($0.text))]" }
          context.reportForm(of: node, expected: expected, wanted: "a list", help: help)
          return nil
        }
        if nodes.count < minimum {
          context.report(
            Complaint("too-few", "\(context.subject(of: node)) needs at least \(minimum) of them", expected: expected),
            at: node.mark)
          return nil
        }
        return nodes.compactMap { item.read($0, context) }
      })
  }

  /// One value, or a list of them.
  static func oneOrMany<Item>(_ item: Shape<Item>) -> Shape<[Item]> where Value == [Item] {
    let many = Shape<[Item]>.list(item, minimum: 1)
    return Shape(
      expected: "\(item.expected), or a list",
      schema: { writer in .members([("anyOf", [item.schema(writer), many.schema(writer)])]) },
      parse: { node, context in
        if case .scalar = node.content { return item.read(node, context).map { [$0] } }
        return many.read(node, context)
      })
  }

  /// One way to write it as a single value, others as a list or as a mapping.
  static func forms(
    scalar: Shape<Value>? = nil, sequence: Shape<Value>? = nil, mapping: Shape<Value>? = nil
  ) -> Shape<Value> {
    let all = [scalar, sequence, mapping].compactMap { $0 }
    let expected = all.map(\.expected).joined(separator: "; or ")
    return Shape(
      expected: expected,
      schema: { writer in .members([("anyOf", .array(all.map { $0.schema(writer) }))]) },
      parse: { node, context in
        let chosen: Shape<Value>? =
          switch node.content {
          case .scalar: scalar
          case .sequence: sequence
          case .mapping: mapping
          case .broken: nil
          }
        if let chosen { return chosen.read(node, context) }
        context.reportForm(of: node, expected: expected)
        return nil
      })
  }

  /// One word that stands for a value: `auto`.
  static func word(_ word: String, _ value: Value) -> Shape<Value> {
    .scalar(expected: word, schema: .members([("const", .string(word))])) { scalar, _ throws(Complaint) in
      guard scalar.text == word else {
        throw Complaint("unknown-value", "\(quoted(scalar.text)) is not known here", expected: word)
      }
      return value
    }
  }
}

/// A key of a mapping whose keys are not fixed, with the value it holds.
struct Pair<Key: Sendable, Value: Sendable>: Sendable {
  var key: Key
  var location: SourceLocation
  var value: Value
}

/// What the keys of a mapping with free keys may be.
struct KeyRule<Key: Sendable>: Sendable {
  /// For the place of the key in messages about where keys belong: `<id>`.
  var placeholder: String
  var expected: String
  var schema: JSONValue
  var parse: @Sendable (String, ReadContext) throws(Complaint) -> Key
}

extension Shape {
  /// A mapping whose keys are names that people chose, in the order written.
  static func pairs<Key, Item>(
    _ keys: KeyRule<Key>, _ item: Shape<Item>
  ) -> Shape<[Pair<Key, Item>]> where Value == [Pair<Key, Item>] {
    let expected = "a mapping: {\(keys.expected): \(item.expected), …}"
    return Shape(
      expected: expected,
      schema: { writer in
        .members([
          ("type", "object"), ("propertyNames", keys.schema), ("additionalProperties", item.schema(writer)),
          ("$comment", .string(keys.placeholder)),
        ])
      },
      parse: { node, context in
        guard case .mapping(let entries) = node.content else {
          context.reportForm(of: node, expected: expected, wanted: "a mapping")
          return nil
        }
        return entries.compactMap { entry in
          var key: Key?
          do throws(Complaint) {
            key = try keys.parse(entry.key, context)
          } catch {
            context.report(error, at: entry.keyMark)
          }
          guard let value = item.read(entry.value, context), let key else { return nil }
          return Pair(key: key, location: context.location(entry.keyMark), value: value)
        }
      })
  }

  /// A mapping by id of values that carry their id themselves.
  static func byID<Item>(_ item: Shape<Item>) -> Shape<[Item]> where Value == [Item] {
    Shape<[Pair<String, Item>]>.pairs(.id, item).map { $0.map(\.value) }
  }
}

extension Shape {
  /// A mapping by name of values that carry their name themselves.
  static func byName<Item>(_ what: String, _ item: Shape<Item>) -> Shape<[Item]> where Value == [Item] {
    Shape<[Pair<String, Item>]>.pairs(.word(what), item).map { $0.map(\.value) }
  }
}

extension KeyRule where Key == String {
  /// Letters, digits, `-`, `_` and `.`, at most 64, not starting with a dot.
  static var id: KeyRule<String> {
    KeyRule(
      placeholder: "<id>", expected: "id",
      schema: .members([("pattern", "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$")]),
      parse: { text, _ throws(Complaint) in
        guard Identifier.isValid(text) else { throw Identifier.complaint(text) }
        return text
      })
  }

  /// Lower-case words joined by hyphens: `fallback-plan`.
  static var kebab: KeyRule<String> {
    KeyRule(
      placeholder: "<task>", expected: "task",
      schema: .members([("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"), ("maxLength", .integer(64))]),
      parse: { text, _ throws(Complaint) in
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isKebab = parts.allSatisfy { part in
          !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
        guard isKebab, text.utf8.count <= 64 else {
          throw Complaint(
            "bad-id", "\(quoted(text)) is not the name of a task",
            expected: "lower-case words joined by hyphens: fallback-plan")
        }
        return text
      })
  }

  /// Any text that is not blank, such as the name of a column or a role.
  static func word(_ what: String) -> KeyRule<String> {
    KeyRule(
      placeholder: "<\(what)>", expected: what, schema: .members([("pattern", "\\S"), ("maxLength", .integer(200))]),
      parse: { text, _ throws(Complaint) in
        guard text.unicodeScalars.count <= 200, text.unicodeScalars.contains(where: { !$0.properties.isWhitespace })
        else { throw Complaint("bad-key", "\(quoted(text)) is not a \(what)", expected: "1 to 200 characters") }
        return text
      })
  }
}

extension KeyRule where Key: RawRepresentable & CaseIterable, Key.RawValue == String {
  /// One of a few words.
  static var choice: KeyRule<Key> {
    let words = Key.allCases.map(\.rawValue)
    return KeyRule(
      placeholder: "<name>", expected: words.joined(separator: " | "),
      schema: .members([("enum", .array(words.map(JSONValue.string)))]),
      parse: { text, _ throws(Complaint) in
        if let key = Key(rawValue: text) { return key }
        throw Complaint(
          "unknown-key", "unknown key \(quoted(text))", expected: "one of: " + words.joined(separator: ", "),
          help: Suggestion.help(for: text, among: words))
      })
  }
}

/// Ids: the keys that other parts refer to.
enum Identifier {
  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, first != UInt8(ascii: "."), bytes.count <= 64 else { return false }
    return bytes.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte & 0xDF) && byte < 0x80 || byte == 45 || byte == 46
        || byte == 95
    }
  }

  static func complaint(_ text: String) -> Complaint {
    Complaint(
      "bad-id", "\(quoted(text)) cannot be an id",
      expected: "up to 64 letters (a to z), digits, “-”, “_” and “.”, not starting with “.”")
  }
}
