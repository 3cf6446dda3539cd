extension Shape {
  /// A single value that is read from its text.
  static func scalar(
    expected: String, schema: JSONValue,
    _ parse: @escaping @Sendable (Node.Scalar, ReadContext) throws(Complaint) -> Value
  ) -> Shape<Value> {
    let describe: @Sendable (SchemaWriter) -> JSONValue = { _ in schema }
    return Shape(expected: expected, schema: describe) { node, context in
      guard case .scalar(let scalar) = node.content else {
        context.reportForm(of: node, expected: expected)
        return nil
      }
      do throws(Complaint) {
        return try parse(scalar, context)
      } catch {
        context.report(error, at: node.mark)
        return nil
      }
    }
  }
}

extension Shape where Value == String {
  private static var anyScalar: JSONValue { ["string", "number", "boolean"] }

  /// Text of one or more lines, not blank. Numbers and booleans are taken as they are written.
  static var text: Shape<String> {
    .scalar(
      expected: "text", schema: .members([("type", anyScalar), ("pattern", "\\S")])
    ) { scalar, _ throws(Complaint) in
      guard scalar.text.utf8.contains(where: { $0 != 32 && !(9...13).contains($0) }) else {
        throw Complaint("empty-text", "the text is empty", expected: "text")
      }
      return scalar.text
    }
  }

  /// A value as it stands in a data file, such as a class label; may be empty.
  static var label: Shape<String> {
    .scalar(expected: "a value", schema: .members([("type", anyScalar)])) { scalar, _ throws(Complaint) in scalar.text }
  }

  /// The name of a column.
  static var column: Shape<String> {
    Shape(expected: "the name of a column", schema: text.schema, parse: text.parse)
  }

  /// A path inside the project's folder. Whether the file exists is not looked at.
  static var path: Shape<String> {
    .scalar(
      expected: "a path inside the project's folder",
      schema: .members([("type", "string"), ("pattern", "^[^/\\u0000]"), ("maxLength", .integer(4000))])
    ) { scalar, context throws(Complaint) in
      if case .failure(let error) = ConfinedPath.resolve(scalar.text, inside: context.folder) {
        throw Complaint("path-outside", error.message, expected: "a path inside the project's folder", help: error.help)
      }
      return scalar.text
    }
  }

  /// An address that starts with http:// or https://.
  static var address: Shape<String> {
    .scalar(
      expected: "an address such as https://models.example.org/v2",
      schema: .members([("type", "string"), ("pattern", "^https?://[^/\\s]+\\S*$")])
    ) { scalar, _ throws(Complaint) in
      let rest = ["http://", "https://"].first { scalar.text.utf8.starts(with: $0.utf8) }
        .map { scalar.text.utf8.dropFirst($0.utf8.count) }
      guard let first = rest?.first, first != UInt8(ascii: "/"),
        !scalar.text.unicodeScalars.contains(where: \.properties.isWhitespace)
      else {
        throw Complaint(
          "bad-address", "\(quoted(scalar.text)) is not an address",
          expected: "an address such as https://models.example.org/v2")
      }
      return scalar.text
    }
  }

  /// The name of an environment variable.
  static var environmentVariable: Shape<String> {
    .scalar(
      expected: "the name of an environment variable",
      schema: .members([("type", "string"), ("pattern", "^[A-Za-z_][A-Za-z0-9_]*$")])
    ) { scalar, _ throws(Complaint) in
      let isName = scalar.text.utf8.allSatisfy { $0 == 95 || (48...57).contains($0) || (65...90).contains($0 & 0xDF) }
      guard isName, let first = scalar.text.utf8.first, !(48...57).contains(first) else {
        throw Complaint(
          "bad-variable", "this is not the name of an environment variable",
          expected: "letters, digits and “_”",
          help: "secrets do not belong in the manifest: name the variable that holds them")
      }
      return scalar.text
    }
  }
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a few words.
  static var choice: Shape<Value> {
    let words = Value.allCases.map(\.rawValue)
    let expected = "one of: " + words.joined(separator: ", ")
    return .scalar(
      expected: expected, schema: .members([("type", "string"), ("enum", .array(words.map(JSONValue.string)))])
    ) { scalar, _ throws(Complaint) in
      if let value = Value(rawValue: scalar.text) { return value }
      throw Complaint(
        "unknown-value", "\(quoted(scalar.text)) is not known here", expected: expected,
        help: Suggestion.help(for: scalar.text, among: words))
    }
  }
}

