/// A key of an object, declared once: its name, its shape and whether it has to be there.
struct Key<Value: Sendable>: Sendable {
  fileprivate var slot: Int
  fileprivate var shape: Shape<Value>
}

/// The keys of one kind of object while they are declared.
final class ObjectKeys {
  struct Declared: Sendable {
    var name: String
    var isRequired: Bool
    var doc: String
    var expected: String
    var schema: @Sendable (SchemaWriter) -> JSONValue
    /// True for the key that says which variant the object is; its value was read to get here.
    var isTag: Bool
  }

  /// Which of some keys may stand together.
  struct Choice: Sendable {
    enum Kind: Sendable {
      case exactlyOne, atLeastOne, atMostOne
    }

    var kind: Kind
    var names: [String]
  }

  private(set) var declared: [Declared] = []
  private(set) var choices: [Choice] = []

  /// A key that must be there.
  func required<Value>(_ name: String, _ shape: Shape<Value>, _ doc: String) -> Key<Value> {
    add(name, shape, doc, isRequired: true)
  }

  /// A key that may be left out.
  func optional<Value>(_ name: String, _ shape: Shape<Value>, _ doc: String) -> Key<Value> {
    add(name, shape, doc, isRequired: false)
  }

  /// The key that tells the variants of an object apart, with this variant's word.
  func tag(_ name: String, _ word: String, _ doc: String) {
    declared.append(
      Declared(
        name: name, isRequired: true, doc: doc, expected: word, schema: { _ in .members([("const", .string(word))]) },
        isTag: true))
  }

  func exactlyOne(of names: String...) { choices.append(Choice(kind: .exactlyOne, names: names)) }
  func atLeastOne(of names: String...) { choices.append(Choice(kind: .atLeastOne, names: names)) }
  func atMostOne(of names: String...) { choices.append(Choice(kind: .atMostOne, names: names)) }

  private func add<Value>(_ name: String, _ shape: Shape<Value>, _ doc: String, isRequired: Bool) -> Key<Value> {
    declared.append(
      Declared(
        name: name, isRequired: isRequired, doc: doc, expected: shape.expected, schema: shape.schema, isTag: false))
    return Key(slot: declared.count - 1, shape: shape)
  }
}

/// An object that is being read. Reading a key reports what is wrong with its value.
final class Fields {
  let node: Node
  let context: ReadContext
  private let entries: [Node.Entry]
  private let positions: [Int]
  private var unread: Set<Int> = []

  fileprivate init(
    node: Node, entries: [Node.Entry], positions: [Int], declared: [ObjectKeys.Declared], context: ReadContext
  ) {
    self.node = node
    self.entries = entries
    self.positions = positions
    self.context = context
    assert(
      {
        unread = Set(declared.indices.filter { positions[$0] >= 0 && !declared[$0].isTag })
        return true
      }())
  }

  /// The value of a key; nil when it is not there or wrong, which was reported.
  subscript<Value>(key: Key<Value>) -> Value? {
    assert(
      {
        unread.remove(key.slot)
        return true
      }())
    let position = positions[key.slot]
    return position < 0 ? nil : key.shape.read(entries[position].value, context)
  }

  /// True when the key is written, with whatever value.
  func has<Value>(_ key: Key<Value>) -> Bool { positions[key.slot] >= 0 }

  /// Where the key's value stands in the file; nil when the key is not there.
  func location<Value>(of key: Key<Value>) -> SourceLocation? {
    has(key) ? context.location(mark(of: key)) : nil
  }

  /// Where the key's value stands; the object's own place when the key is not there.
  func mark<Value>(of key: Key<Value>) -> Mark {
    let position = positions[key.slot]
    return position < 0 ? node.nameMark : entries[position].value.mark
  }

  /// The place of an object's own key, or of the object where it has none.
  var location: SourceLocation { context.location(node.nameMark) }

  /// The key that holds the object.
  var id: String { node.name ?? "" }

  func report(_ complaint: Complaint, at mark: Mark? = nil) { context.report(complaint, at: mark ?? node.nameMark) }

  /// Reports at a place that a value kept.
  func report(_ complaint: Complaint, at place: SourceLocation) {
    context.report(complaint, at: context.log.mark(at: place))
  }

  fileprivate func checkAllRead() { assert(unread.isEmpty, "a declared key is never read") }
}

extension Shape {
  /// A mapping with fixed keys.
  ///
  /// - Parameters:
  ///   - what: what it is, for messages: `an evaluation`.
  ///   - declare: declares the keys and returns how the value is made from them. It must read every key that it
  ///     declares, also when another is wrong, so that all errors are found in one run.
  static func object(
    _ what: String, _ doc: String,
    _ declare: (ObjectKeys) -> @Sendable (Fields) -> Value?
  ) -> Shape<Value> {
    let keys = ObjectKeys()
    let make = declare(keys)
    let declared = keys.declared
    let choices = keys.choices
    var slots: [String: Int] = [:]
    for (slot, key) in declared.enumerated() { slots[key.name] = slot }
    let table = slots
    let expected = "\(what): a mapping with " + summary(declared)
    return Shape(
      expected: expected,
      schema: { writer in objectSchema(doc, declared, choices, writer) },
      parse: { node, context in
        guard case .mapping(let entries) = node.content else {
          context.reportForm(of: node, expected: expected, wanted: "a mapping")
          return nil
        }
        var positions = [Int](repeating: -1, count: declared.count)
        for (position, entry) in entries.enumerated() {
          if let slot = table[entry.key] {
            positions[slot] = position
          } else {
            context.report(unknownKey(entry.key, declared, what), at: entry.keyMark)
          }
        }
        reportMissing(declared, choices, positions, table, node, what, context)
        let fields = Fields(node: node, entries: entries, positions: positions, declared: declared, context: context)
        let value = make(fields)
        fields.checkAllRead()
        return value
      })
  }

