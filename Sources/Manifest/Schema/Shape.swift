/// How one kind of value is written: the one declaration that both reads it and describes it in the JSON Schema.
struct Shape<Value: Sendable>: Sendable {
  /// In words, for messages: `a number`, `one of: own, cloud, hybrid`.
  let expected: String
  /// The JSON Schema of what is accepted.
  let schema: @Sendable (SchemaWriter) -> JSONValue
  /// Nil after an error, which was reported.
  let parse: @Sendable (Node, ReadContext) -> Value?

  init(
    expected: String, schema: @escaping @Sendable (SchemaWriter) -> JSONValue,
    parse: @escaping @Sendable (Node, ReadContext) -> Value?
  ) {
    self.expected = expected
    self.schema = schema
    self.parse = parse
  }

  func read(_ node: Node, _ context: ReadContext) -> Value? {
    switch node.content {
    case .broken: return nil
    case .scalar(let scalar) where scalar.isNull:
      context.report(
        Complaint("missing-value", "\(context.subject(of: node)) has no value", expected: expected), at: node.nameMark)
      return nil
    default: return parse(node, context)
    }
  }

  /// The same on paper, another value in memory.
  func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
    Shape<Other>(expected: expected, schema: schema) { node, context in read(node, context).map(transform) }
  }

  /// Adds a condition that the JSON Schema does not say.
  func check(_ condition: @escaping @Sendable (Value, ReadContext) throws(Complaint) -> Void) -> Shape<Value> {
    Shape(expected: expected, schema: schema) { node, context in
      guard let value = read(node, context) else { return nil }
      do throws(Complaint) {
        try condition(value, context)
        return value
      } catch {
        context.report(error, at: node.mark)
        return nil
      }
    }
  }

  /// Adds a condition whose failure is only a warning.
  func noting(_ condition: @escaping @Sendable (Value, ReadContext) throws(Complaint) -> Void) -> Shape<Value> {
    Shape(expected: expected, schema: schema) { node, context in
      guard let value = read(node, context) else { return nil }
      do throws(Complaint) {
        try condition(value, context)
      } catch {
        context.log.report(error, at: node.mark, severity: .warning)
      }
      return value
    }
  }

  /// The same with the JSON Schema of another shape.
  func describedBy(_ schema: @escaping @Sendable (SchemaWriter) -> JSONValue) -> Shape<Value> {
    Shape(expected: expected, schema: schema, parse: parse)
  }

  /// With the place it was written at.
  var located: Shape<Located<Value>> {
    Shape<Located<Value>>(expected: expected, schema: schema) { node, context in
      read(node, context).map { Located($0, at: context.location(node.mark)) }
    }
  }

  /// Written once in the schema, under `$defs`, and referred to.
  func named(_ name: String) -> Shape<Value> {
    let inner = schema
    return Shape(expected: expected, schema: { $0.definition(name) { inner($0) } }, parse: parse)
  }
}

/// Gathers the definitions that a JSON Schema refers to.
final class SchemaWriter {
  private(set) var definitions: [JSONValue.Member] = []
  private var names: Set<String> = []

  func definition(_ name: String, _ body: (SchemaWriter) -> JSONValue) -> JSONValue {
    if names.insert(name).inserted {
      let value = body(self)
      definitions.append(JSONValue.Member(name, value))
    }
    return .members([("$ref", .string("#/$defs/\(name)"))])
  }
}
