/// Splits `250 ms` into its number and the rest, and says what is wrong when it cannot.
struct QuantityText {
  var number: DecimalText
  /// What follows the number, without surrounding spaces: `ms`.
  var unit: Substring

  /// Nil when the text does not start with a number.
  init?(_ text: String) {
    let trimmed = text[...].trimmed
    let bytes = trimmed.utf8
    var end = bytes.startIndex
    var previous: UInt8 = 0
    while end < bytes.endIndex {
      let byte = bytes[end]
      let isExponent = Self.startsExponent(bytes[end...]) && (48...57).contains(previous)
      let isSign = (byte == 43 || byte == 45) && (end == bytes.startIndex || previous == 101 || previous == 69)
      guard (48...57).contains(byte) || byte == 46 || byte == 95 || isExponent || isSign else { break }
      previous = byte
      end = bytes.index(after: end)
    }
    guard let number = DecimalText(trimmed[..<end].utf8) else { return nil }
    self.number = number
    unit = trimmed[end...].trimmed
  }

  /// True for `e5`, `E-3`: an exponent, not a unit that starts with the letter.
  private static func startsExponent(_ bytes: Substring.UTF8View) -> Bool {
    guard let first = bytes.first, first == 101 || first == 69 else { return false }
    var rest = bytes.dropFirst()
    if let sign = rest.first, sign == 43 || sign == 45 { rest = rest.dropFirst() }
    return rest.first.map { (48...57).contains($0) } ?? false
  }
}

extension Substring {
  /// Without spaces at both ends.
  var trimmed: Substring {
    var bytes = utf8
    while bytes.first == 32 { bytes = bytes.dropFirst() }
    while bytes.last == 32 { bytes = bytes.dropLast() }
    return Substring(bytes)
  }
}

/// A quantity that is read from text. `parse` is the inverse of `description`.
protocol Quantity: Sendable, Hashable, CustomStringConvertible {
  /// What to write, with examples, for messages.
  static var expected: String { get }
  /// Texts that are accepted, for editors.
  static var examples: [String] { get }
  /// An ECMA 262 regular expression that says which texts are accepted.
  static var pattern: String { get }
  /// The JSON Schema format that says more than the pattern.
  static var format: String? { get }
  static func parse(_ text: String) throws(Complaint) -> Self
}

extension Quantity {
  static var format: String? { nil }

  static func bad(_ text: String, _ what: String, help: String? = nil) -> Complaint {
    Complaint("bad-quantity", "\(quoted(text)) is not \(what)", expected: expected, help: help)
  }
}

/// Parts of the patterns.
enum QuantityPattern {
  static let digits = "[0-9]+(_[0-9]+)*"
  static let unsigned = "(\(digits)(\\.(\(digits))?)?|\\.\(digits))([eE][-+]?[0-9]{1,3})?"
  static let signed = "[-+]?\(unsigned)"

  static func whole(_ parts: String) -> String { "^ *\(parts) *$" }
}

extension Percentage: Quantity {
  static let examples = ["20%", "99.5%"]
  static let expected = "a percentage such as 20%"
  static let pattern = QuantityPattern.whole(QuantityPattern.signed + " *%")

  static func parse(_ text: String) throws(Complaint) -> Percentage {
    guard let parts = QuantityText(text) else { throw bad(text, "a percentage") }
    guard parts.unit == "%" else {
      let number = parts.number.value() ?? 0
      let written = DecimalText.format(number)
      let scaled = DecimalText.format(number, timesTenTo: 2)
      let help = abs(number) > 1 ? "write \(written)%" : "write \(scaled)% or \(written)%, whichever is meant"
      throw bad(text, "a percentage", help: parts.unit.isEmpty ? help : nil)
    }
    guard let fraction = parts.number.value(timesTenTo: -2) else { throw bad(text, "a percentage: it is too large") }
    return Percentage(fraction: fraction)
  }

  public var description: String { DecimalText.format(fraction, timesTenTo: 2) + "%" }
}

extension TimeSpan: Quantity {
  static let examples = ["250 ms", "6 hours", "7 days"]
  static let expected = "a time such as 250 ms, 30 s, 6 hours or 7 days"
  static let pattern = QuantityPattern.whole(
    QuantityPattern.unsigned + " *(" + units.map(\.name).joined(separator: "|") + ")")

  /// Each unit is a power of ten of seconds, or a whole number of seconds.
  private static let units: [(name: String, power: Int, seconds: Double)] = [
    ("ns", -9, 1), ("µs", -6, 1), ("μs", -6, 1), ("us", -6, 1), ("ms", -3, 1), ("s", 0, 1), ("sec", 0, 1),
    ("second", 0, 1), ("seconds", 0, 1), ("min", 0, 60), ("minute", 0, 60), ("minutes", 0, 60), ("h", 0, 3600),
    ("hour", 0, 3600), ("hours", 0, 3600), ("d", 0, 86400), ("day", 0, 86400), ("days", 0, 86400),
    ("w", 0, 604_800), ("week", 0, 604_800), ("weeks", 0, 604_800),
  ]

