/// How one kind of value is written: read from YAML and described in the JSON Schema by the same declaration.
struct Shape<Value: Sendable>: Sendable {
  /// Reads a value; nil when it is wrong, which was then reported.
  let read: @Sendable (YAMLNode, Reader) -> Value?
  let schema: @Sendable (SchemaBuilder) -> JSONValue

  init(
    read: @escaping @Sendable (YAMLNode, Reader) -> Value?, schema: @escaping @Sendable (SchemaBuilder) -> JSONValue
  ) {
    self.read = read
    self.schema = schema
  }

  /// The value together with its place.
  var located: Shape<Located<Value>> {
    Shape<Located<Value>>(
      read: { node, reader in read(node, reader).map { Located($0, at: node.location) } }, schema: schema)
  }

  func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    Shape<Other>(read: { node, reader in read(node, reader).map(transform) }, schema: schema)
  }

  /// A list of such values. All wrong items are reported.
  func list(atLeast minimum: Int = 0) -> Shape<[Value]> {
    Shape<[Value]>(
      read: { node, reader in
        guard case .sequence(let items) = node.content else {
          reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "a list: [one, two]")
          return nil
        }
        let values = items.compactMap { read($0, reader) }
        guard values.count == items.count else { return nil }
        guard values.count >= minimum else {
          reader.report("too-few", "the list is too short", at: node, expected: "at least \(minimum)")
          return nil
        }
        return values
      },
      schema: { builder in
        .members([
          ("type", "array"), ("items", schema(builder)), ("minItems", minimum > 0 ? .integer(minimum) : nil),
        ])
      })
  }

  /// One such value, or a list of them.
  func oneOrMore() -> Shape<[Value]> {
    let many = list(atLeast: 1)
    return Shape<[Value]>(
      read: { node, reader in
        if case .sequence = node.content { return many.read(node, reader) }
        return read(node, reader).map { [$0] }
      },
      schema: { builder in .members([("anyOf", .array([schema(builder), many.schema(builder)]))]) })
  }
}

/// Collects the schema's definitions.
final class SchemaBuilder {
  private(set) var definitions: [JSONValue.Member] = []
  private var names = Set<String>()

  /// A reference to a definition that is made when it is first asked for.
  func reference(_ name: String, _ make: () -> JSONValue) -> JSONValue {
    if names.insert(name).inserted {
      let definition = make()
      definitions.append(JSONValue.Member(name, definition))
    }
    return .members([("$ref", .string("#/$defs/\(name)"))])
  }
}
