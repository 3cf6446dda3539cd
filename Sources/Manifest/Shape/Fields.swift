/// The keys of a mapping, declared one by one. The same declarations read a mapping and describe it.
struct Fields {
  private enum Mode {
    case parse(YAMLNode, [YAMLNode.Entry], Reader)
    case describe(SchemaBuilder)
  }

  private let mode: Mode
  private(set) var declared: [String] = []
  private(set) var properties: [JSONValue.Member] = []
  private(set) var needed: [JSONValue] = []

  init(parsing node: YAMLNode, _ entries: [YAMLNode.Entry], _ reader: Reader) { mode = .parse(node, entries, reader) }

  init(describing builder: SchemaBuilder) { mode = .describe(builder) }

  /// Where the mapping starts.
  var location: SourceLocation {
    switch mode {
    case .parse(let node, _, _): node.location
    case .describe: SourceLocation(file: "", line: 0, column: 0)
    }
  }

  /// A key that has to be there.
  mutating func required<Value>(_ key: String, _ shape: Shape<Value>, _ doc: String) -> Value? {
    declare(key, shape, doc, required: true)
    guard case .parse(let node, let entries, let reader) = mode else { return nil }
    guard let entry = entries.first(where: { $0.key == key }) else {
      reader.report("missing-key", "the key “\(key)” is missing", at: node.location, expected: doc)
      return nil
    }
    return read(entry, shape, doc, reader)
  }

  /// A key that may be left out; nil then.
  mutating func optional<Value>(_ key: String, _ shape: Shape<Value>, _ doc: String) -> Value? {
    declare(key, shape, doc, required: false)
    guard case .parse(_, let entries, let reader) = mode, let entry = entries.first(where: { $0.key == key }) else {
      return nil
    }
    return read(entry, shape, doc, reader)
  }

  /// Is the key written, whatever its value?
  func has(_ key: String) -> Bool {
    guard case .parse(_, let entries, _) = mode else { return false }
    return entries.contains { $0.key == key }
  }

  /// Where the value of a key stands; the mapping's own place when it is not there.
  func place(of key: String) -> SourceLocation {
    guard case .parse(let node, let entries, _) = mode else { return location }
    return entries.first { $0.key == key }?.value.location ?? node.location
  }

  /// Reports something about the mapping as a whole.
  func complain(
    _ code: String, _ message: String, at place: SourceLocation? = nil, expected: String? = nil, help: String? = nil
  ) {
    guard case .parse(let node, _, let reader) = mode else { return }
    reader.report(code, message, at: place ?? node.location, expected: expected, help: help)
  }

  /// Entries whose keys are not among those declared, for mappings with free keys beside fixed ones.
  mutating func rest<Value>(_ shape: Shape<Value>, _ doc: String) -> [(
    key: String, location: SourceLocation, value: Value
  )] {
    open = (shape.schema, doc)
    guard case .parse(_, let entries, let reader) = mode else { return [] }
    return entries.filter { !declared.contains($0.key) }.compactMap { entry in
      read(entry, shape, doc, reader).map { (entry.key, entry.location, $0) }
    }
  }

  private(set) var open: (schema: @Sendable (SchemaBuilder) -> JSONValue, doc: String)?

  private func read<Value>(_ entry: YAMLNode.Entry, _ shape: Shape<Value>, _ doc: String, _ reader: Reader) -> Value? {
    guard !entry.value.isNull else {
      reader.report(
        "no-value", "the key “\(entry.key)” has no value", at: entry.location, length: entry.key.unicodeScalars.count,
        expected: doc, help: "give it a value, or remove the line")
      return nil
    }
    return shape.read(entry.value, reader)
  }

  private mutating func declare<Value>(_ key: String, _ shape: Shape<Value>, _ doc: String, required: Bool) {
    declared.append(key)
    guard case .describe(let builder) = mode else { return }
    if required { needed.append(.string(key)) }
    var members: [JSONValue.Member] = [.init("description", .string(doc))]
    if case .object(let own) = shape.schema(builder) { members += own.filter { $0.key != "description" } }
    properties.append(.init(key, .object(members)))
  }
}

