extension Improvement: Quantity {
  static let examples = ["20%", "20 points", "20% of error"]
  static let expected = "20% (relative), 20 points (added to the value), 20% of error (of what is lacking), or a number"
  static let pattern = QuantityPattern.whole(QuantityPattern.signed + "( *%( +of +error)?| *points?)?")

  static func parse(_ text: String) throws(Complaint) -> Improvement {
    guard let parts = QuantityText(text) else { throw bad(text, "an improvement") }
    let words = parts.unit.split(separator: " ")
    let number: Double?
    switch words {
    case []: number = parts.number.value()
    case ["%"], ["%", "of", "error"], ["point"], ["points"]: number = parts.number.value(timesTenTo: -2)
    default: throw bad(text, "an improvement")
    }
    guard let number else { throw bad(text, "an improvement: it is too large") }
    switch words.count {
    case 0: return .absolute(number)
    case 1: return words == ["%"] ? .relative(number) : .points(number)
    default:
      guard number >= 0, number <= 1 else { throw bad(text, "a share of the error from 0% to 100%") }
      return .ofError(number)
    }
  }

  public var description: String {
    switch self {
    case .relative(let share): DecimalText.format(share, timesTenTo: 2) + "%"
    case .points(let share): DecimalText.format(share, timesTenTo: 2) + " points"
    case .ofError(let share): DecimalText.format(share, timesTenTo: 2) + "% of error"
    case .absolute(let value): DecimalText.format(value)
    }
  }
}

extension Condition.Comparison {
  /// The comparison a text starts with, and the rest. `≥` and `≤` are `>=` and `<=`, `=` is `==`.
  static func split(_ text: String) -> (comparison: Condition.Comparison, rest: Substring)? {
    let trimmed = text[...].trimmed
    for (sign, comparison) in signs where trimmed.utf8.starts(with: sign.utf8) {
      return (comparison, Substring(trimmed.utf8.dropFirst(sign.utf8.count)).trimmed)
    }
    return nil
  }

  private static let signs: [(String, Condition.Comparison)] = [
    (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), ("==", .equal), (">", .greater), ("<", .less),
    ("=", .equal),
  ]

  static let pattern = "(>=|<=|==|≥|≤|>|<|=)"
}

extension Condition: Quantity {
  static let examples = [">= 0.80", ">= +20%"]
  static let expected = "a comparison such as \">= 0.80\", or \">= +20%\" against a baseline"
  static let pattern = QuantityPattern.whole(
    Comparison.pattern + " *" + QuantityPattern.signed + "( *%( +of +error)?| *points?)?")

  static func parse(_ text: String) throws(Complaint) -> Condition {
    guard let (comparison, rest) = Comparison.split(text) else {
      let help = DecimalText(text).map { _ in
        "write \">= \(DisplayText.short(text))\" or \"<= \(DisplayText.short(text))\""
      }
      throw bad(text, "a comparison", help: help)
    }
    guard let parts = QuantityText(String(rest)) else {
      throw bad(text, "a comparison: a number is missing after the sign")
    }
    guard let improvement = try? Improvement.parse(String(rest)) else { throw bad(text, "a comparison") }
    if case .absolute(let value) = improvement, !parts.number.isSigned || parts.number.isNegative {
      return Condition(comparison: comparison, threshold: .value(value))
    }
    return Condition(comparison: comparison, threshold: .improvement(improvement))
  }

  public var description: String {
    switch threshold {
    case .value(let value): return "\(comparison.rawValue) \(DecimalText.format(value))"
    case .improvement(let improvement):
      let text = improvement.description
      return "\(comparison.rawValue) \(text.hasPrefix("-") ? "" : "+")\(text)"
    }
  }
}

extension DriftLimit: Quantity {
  static let examples = ["psi > 0.1"]
  static let expected = "a limit such as psi > 0.1; measures: " + names.joined(separator: ", ")
  static let pattern = QuantityPattern.whole(
    "(" + names.joined(separator: "|") + ") *" + Condition.Comparison.pattern + " *" + QuantityPattern.unsigned)
  private static let names = Measure.allCases.map(\.rawValue)

  static func parse(_ text: String) throws(Complaint) -> DriftLimit {
    let trimmed = text[...].trimmed
    let name = Substring(trimmed.utf8.prefix { (48...57).contains($0) || (97...122).contains($0 | 0x20) })
    guard let measure = Measure(rawValue: String(name)) else {
      throw bad(text, "a drift limit", help: Suggestion.help(for: String(name), among: names))
    }
    let rest = String(trimmed[name.endIndex...])
    guard let (comparison, number) = Condition.Comparison.split(rest),
      let decimal = DecimalText(number.utf8), !decimal.isSigned, let value = decimal.value()
    else { throw bad(text, "a drift limit") }
    return DriftLimit(measure: measure, comparison: comparison, value: value)
  }

  public var description: String { "\(measure.rawValue) \(comparison.rawValue) \(DecimalText.format(value))" }
}