  static func parse(_ text: String) throws(Complaint) -> TimeSpan {
    guard let parts = QuantityText(text) else { throw bad(text, "a time") }
    guard !parts.unit.isEmpty else { throw bad(text, "a time: its unit is missing") }
    guard let unit = units.first(where: { $0.name == parts.unit }) else {
      if parts.unit.hasPrefix("month") || parts.unit.hasPrefix("year") {
        throw bad(text, "a time of a fixed length", help: "months differ in length; use days or weeks")
      }
      throw bad(text, "a time", help: Suggestion.help(for: String(parts.unit), among: units.map(\.name)))
    }
    guard !parts.number.isNegative else { throw bad(text, "a time: it is negative") }
    guard let number = parts.number.value(timesTenTo: unit.power), (number * unit.seconds).isFinite else {
      throw bad(text, "a time: it is too large")
    }
    return TimeSpan(seconds: number * unit.seconds)
  }

  public var description: String {
    for (name, length) in [("days", 86400.0), ("hours", 3600), ("min", 60)] {
      let count = seconds / length
      if count >= 1, count == count.rounded(), count < 1e6, count * length == seconds { return "\(Int(count)) \(name)" }
    }
    if seconds < 1, seconds >= 0.001 { return DecimalText.format(seconds, timesTenTo: 3) + " ms" }
    if seconds < 0.001, seconds > 0 { return DecimalText.format(seconds, timesTenTo: 6) + " µs" }
    return DecimalText.format(seconds) + " s"
  }
}

extension MonthSpan: Quantity {
  static let examples = ["36 months", "3 years"]
  static let expected = "a number of months or years, such as 36 months or 3 years"
  static let pattern = QuantityPattern.whole(QuantityPattern.unsigned + " *(months?|years?)")

  static func parse(_ text: String) throws(Complaint) -> MonthSpan {
    guard let parts = QuantityText(text), let number = parts.number.value() else {
      throw bad(text, "a number of months")
    }
    let factor: Double
    switch parts.unit {
    case "month", "months": factor = 1
    case "year", "years": factor = 12
    default: throw bad(text, "a number of months")
    }
    let months = number * factor
    guard months == months.rounded(), months >= 1, months <= 1200 else {
      throw bad(text, "a whole number of months from 1 to 1200")
    }
    return MonthSpan(months: Int(months))
  }

  public var description: String { months == 1 ? "1 month" : "\(months) months" }
}

extension DataSize: Quantity {
  static let examples = ["500 MB", "4 TiB"]
  static let expected = "an amount of data such as 500 MB or 4 TiB"
  static let pattern = QuantityPattern.whole(
    QuantityPattern.unsigned + " *(" + units.map(\.name).joined(separator: "|") + ")")

  private static let units: [(name: String, bytes: Double)] = [
    ("B", 1), ("KB", 1e3), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("PB", 1e15), ("KiB", 0x1p10),
    ("MiB", 0x1p20), ("GiB", 0x1p30), ("TiB", 0x1p40), ("PiB", 0x1p50),
  ]

  static func parse(_ text: String) throws(Complaint) -> DataSize {
    guard let parts = QuantityText(text) else { throw bad(text, "an amount of data") }
    guard let unit = units.first(where: { $0.name == parts.unit }) else {
      throw bad(
        text, "an amount of data", help: Suggestion.help(for: String(parts.unit), among: units.map(\.name)))
    }
    guard !parts.number.isNegative, let number = parts.number.value(), (number * unit.bytes).isFinite else {
      throw bad(text, "an amount of data: it is out of range")
    }
    return DataSize(bytes: number * unit.bytes)
  }

  public var description: String {
    for (name, size) in Self.units.reversed() where name != "kB" {
      let count = bytes / size
      if count >= 1, count == count.rounded(), count < 1e6, count * size == bytes { return "\(Int(count)) \(name)" }
    }
    return DecimalText.format(bytes) + " B"
  }
}

extension CalendarDate: Quantity {
  static let examples = ["2026-12-15"]
  static let expected = "a date such as 2026-12-15"
  static let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  static let format: String? = "date"

  static func parse(_ text: String) throws(Complaint) -> CalendarDate {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.map { part in
      part.allSatisfy { (48...57).contains($0) } ? part.reduce(0) { min($0, 99999) * 10 + Int($1) - 48 } : -1
    }
    guard parts.map(\.count) == [4, 2, 2], !numbers.contains(-1) else { throw bad(text, "a date") }
    guard let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      throw bad(text, "a day of the calendar")
    }
    return date
  }

  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