extension Shape {
  /// A mapping with known keys. Unknown keys are reported with what may have been meant.
  static func object(
    _ name: String, _ doc: String, _ fields: @escaping @Sendable (inout Fields) -> Value?
  ) -> Shape<Value> {
    Shape(
      read: { node, reader in
        guard case .mapping(let entries) = node.content else {
          reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "a mapping: \(doc)")
          return nil
        }
        var own = Fields(parsing: node, entries, reader)
        let value = fields(&own)
        guard own.open == nil else { return value }
        var complete = true
        for entry in entries where !own.declared.contains(entry.key) {
          complete = false
          reportUnknown(entry, own.declared, reader)
        }
        return complete ? value : nil
      },
      schema: { builder in
        builder.reference(name) {
          var own = Fields(describing: builder)
          _ = fields(&own)
          return .members([
            ("type", "object"), ("description", .string(doc)), ("properties", .object(own.properties)),
            ("required", own.needed.isEmpty ? nil : .array(own.needed)),
            ("additionalProperties", own.open.map { $0.schema(builder) } ?? .bool(false)),
          ])
        }
      })
  }

  private static func reportUnknown(_ entry: YAMLNode.Entry, _ declared: [String], _ reader: Reader) {
    guard entry.key.unicodeScalars.first != YAMLLoader.mask else { return }
    let near = Spelling.nearest(to: entry.key, among: declared)
    let known = declared.sorted().joined(separator: ", ")
    reader.report(
      "unknown-key", "the key “\(entry.key)” is not known here", at: entry.location,
      length: max(1, entry.key.unicodeScalars.count), expected: "one of: \(known)",
      help: near.map { "did you mean “\($0)”?" } ?? FormatIndex.hint(for: entry.key))
  }

  /// A mapping from ids to values. The value's fields are told the id and its place.
  static func byID(
    _ name: String, _ doc: String, _ fields: @escaping @Sendable (inout Fields, Located<String>) -> Value?
  ) -> Shape<[Value]> {
    let nothing = Located("", at: SourceLocation(file: "", line: 0, column: 0))
    return Shape<[Value]>(
      read: { node, reader in
        guard case .mapping(let entries) = node.content else {
          reader.report(
            "wrong-type", "here stands \(node.kind)", at: node, expected: "a mapping from names to values: {name: …}")
          return nil
        }
        var complete = true
        let values = entries.compactMap { entry -> Value? in
          guard entry.key.unicodeScalars.first != YAMLLoader.mask else { return nil }
          if !isID(entry.key) {
            reader.report(
              "bad-id", "“\(entry.key)” cannot be a name", at: entry.location,
              length: max(1, entry.key.unicodeScalars.count),
              expected: "letters, digits, “-”, “_” and “.”, at most 64, not starting with a dot")
            complete = false
          }
          let id = Located(entry.key, at: entry.location)
          let shape = Shape.object(name, doc) { fields(&$0, id) }
          if entry.value.isNull {
            reader.report(
              "no-value", "“\(entry.key)” has no value", at: entry.location, length: entry.key.unicodeScalars.count,
              expected: doc)
            return nil
          }
          return shape.read(entry.value, reader)
        }
        return complete && values.count == entries.count ? values : nil
      },
      schema: { builder in
        .members([
          ("type", "object"),
          ("propertyNames", .members([("pattern", .string(idPattern))])),
          ("additionalProperties", Shape.object(name, doc) { fields(&$0, nothing) }.schema(builder)),
        ])
      })
  }
}

/// What an id looks like, for the schema.
let idPattern = #"^[\p{L}\p{N}_-][\p{L}\p{N}._-]{0,63}$"#

func isID(_ text: String) -> Bool {
  let scalars = text.unicodeScalars
  guard !scalars.isEmpty, scalars.count <= 64, scalars.first != "." else { return false }
  return scalars.allSatisfy { scalar in
    if scalar == "-" || scalar == "_" || scalar == "." { return true }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
