import Manifest

/// Writes dates as a language does: `23 November 2026`, `23 ноября 2026 г.`
public struct DateFormatter: Sendable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  public func long(_ date: CalendarDate) -> String {
    let month = Self.months[language]?[date.month - 1] ?? String(date.month)
    return switch language {
    case .en: "\(date.day)\u{A0}\(month) \(date.year)"
    case .ru: "\(date.day)\u{A0}\(month) \(date.year)\u{A0}г."
    }
  }

  /// ISO 8601, for `datetime` attributes and machines: `2026-11-23`.
  public static func iso(_ date: CalendarDate) -> String {
    let year = String(date.year)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + two(date.month) + "-" + two(date.day)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static let months: [Language: [String]] = [
    .en: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    .ru: [
      "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря",
    ],
  ]
}