extension Shape where Value == Bool {
  static var flag: Shape<Bool> {
    .scalar(expected: "true or false", schema: .members([("type", "boolean")])) { scalar, _ throws(Complaint) in
      if scalar.style == .plain {
        if scalar.text == "true" { return true }
        if scalar.text == "false" { return false }
      }
      let help: String? =
        switch scalar.text.lowercased() {
        case "yes", "on", "y", "true", "1": "write true, without quotes"
        case "no", "off", "n", "false", "0": "write false, without quotes"
        default: nil
        }
      throw Complaint(
        "bad-flag", "\(quoted(scalar.text)) is neither true nor false", expected: "true or false", help: help)
    }
  }
}

extension Shape where Value == Double {
  /// A plain number; `percent` also takes `20%` for 0.2.
  static func number(_ range: ClosedRange<Double>? = nil, percent: Bool = false) -> Shape<Double> {
    let bounds = range.map { range in
      range.upperBound.isFinite
        ? " from \(DecimalText.format(range.lowerBound)) to \(DecimalText.format(range.upperBound))"
        : " of at least \(DecimalText.format(range.lowerBound))"
    }
    let expected = (percent ? "a number or a percentage" : "a number") + (bounds ?? "")
    let pattern = QuantityPattern.whole(QuantityPattern.signed + (percent ? " *%?" : ""))
    let schema = JSONValue.members([
      (
        "anyOf",
        [
          .members([
            ("type", "number"), ("minimum", range.map { .number($0.lowerBound) }),
            ("maximum", range.flatMap { $0.upperBound.isFinite ? .number($0.upperBound) : nil }),
          ]),
          .members([("type", "string"), ("pattern", .string(pattern))]),
        ]
      )
    ])
    return .scalar(expected: expected, schema: schema) { scalar, _ throws(Complaint) in
      guard let parts = QuantityText(scalar.text), parts.unit.isEmpty || percent && parts.unit == "%" else {
        throw Complaint("bad-number", "\(quoted(scalar.text)) is not a number", expected: expected)
      }
      guard let value = parts.number.value(timesTenTo: parts.unit.isEmpty ? 0 : -2) else {
        throw Complaint("bad-number", "\(quoted(scalar.text)) is too large", expected: expected)
      }
      if let range, !range.contains(value) {
        throw Complaint("out-of-range", "\(quoted(scalar.text)) is out of range", expected: expected)
      }
      return value
    }
  }
}

extension Shape where Value: FixedWidthInteger {
  /// A whole number within bounds.
  static func integer(_ range: ClosedRange<Value>) -> Shape<Value> {
    let expected =
      range.upperBound == .max
      ? "a whole number of at least \(range.lowerBound)"
      : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    let isBounded = range.upperBound != .max
    let schema = JSONValue.members([
      (
        "anyOf",
        [
          .members([
            ("type", "integer"), ("minimum", .integer(Int(clamping: range.lowerBound))),
            ("maximum", isBounded ? .integer(Int(clamping: range.upperBound)) : nil),
          ]),
          .members([("type", "string"), ("pattern", .string(QuantityPattern.whole("\\+?" + QuantityPattern.digits)))]),
        ]
      )
    ])
    return .scalar(expected: expected, schema: schema) { scalar, _ throws(Complaint) in
      guard let parts = QuantityText(scalar.text), parts.unit.isEmpty else {
        throw Complaint("bad-number", "\(quoted(scalar.text)) is not a whole number", expected: expected)
      }
      guard let value = Value(exactly: parts.number) else {
        throw Complaint("bad-number", "\(quoted(scalar.text)) is not a whole number within bounds", expected: expected)
      }
      guard range.contains(value) else {
        throw Complaint("out-of-range", "\(quoted(scalar.text)) is out of range", expected: expected)
      }
      return value
    }
  }
}

extension FixedWidthInteger {
  /// The number when it is whole and fits.
  fileprivate init?(exactly number: DecimalText) {
    var digits = number.digits
    var exponent = number.exponent
    while exponent < 0, digits.count > 1, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits == [0] { exponent = 0 }
    guard exponent >= 0, exponent <= 20 else { return nil }
    digits.append(contentsOf: repeatElement(0, count: exponent))
    let text = (number.isNegative ? "-" : "") + String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    self.init(text)
  }
}

extension Shape where Value: Quantity {
  /// A quantity with its unit.
  static var quantity: Shape<Value> {
    .scalar(
      expected: Value.expected,
      schema: .members([
        ("description", .string(Value.expected)), ("type", "string"), ("pattern", .string(Value.pattern)),
        ("format", Value.format.map(JSONValue.string)), ("examples", .array(Value.examples.map(JSONValue.string))),
      ])
    ) { scalar, _ throws(Complaint) in try Value.parse(scalar.text) }
    .named(String(describing: Value.self))
  }
}
