/// Reads the quantities of the format. Each returns nil for a text that is not such a quantity.
enum QuantityParser {
  static func percentage(_ text: String) -> Percentage? {
    guard let quantity = QuantityText(text), quantity.rest == "%" else { return nil }
    return Percentage(fraction: quantity.number / 100)
  }

  static func timeSpan(_ text: String) -> TimeSpan? {
    guard let quantity = QuantityText(text), quantity.number >= 0 else { return nil }
    let seconds: Double
    switch quantity.rest {
    case "ns": seconds = 1e-9
    case "us", "µs", "μs": seconds = 1e-6
    case "ms": seconds = 1e-3
    case "s", "sec", "second", "seconds": seconds = 1
    case "min", "minute", "minutes": seconds = 60
    case "h", "hour", "hours": seconds = 3600
    case "d", "day", "days": seconds = 86_400
    case "week", "weeks": seconds = 604_800
    default: return nil
    }
    return TimeSpan(seconds: quantity.number * seconds)
  }

  static func monthSpan(_ text: String) -> MonthSpan? {
    guard let quantity = QuantityText(text), quantity.number > 0, quantity.number <= 1200 else { return nil }
    let factor: Double
    switch quantity.rest {
    case "month", "months": factor = 1
    case "year", "years": factor = 12
    default: return nil
    }
    let months = quantity.number * factor
    guard months == months.rounded(), months <= 1200 else { return nil }
    return MonthSpan(months: Int(months))
  }

  static func period(_ text: some StringProtocol) -> Period? {
    switch text {
    case "s", "sec", "second": .second
    case "min", "minute": .minute
    case "h", "hour": .hour
    case "d", "day": .day
    case "week": .week
    case "month": .month
    case "year": .year
    default: nil
    }
  }

  static func money(_ text: String) -> Money? {
    guard let quantity = QuantityText(text) else { return nil }
    let parts = quantity.rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let currency = Currency(known: String(QuantityText.trimmed(first))) else {
      return nil
    }
    guard parts.count == 2 else { return Money(amount: quantity.number, currency: currency, per: nil, perUnit: nil) }
    let unit = QuantityText.trimmed(parts[1])
    if let period = period(unit) {
      return Money(amount: quantity.number, currency: currency, per: period, perUnit: nil)
    }
    guard physicalUnits.contains(String(unit)) else { return nil }
    return Money(amount: quantity.number, currency: currency, per: nil, perUnit: String(unit))
  }

  /// What money is counted by besides time.
  static let physicalUnits = ["kWh", "MWh", "GB", "GiB", "TB", "TiB", "GPU", "unit", "request", "token"]

  static func rate(_ text: String) -> Rate? {
    guard let quantity = QuantityText(text), quantity.number >= 0, quantity.rest.first == "/",
      let period = period(QuantityText.trimmed(quantity.rest.dropFirst()))
    else { return nil }
    return Rate(count: quantity.number, per: period)
  }

  static func dataSize(_ text: String) -> DataSize? {
    guard let quantity = QuantityText(text), quantity.number >= 0 else { return nil }
    let units: [Substring: Double] = [
      "B": 1, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15, "KiB": 1024, "MiB": 1_048_576,
      "GiB": 1_073_741_824, "TiB": 1_099_511_627_776, "PiB": 1_125_899_906_842_624,
    ]
    return units[quantity.rest].map { DataSize(bytes: quantity.number * $0) }
  }

  /// ISO 8601: `2026-12-15`.
  static func date(_ text: String) -> CalendarDate? {
    let utf8 = Array(text.utf8)
    guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in utf8[range] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  static func improvement(_ text: String) -> Improvement? {
    guard let quantity = QuantityText(text) else { return nil }
    let words = quantity.rest.split(separator: " ").joined(separator: " ")
    switch words {
    case "": return .absolute(quantity.number)
    case "%": return .relative(quantity.number / 100)
    case "point", "points", "pp", "percentage points": return .points(quantity.number / 100)
    case "% of error", "% of the error": return .ofError(quantity.number / 100)
    default: return nil
    }
  }

  static func condition(_ text: String) -> Condition? {
    let text = QuantityText.trimmed(Substring(text))
    for (sign, comparison) in signs where text.hasPrefix(sign) {
      let rest = String(QuantityText.trimmed(text.dropFirst(sign.count)))
      guard let quantity = QuantityText(rest) else { return nil }
      if quantity.rest.isEmpty { return Condition(comparison: comparison, threshold: .value(quantity.number)) }
      // A signed amount is a change; an unsigned percentage is a share (`>= 80%`).
      let signed = rest.hasPrefix("+") || rest.hasPrefix("-") || rest.hasPrefix("−")
      if quantity.rest == "%", !signed {
        return Condition(comparison: comparison, threshold: .value(quantity.number / 100))
      }
      guard let improvement = improvement(rest) else { return nil }
      return Condition(comparison: comparison, threshold: .improvement(improvement))
    }
    return nil
  }

  static func driftLimit(_ text: String) -> DriftLimit? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    guard let name = parts.first, let measure = DriftLimit.Measure(rawValue: String(name)) else { return nil }
    guard let condition = condition(parts.dropFirst().joined(separator: " ")),
      case .value(let value) = condition.threshold
    else { return nil }
    return DriftLimit(measure: measure, comparison: condition.comparison, value: value)
  }

  private static let signs: [(String, Condition.Comparison)] = [
    (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), ("==", .equal), (">", .greater), ("<", .less),
  ]
}