  /// One of several kinds of objects, told apart by the word under one key.
  static func tagged(by key: String, _ variants: [(word: String, shape: Shape<Value>)]) -> Shape<Value> {
    let words = variants.map(\.word)
    let expected = "a mapping with \(key): " + words.joined(separator: " | ")
    return Shape(
      expected: expected,
      schema: { writer in .members([("oneOf", .array(variants.map { $0.shape.schema(writer) }))]) },
      parse: { node, context in
        guard case .mapping = node.content else {
          context.reportForm(of: node, expected: expected, wanted: "a mapping")
          return nil
        }
        guard let tag = node.value(of: key) else {
          if node.isIncomplete { return nil }
          context.report(
            Complaint(
              "missing-key", "the key \(quoted(key)) is missing", expected: "one of: " + words.joined(separator: ", ")),
            at: node.nameMark)
          return nil
        }
        let word = Shape<String>.text.read(tag, context)
        guard let word else { return nil }
        guard let variant = variants.first(where: { $0.word == word }) else {
          context.report(
            Complaint(
              "unknown-value", "\(quoted(word)) is not known here",
              expected: "one of: " + words.joined(separator: ", "),
              help: Suggestion.help(for: word, among: words)),
            at: tag.mark)
          return nil
        }
        return variant.shape.read(node, context)
      })
  }

  /// One of two kinds of objects: the one that has the key, and the other.
  static func byKey(_ key: String, present: Shape<Value>, absent: Shape<Value>) -> Shape<Value> {
    Shape(
      expected: "\(present.expected); or \(absent.expected)",
      schema: { writer in .members([("oneOf", [present.schema(writer), absent.schema(writer)])]) },
      parse: { node, context in (node.value(of: key) == nil ? absent : present).read(node, context) })
  }

  // MARK: Parts

  private static func summary(_ declared: [ObjectKeys.Declared]) -> String {
    let required = declared.filter(\.isRequired).map(\.name)
    let shown = required.isEmpty ? declared.map(\.name) : required
    return shown.prefix(6).joined(separator: ", ")
      + (shown.count > 6 || !required.isEmpty && required.count < declared.count ? ", …" : "")
  }

  private static func unknownKey(_ key: String, _ declared: [ObjectKeys.Declared], _ what: String) -> Complaint {
    let names = declared.map(\.name)
    var help = Suggestion.help(for: key, among: names)
    if help == nil, let homes = KeyIndex.homes(of: key) { help = "\(quoted(key)) belongs in \(homes)" }
    return Complaint(
      "unknown-key", "unknown key \(quoted(key)) in \(what)", expected: "one of: " + names.joined(separator: ", "),
      help: help)
  }

  private static func reportMissing(
    _ declared: [ObjectKeys.Declared], _ choices: [ObjectKeys.Choice], _ positions: [Int], _ table: [String: Int],
    _ node: Node, _ what: String, _ context: ReadContext
  ) {
    guard !node.isIncomplete else { return }
    for (slot, key) in declared.enumerated() where key.isRequired && positions[slot] < 0 {
      context.report(
        Complaint("missing-key", "\(what) needs the key \(quoted(key.name))", expected: key.expected), at: node.nameMark
      )
    }
    for choice in choices {
      let present = choice.names.filter { name in table[name].map { positions[$0] >= 0 } ?? false }
      let names = choice.names.map(quoted).joined(separator: ", ")
      if present.isEmpty, choice.kind != .atMostOne {
        context.report(Complaint("missing-key", "\(what) needs one of the keys \(names)"), at: node.nameMark)
      }
      if present.count > 1, choice.kind != .atLeastOne {
        context.report(
          Complaint(
            "conflicting-keys", "\(what) has " + present.map(quoted).joined(separator: " and "),
            expected: "only one of \(names)"),
          at: node.nameMark)
      }
    }
  }

  private static func objectSchema(
    _ doc: String, _ declared: [ObjectKeys.Declared], _ choices: [ObjectKeys.Choice], _ writer: SchemaWriter
  ) -> JSONValue {
    let properties = declared.map { key in
      JSONValue.Member(key.name, described(key.schema(writer), key.doc))
    }
    let required = declared.filter(\.isRequired).map { JSONValue.string($0.name) }
    return .members([
      ("description", .string(doc)), ("type", "object"), ("properties", .object(properties)),
      ("required", required.isEmpty ? nil : .array(required)), ("additionalProperties", .bool(false)),
      ("allOf", choices.isEmpty ? nil : .array(choices.map(schema))),
    ])
  }

  /// In draft 2020-12 a `$ref` may stand beside other keywords.
  private static func described(_ schema: JSONValue, _ doc: String) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object([JSONValue.Member("description", .string(doc))] + members.filter { $0.key != "description" })
  }

  private static func schema(_ choice: ObjectKeys.Choice) -> JSONValue {
    let each = choice.names.map { JSONValue.members([("required", [.string($0)])]) }
    switch choice.kind {
    case .exactlyOne: return .members([("oneOf", .array(each))])
    case .atLeastOne: return .members([("anyOf", .array(each))])
    case .atMostOne:
      return .members([
        ("oneOf", .array(each + [.members([("not", .members([("anyOf", .array(each))]))])]))
      ])
    }
  }
}
