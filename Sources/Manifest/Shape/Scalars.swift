/// The single values of the format.
extension Shape {
  /// A scalar read from its text, whether quoted or not.
  static func text(
    _ expected: String, pattern: String? = nil, code: String = "bad-value", examples: [String] = [],
    _ parse: @escaping @Sendable (String) -> Value?
  ) -> Shape<Value> {
    Shape(
      read: { node, reader in
        guard case .scalar(let text, _) = node.content else {
          reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: expected)
          return nil
        }
        if let value = parse(text) { return value }
        reader.report(code, "“\(shortened(text))” is not understood here", at: node, expected: expected)
        return nil
      },
      schema: { _ in
        .members([
          ("type", "string"), ("pattern", pattern.map { .string($0) }),
          ("examples", examples.isEmpty ? nil : .array(examples.map { .string($0) })),
        ])
      })
  }

  static func choice(_ names: [String], _ parse: @escaping @Sendable (String) -> Value?) -> Shape<Value> {
    Shape(
      read: { node, reader in
        guard case .scalar(let text, _) = node.content else {
          reader.report(
            "wrong-type", "here stands \(node.kind)", at: node, expected: "one of: \(names.joined(separator: ", "))")
          return nil
        }
        if let value = parse(text) { return value }
        reader.report(
          "unknown-value", "“\(shortened(text))” is not known here", at: node,
          expected: "one of: \(names.joined(separator: ", "))",
          help: Spelling.nearest(to: text, among: names).map { "did you mean “\($0)”?" })
        return nil
      },
      schema: { _ in .members([("enum", .array(names.map { .string($0) }))]) })
  }
}

func shortened(_ text: String) -> String {
  text.count <= 60 ? text : String(text.prefix(57)) + "…"
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enumeration.
  static var word: Shape<Value> {
    choice(Value.allCases.map(\.rawValue)) { Value(rawValue: $0) }
  }
}

extension Shape where Value == String {
  /// A text. A bare number or `true` is taken as the text it is written as.
  static let string = Shape<String>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "a text")
        return nil
      }
      guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        reader.report("empty-text", "the text is empty", at: node, expected: "a text")
        return nil
      }
      return text
    },
    schema: { _ in
      .members([("type", ["string", "number", "boolean"]), ("pattern", .string(#"\S"#))])
    })

  /// The id of something defined elsewhere in the manifest.
  static let reference = Shape<String>.text("a name", pattern: idPattern) { isID($0) ? $0 : nil }

  /// A path inside the project's folder.
  static let path = Shape<String>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "a path")
        return nil
      }
      switch ConfinedPath.resolve(text, inside: reader.folder) {
      case .success: return text
      case .failure(let error):
        reader.report("path-outside", error.message, at: node, expected: "a path inside the project's folder")
        return nil
      }
    },
    schema: { _ in
      .members([
        ("type", "string"), ("minLength", .integer(1)),
        ("pattern", .string(#"^(?![/~])(?!\.\.(/|$))[^\u0000-\u001f\u007f]+$"#)),
      ])
    })
}

extension Shape where Value == Bool {
  static let boolean = Shape<Bool>(
    read: { node, reader in
      guard case .scalar(let text, plain: true) = node.content, text == "true" || text == "false" else {
        reader.report(
          "wrong-type", "this is neither true nor false", at: node, expected: "true or false, without quotes")
        return nil
      }
      return text == "true"
    },
    schema: { _ in .members([("type", "boolean")]) })
}

/// A number with the text it was written as.
struct WrittenNumber: Sendable {
  var value: Double
  var text: String
  var tolerance: Double
}

