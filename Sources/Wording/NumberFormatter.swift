import Manifest

/// Writes numbers as a language does: digits grouped, its own decimal mark, a true minus, no locale of the machine involved.
public struct NumberFormatter: Sendable {
  public let language: Language

  /// U+202F, which keeps a number and its unit on one line.
  public static let narrowSpace = "\u{202F}"

  public init(_ language: Language) { self.language = language }

  private var decimalMark: String { language == .en ? "." : "," }
  private var groupMark: String { language == .en ? "," : Self.narrowSpace }

  /// A number with a fixed count of digits after the decimal mark.
  ///
  /// Numbers that are not finite are written as an en dash: they say "not defined".
  public func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "–" }
    let digits = max(0, min(digits, 9))
    let magnitude = abs(value)
    guard magnitude < 1e15 else { return scientific(value) }
    let scale = Self.powersOfTen[digits]
    let scaled = (magnitude * scale).rounded(.toNearestOrAwayFromZero)
    let rounded = scaled < 9e18 ? Int64(scaled) : Int64.max
    let whole = rounded / Int64(scale)
    let fraction = rounded % Int64(scale)
    var text = value < 0 && rounded != 0 ? "−" : ""
    text += grouped(String(whole))
    if digits > 0 {
      let tail = String(fraction)
      text += decimalMark + String(repeating: "0", count: digits - tail.count) + tail
    }
    return text
  }

  public func integer(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(String(value.magnitude))
  }

  /// A fraction as a percentage: 0.123 is `12.3%` in English, `12,3 %` in Russian.
  public func percent(_ fraction: Double, digits: Int = 1) -> String {
    guard fraction.isFinite else { return "–" }
    return decimal(fraction * 100, digits: digits) + (language == .en ? "%" : Self.narrowSpace + "%")
  }

  /// A number with about that many significant digits, never in more than six decimals.
  public func significant(_ value: Double, _ count: Int) -> String {
    guard value.isFinite else { return "–" }
    guard value != 0 else { return "0" }
    var digits = count - 1
    var magnitude = abs(value)
    while magnitude >= 10 {
      magnitude /= 10
      digits -= 1
    }
    while magnitude < 1, digits < 6 {
      magnitude *= 10
      digits += 1
    }
    return decimal(value, digits: max(0, min(digits, 6)))
  }

  /// A number as short as it can be written, at most `digits` after the decimal mark: 0.5, 12, 1,200.
  public func plain(_ value: Double, atMost digits: Int = 6) -> String {
    guard value.isFinite else { return "–" }
    for count in 0..<digits {
      let scaled = value * Self.powersOfTen[count]
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { return decimal(value, digits: count) }
    }
    return decimal(value, digits: digits)
  }

  /// Two ends with an en dash between them: `0.815–0.861`.
  public func range(_ low: String, _ high: String) -> String {
    // A dash before a minus reads as another minus.
    high.hasPrefix("−") ? "\(low) … \(high)" : "\(low)–\(high)"
  }

  /// An amount with its unit after a narrow space: `1,200 RUB`.
  public func quantity(_ number: String, _ unit: String) -> String { number + Self.narrowSpace + unit }

  /// A size of a file: `960 kB`, in powers of 1000.
  public func bytes(_ count: Int) -> String {
    let units = language == .en ? ["B", "kB", "MB", "GB", "TB"] : ["Б", "кБ", "МБ", "ГБ", "ТБ"]
    var value = Double(count)
    var index = 0
    while value >= 1000, index < units.count - 1 {
      value /= 1000
      index += 1
    }
    return quantity(index == 0 ? integer(count) : significant(value, 3), units[index])
  }

  private func scientific(_ value: Double) -> String {
    var exponent = 0
    var magnitude = abs(value)
    while magnitude >= 10 {
      magnitude /= 10
      exponent += 1
    }
    return (value < 0 ? "−" : "") + decimal(magnitude, digits: 2) + "·10^\(exponent)"
  }

  private func grouped(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    if language == .ru, digits.count == 4 { return digits }
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text += groupMark }
      text.append(digit)
    }
    return text
  }

  private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}
