extension Period {
  /// The spellings people use, the canonical one first.
  static let spellings: [(name: String, period: Period)] = [
    ("s", .second), ("sec", .second), ("second", .second), ("min", .minute), ("minute", .minute), ("h", .hour),
    ("hour", .hour), ("d", .day), ("day", .day), ("week", .week), ("month", .month), ("year", .year),
  ]

  init?(spelling: Substring) {
    guard let found = Self.spellings.first(where: { $0.name == spelling }) else { return nil }
    self = found.period
  }

  static let pattern = "(" + spellings.map(\.name).joined(separator: "|") + ")"
}

extension Currency {
  /// Nil for a code that ISO 4217 does not list.
  init?(known code: Substring) {
    let code = String(code)
    guard CurrencyCodes.all.contains(code) else { return nil }
    self.code = code
  }
}

extension Money: Quantity {
  static let examples = ["900_000 RUB/month", "225 RUB", "7.5 RUB/kWh"]
  static let expected = "an amount of money such as 900_000 RUB/month, 225 RUB or 7.5 RUB/kWh"
  static let pattern = QuantityPattern.whole(
    QuantityPattern.signed + " *(" + CurrencyCodes.all.sorted().joined(separator: "|")
      + ")( */ *[A-Za-z][A-Za-z0-9]{0,15})?")

  static func parse(_ text: String) throws(Complaint) -> Money {
    guard let parts = QuantityText(text) else { throw bad(text, "an amount of money") }
    let pieces = parts.unit.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let code = pieces.first?.trimmed ?? ""
    guard !code.isEmpty else { throw bad(text, "an amount of money: its currency is missing") }
    guard let currency = Currency(known: code) else {
      let help = Suggestion.help(for: String(code), among: CurrencyCodes.all.sorted())
      throw Complaint(
        "unknown-currency", "\(quoted(String(code))) is not a currency code of ISO 4217", expected: expected, help: help
      )
    }
    guard let amount = parts.number.value() else { throw bad(text, "an amount of money: it is too large") }
    var money = Money(amount: amount, currency: currency)
    if pieces.count == 2 {
      let unit = pieces[1].trimmed
      if let period = Period(spelling: unit) {
        money.per = period
      } else {
        guard isUnit(unit) else { throw bad(text, "an amount of money: a period or unit is missing after the “/”") }
        money.perUnit = String(unit)
      }
    }
    return money
  }

  private static func isUnit(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
    guard let first = bytes.first, isLetter(first), bytes.count <= 16 else { return false }
    return bytes.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }

  public var description: String {
    let denominator = per?.rawValue ?? perUnit
    return "\(DecimalText.format(amount)) \(currency.code)" + (denominator.map { "/\($0)" } ?? "")
  }
}

extension Rate: Quantity {
  static let examples = ["120/s", "2000/month"]
  static let expected = "a count a period, such as 120/s or 2000/month"
  static let pattern = QuantityPattern.whole(QuantityPattern.unsigned + " */ *" + Period.pattern)

  static func parse(_ text: String) throws(Complaint) -> Rate {
    guard let parts = QuantityText(text) else { throw bad(text, "a count a period") }
    guard parts.unit.first == "/" else {
      throw bad(text, "a count a period: its period is missing")
    }
    guard let period = Period(spelling: parts.unit.dropFirst().trimmed) else {
      throw bad(
        text, "a count a period",
        help: Suggestion.help(for: String(parts.unit.dropFirst().trimmed), among: Period.spellings.map(\.name)))
    }
    guard !parts.number.isNegative else { throw bad(text, "a count a period: it is negative") }
    guard let count = parts.number.value() else { throw bad(text, "a count a period: it is too large") }
    return Rate(count: count, per: period)
  }

  public var description: String { "\(DecimalText.format(count))/\(per.rawValue)" }
}