extension Shape where Value == WrittenNumber {
  static let written = Shape<WrittenNumber>(
    read: { node, reader in
      guard case .scalar(let text, plain: true) = node.content, let quantity = QuantityText(text), quantity.rest.isEmpty
      else {
        let quoted = if case .scalar(_, plain: false) = node.content { true } else { false }
        reader.report(
          "bad-number", "here stands no number", at: node, expected: "a number, such as 0.87 or 1_200_000",
          help: quoted ? "remove the quotes" : nil)
        return nil
      }
      return WrittenNumber(value: quantity.number, text: text, tolerance: quantity.roundingTolerance)
    },
    // Editors that follow YAML 1.2 take 1_200_000 for a text.
    schema: { _ in
      .members([
        ("type", ["number", "string"]), ("pattern", .string(#"^[-+−]?[0-9][0-9_]*(\.[0-9_]+)?([eE][-+]?[0-9]+)?$"#)),
      ])
    })
}

extension Shape where Value == Double {
  static let number = Shape<WrittenNumber>.written.map(\.value)

  static func number(_ range: ClosedRange<Double>, _ words: String) -> Shape<Double> {
    Shape(
      read: { node, reader in
        guard let value = number.read(node, reader) else { return nil }
        guard range.contains(value) else {
          reader.report("out-of-range", "the number is out of range", at: node, expected: words)
          return nil
        }
        return value
      },
      schema: { builder in
        guard case .object(let members) = number.schema(builder) else { return .object([]) }
        var all = members
        if range.lowerBound.isFinite { all.append(.init("minimum", .number(range.lowerBound))) }
        if range.upperBound.isFinite { all.append(.init("maximum", .number(range.upperBound))) }
        return .object(all)
      })
  }

  /// A share: `20%`, or a fraction.
  static let share = Shape<Double>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content,
        let value = QuantityParser.percentage(text)?.fraction
          ?? QuantityText(text).flatMap({ $0.rest.isEmpty ? $0.number : nil }),
        (0...1).contains(value)
      else {
        reader.report("bad-value", "this is no share", at: node, expected: "a percentage from 0% to 100%, such as 95%")
        return nil
      }
      return value
    },
    schema: { _ in
      .members([
        ("type", ["string", "number"]), ("pattern", .string(#"^\+?[0-9][0-9_]*(\.[0-9_]+)?\s*%?$"#)),
        ("minimum", .number(0)), ("maximum", .number(1)),
      ])
    })
}

extension Shape where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Shape<Int> {
    Shape<Int>(
      read: { node, reader in
        guard case .scalar(let text, plain: true) = node.content, let quantity = QuantityText(text),
          quantity.rest.isEmpty, quantity.number == quantity.number.rounded(), abs(quantity.number) < 9e15
        else {
          reader.report(
            "bad-number", "here stands no whole number", at: node,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
          return nil
        }
        let value = Int(quantity.number)
        guard range.contains(value) else {
          reader.report(
            "out-of-range", "the number is out of range", at: node,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
          return nil
        }
        return value
      },
      schema: { _ in
        .members([
          ("type", ["integer", "string"]), ("pattern", .string(#"^\+?[0-9][0-9_]*$"#)),
          ("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound)),
        ])
      })
  }
}

extension Shape where Value == CalendarDate {
  static let date = Shape<CalendarDate>.text(
    "a day that exists, as 2026-12-15", pattern: #"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"#,
    code: "bad-date",
    QuantityParser.date)
}

extension Shape where Value == Money {
  static let money = Shape<Money>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "an amount: 1_200_000 RUB/month")
        return nil
      }
      if let money = QuantityParser.money(text) { return money }
      var help: String?
      if let quantity = QuantityText(text) {
        let code = quantity.rest.split(separator: "/").first.map { String(QuantityText.trimmed($0)) } ?? ""
        if code.isEmpty {
          help = "add the currency: \(text) EUR"
        } else if Currency(known: code) == nil {
          help = Spelling.nearest(to: code, among: Currency.codes.sorted()).map { "did you mean “\($0)”?" }
        }
      }
      reader.report(
        "bad-money", "“\(shortened(text))” is no amount of money", at: node,
        expected: "a number and an ISO 4217 code, such as 1_200_000 RUB/month or 7.5 RUB/kWh", help: help)
      return nil
    },
    schema: { _ in
      .members([
        ("type", "string"),
        ("pattern", .string(#"^[-+−]?[0-9][0-9_]*(\.[0-9_]+)?([eE][-+]?[0-9]+)?\s*[A-Z]{3}(\s*/\s*[A-Za-z]+)?$"#)),
        ("examples", ["1_200_000 RUB/month", "7.5 RUB/kWh"]),
      ])
    })
}
