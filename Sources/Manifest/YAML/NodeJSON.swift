extension Node {
  /// The value as JSON, for checking it against the JSON Schema.
  ///
  /// Plain scalars are typed as editors do (YAML 1.2's core schema): nothing, `true`, `false`, decimal numbers. All
  /// others, and quoted or block scalars, are strings: `20%`, `1_200_000`, `2026-12-15`, `yes`.
  var json: JSONValue {
    switch content {
    case .broken: .null
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    case .scalar(let scalar): scalar.json
    }
  }
}

extension Node.Scalar {
  fileprivate var json: JSONValue {
    guard style == .plain else { return .string(text) }
    if isNull { return .null }
    if text == "true" { return .bool(true) }
    if text == "false" { return .bool(false) }
    guard !text.utf8.contains(UInt8(ascii: "_")), let number = DecimalText(text) else { return .string(text) }
    if number.exponent == 0, let integer = Int(text) { return .integer(integer) }
    return number.value().map(JSONValue.number) ?? .string(text)
  }
}
