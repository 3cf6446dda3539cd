import Tables

extension Column {
  /// True where the row holds no value.
  func isNull(_ row: Int) -> Bool { nulls.map { $0[row] } ?? false }

  /// The value as people read and write it: whole numbers without a decimal point, dates in ISO 8601; nil where null.
  func text(_ row: Int) -> String? {
    if isNull(row) { return nil }
    switch values {
    case .doubles(let all): return NumberText.of(all[row])
    case .integers(let all): return String(all[row])
    case .booleans(let all): return all[row] ? "true" : "false"
    case .texts(let all): return all[row]
    case .dates(let all): return NumberText.date(Int(all[row]))
    case .timestamps(let all): return NumberText.timestamp(all[row])
    }
  }

  /// The numbers of a numeric column, not-a-number where null; nil for other columns.
  var numbers: [Double]? {
    switch values {
    case .doubles(let all):
      guard let nulls else { return all }
      return zip(all, nulls).map { $1 ? .nan : $0 }
    case .integers(let all):
      guard let nulls else { return all.map(Double.init) }
      return zip(all, nulls).map { $1 ? .nan : Double($0) }
    default: return nil
    }
  }

  /// What the column holds, in a word for messages.
  var kindName: String {
    switch values {
    case .doubles: "numbers"
    case .integers: "whole numbers"
    case .booleans: "true and false"
    case .texts: "text"
    case .dates: "dates"
    case .timestamps: "times"
    }
  }
}

/// Values as text, the same in any locale.
enum NumberText {
  static func of(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return number.description
  }

  /// - Parameter days: since 1970-01-01.
  static func date(_ days: Int) -> String {
    // Days are counted from 0000-03-01, so that the leap day ends the year (H. Hinnant, "chrono-compatible low-level
    // date algorithms").
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// - Parameter micros: microseconds since 1970-01-01T00:00:00.
  static func timestamp(_ micros: Int64) -> String {
    let day = Int64(86_400_000_000)
    let days = micros >= 0 ? micros / day : -((-(micros + 1)) / day) - 1
    let rest = Int(micros - days * day)
    let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000)
    let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return "\(date(Int(days)))T\(clock)" + (fraction == 0 ? "" : "." + padded(fraction, 6))
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
