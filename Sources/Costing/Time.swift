import Manifest

/// Lengths of periods: a month is a twelfth of 8,760 hours, as clouds bill it.
enum Time {
  static let hoursPerMonth = 730.0

  static func hours(in period: Period) -> Double { period.seconds / 3600 }
}

extension Rate {
  /// How many a month. Of hours of use a period, the hours of use a month.
  var perMonth: Double { count * Time.hoursPerMonth / Time.hours(in: per) }
}

extension DataSize {
  var gibibytes: Double { bytes / 1_073_741_824 }
}
