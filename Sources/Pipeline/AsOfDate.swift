import Foundation
import Manifest

/// The day that deadlines are compared with and that the site bears. It is an input, so that the same inputs give the same bytes.
public enum AsOfDate {
  /// `--as-of`, else the day of `SOURCE_DATE_EPOCH`, else today (UTC).
  ///
  /// - Returns: nil when `SOURCE_DATE_EPOCH` is set to something that is not a number of seconds.
  public static func resolve(
    _ stated: CalendarDate?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> CalendarDate? {
    if let stated { return stated }
    guard let epoch = environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty else {
      return day(ofSeconds: Int(Date().timeIntervalSince1970.rounded(.down)))
    }
    guard let seconds = Int(epoch) else { return nil }
    return day(ofSeconds: seconds)
  }

  /// The moment of `SOURCE_DATE_EPOCH`, else now, as `2026-11-23T12:00:00Z`.
  ///
  /// - Returns: nil when `SOURCE_DATE_EPOCH` is set to something that is not a number of seconds.
  public static func timestamp(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    var seconds = Int(Date().timeIntervalSince1970.rounded(.down))
    if let epoch = environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
      guard let stated = Int(epoch), abs(stated) < 1 << 40 else { return nil }
      seconds = stated
    }
    guard let day = day(ofSeconds: seconds) else { return nil }
    let second = ((seconds % 86_400) + 86_400) % 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// `2026-11-23` as a date; nil for anything else.
  public static func parse(_ text: String) -> CalendarDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The Gregorian day (UTC) of a number of seconds since 1970, by Hinnant's days-to-civil algorithm.
  static func day(ofSeconds seconds: Int) -> CalendarDate? {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return CalendarDate(year: year, month: month, day: day)
  }
}
