extension ValueFormula {
  static let expected = "an amount (225 RUB), or a formula over columns (0.25 * monthly_charges RUB)"

  /// Longer formulas are refused, and so are deeper ones.
  private static let longest = 500
  private static let deepest = 32

  /// Reads a formula with its currency at the end. Columns are words of letters, digits and `_`, or stand between backticks.
  static func parse(_ text: String) throws(Complaint) -> ValueFormula {
    let trimmed = text.trimmingSpaces
    guard trimmed.utf8.count <= longest else {
      throw Complaint("bad-formula", "the formula is longer than \(longest) bytes", expected: expected)
    }
    guard let space = trimmed.lastIndex(of: " "), case let code = String(trimmed[trimmed.index(after: space)...]),
      CurrencyCodes.all.contains(code)
    else {
      throw Complaint(
        "bad-formula", "\(quoted(text)) does not end with a currency", expected: expected,
        help: "write the currency's code at the end: \(DisplayText.short(trimmed)) RUB")
    }
    var parser = Parser(text: Array(trimmed[..<space].unicodeScalars))
    let expression = try parser.sum(depth: 0)
    try parser.end()
    return ValueFormula(expression: expression, currency: Currency(code: code), text: trimmed)
  }

  private struct Parser {
    let text: [Unicode.Scalar]
    var position = 0

    init(text: [Unicode.Scalar]) { self.text = text }

    private func complaint(_ message: String) -> Complaint {
      Complaint(
        "bad-formula", "\(message) at character \(position + 1) of the formula", expected: ValueFormula.expected)
    }

    private mutating func next() -> Unicode.Scalar? {
      while position < text.count, text[position] == " " { position += 1 }
      return position < text.count ? text[position] : nil
    }

    mutating func end() throws(Complaint) {
      if let rest = next() { throw complaint("there is \(quoted(String(rest))) left over") }
    }

    mutating func sum(depth: Int) throws(Complaint) -> Expression {
      guard depth < ValueFormula.deepest else { throw complaint("the formula is nested too deeply") }
      var left = try product(depth: depth)
      while let sign = next(), let op = Operator(rawValue: Character(sign)), op == .add || op == .subtract {
        position += 1
        left = .binary(op, left, try product(depth: depth))
      }
      return left
    }

    private mutating func product(depth: Int) throws(Complaint) -> Expression {
      var left = try factor(depth: depth)
      while let sign = next(), let op = Operator(rawValue: Character(sign)), op == .multiply || op == .divide {
        position += 1
        left = .binary(op, left, try factor(depth: depth))
      }
      return left
    }

    private mutating func factor(depth: Int) throws(Complaint) -> Expression {
      guard depth < ValueFormula.deepest else { throw complaint("the formula is nested too deeply") }
      guard let first = next() else { throw complaint("something is missing") }
      switch first {
      case "-":
        position += 1
        return .negated(try factor(depth: depth + 1))
      case "(":
        position += 1
        let inner = try sum(depth: depth + 1)
        try close()
        return inner
      case "`": return try quotedColumn()
      default:
        if isDigit(first) || first == "." { return try number() }
        if isLetter(first) { return try name(depth: depth) }
        throw complaint("\(quoted(String(first))) cannot stand")
      }
    }

    private mutating func close() throws(Complaint) {
      guard next() == ")" else { throw complaint("a closing bracket is missing") }
      position += 1
    }

    private mutating func number() throws(Complaint) -> Expression {
      let start = position
      while position < text.count, isDigit(text[position]) || text[position] == "." || text[position] == "_" {
        position += 1
      }
      let written = String(String.UnicodeScalarView(text[start..<position]))
      guard let value = DecimalText(written)?.value() else { throw complaint("\(quoted(written)) is no number") }
      return .number(value)
    }

    private mutating func quotedColumn() throws(Complaint) -> Expression {
      position += 1
      let start = position
      while position < text.count, text[position] != "`" { position += 1 }
      guard position < text.count, position > start else { throw complaint("a column's closing backtick is missing") }
      let name = String(String.UnicodeScalarView(text[start..<position]))
      position += 1
      return .column(name)
    }

    private mutating func name(depth: Int) throws(Complaint) -> Expression {
      let start = position
      while position < text.count, isLetter(text[position]) || isDigit(text[position]) { position += 1 }
      let name = String(String.UnicodeScalarView(text[start..<position]))
      guard next() == "(" else { return .column(name) }
      guard name == "min" || name == "max" else {
        throw complaint("there is no function \(quoted(name)); there are min and max")
      }
      position += 1
      var items = [try sum(depth: depth + 1)]
      while next() == "," {
        position += 1
        items.append(try sum(depth: depth + 1))
      }
      try close()
      return name == "min" ? .smallest(items) : .largest(items)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
