import Manifest
import Measurements
import Wording

struct ResultsNotFuture: FaultRule {
  static let info = RuleInfo(
    id: "DQ042",
    name: LocalizedText(en: "No result is of a day to come", ru: "Нет результатов из будущего"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Rows with a truth, and points of a history under a link, are not dated after the day of the check. Dates, months, quarters and years are read.",
      ru:
        "Строки с истинным ответом и точки истории у связи — не позже дня проверки. Читаются даты, месяцы, кварталы и годы."
    ),
    why: LocalizedText(
      en: "What has not happened yet cannot have been observed: the rows or their dates are made up.",
      ru: "Того, что ещё не случилось, никто не наблюдал: строки или их даты придуманы."),
    fix: LocalizedText(
      en: "Correct the time column, or leave out the rows that are no observations.",
      ru: "Исправьте столбец времени или уберите строки, которые не наблюдались."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.profiles.flatMap { profile in
      profile.newest.filter { row in Self.firstDay(of: row.value).map { $0 > subject.asOf } ?? false }.map { row in
        Fault(
          LocalizedText(
            en: "\(profile.entry).\(row.result) is known for \(row.value) (\(row.time)), today is \(subject.asOf)",
            ru: "\(profile.entry).\(row.result): есть значение за \(row.value) (\(row.time)), сегодня \(subject.asOf)"),
          at: Self.place(row, of: profile.entry, in: subject))
      }
    }
  }

  /// The key that names the column of time, or the data set.
  private static func place(_ row: NewestRow, of entry: String, in subject: Subject) -> SourceLocation? {
    let declared = subject.entry(entry)
    return declared?.time?.value == row.time ? declared?.time?.location : declared?.location
  }

  /// The first day of a date, month, quarter or year as people write them; nil for anything else.
  static func firstDay(of text: String) -> CalendarDate? {
    let text = text.prefix { $0 != " " && $0 != "T" }.uppercased()
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.map(String.init), year.count >= 4, let number = Int(year.prefix(4)),
      (1900...2999).contains(number)
    else { return nil }
    // `2026Q4` and `2026-Q4`.
    let rest = (year.dropFirst(4).isEmpty ? [] : [String(year.dropFirst(4))]) + parts.dropFirst().map(String.init)
    switch rest.count {
    case 0: return CalendarDate(year: number, month: 1, day: 1)
    case 1 where rest[0].hasPrefix("Q"):
      return Int(rest[0].dropFirst()).flatMap { CalendarDate(year: number, month: $0 * 3 - 2, day: 1) }
    case 1 where rest[0].count == 2: return Int(rest[0]).flatMap { CalendarDate(year: number, month: $0, day: 1) }
    case 2:
      guard let month = Int(rest[0]), let day = Int(rest[1]) else { return nil }
      return CalendarDate(year: number, month: month, day: day)
    default: return nil
    }
  }
}
