/// A share of a whole: `20%` is 0.2.
public struct Percentage: Sendable, Hashable {
  /// The share as a fraction; 0.2 for 20%.
  public var fraction: Double
}

/// A span of time with a fixed length: `250 ms`, `6 hours`, `7 days`.
public struct TimeSpan: Sendable, Hashable {
  public var seconds: Double
}

/// A span of calendar months: `36 months`, `3 years`.
public struct MonthSpan: Sendable, Hashable {
  public var months: Int
}

/// The period a flow is counted over: the part after the slash in `1_200_000 RUB/month`.
public enum Period: String, Sendable, Hashable, CaseIterable, Codable {
  case second = "s"
  case minute = "min"
  case hour = "h"
  case day
  case week
  case month
  case year
}

/// An ISO 4217 currency code that the tool knows, such as `RUB`.
public struct Currency: Sendable, Hashable, Codable {
  public var code: String
}

/// An amount of money, or of money a period or a unit (`7.5 RUB/kWh`).
public struct Money: Sendable, Hashable {
  public var amount: Double
  public var currency: Currency
  public var per: Period?
  /// The physical unit in the denominator (`kWh`), where it is not a period.
  public var perUnit: String?
}

/// A count of things a period: `120/s`, `2000/month`; also hours a month (`220/month`).
public struct Rate: Sendable, Hashable {
  public var count: Double
  public var per: Period
}

extension Period {
  /// Its length; a month is a twelfth of a year of 8,760 hours, as clouds bill it.
  public var seconds: Double {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day: 86_400
    case .week: 604_800
    case .month: 2_628_000
    case .year: 31_536_000
    }
  }
}

extension Rate {
  /// How many a second.
  public var perSecond: Double { count / per.seconds }
}

/// An amount of data: `4 TiB`.
public struct DataSize: Sendable, Hashable {
  public var bytes: Double
}

/// A day of the Gregorian calendar, without a time zone: `2026-12-15`.
public struct CalendarDate: Sendable, Hashable, Comparable, Codable {
  public var year: Int
  public var month: Int
  public var day: Int

  /// Nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// How much better something has to become. The three readings of "20%" differ, so each is its own kind.
public enum Improvement: Sendable, Hashable {
  /// `20%`: relative to the baseline's value, in the metric's better direction.
  case relative(Double)
  /// `20 points`: added to the value, in percentage points (0.2) of a metric that is a share.
  case points(Double)
  /// `20% of error`: of what the baseline still lacks (1 − value) is removed.
  case ofError(Double)
  /// A plain number, added to the value in the metric's own unit.
  case absolute(Double)
}

/// A comparison with a number: `>= 0.80`, `< 5`.
public struct Condition: Sendable, Hashable {
  public enum Comparison: String, Sendable, Hashable, CaseIterable, Codable {
    case atLeast = ">="
    case atMost = "<="
    case greater = ">"
    case less = "<"
    case equal = "=="
  }

  public var comparison: Comparison
  /// What is compared with. A plain value, or an improvement (`>= +20%`, `>= +2 points`) where the left side is a comparison.
  public var threshold: Threshold

  public enum Threshold: Sendable, Hashable {
    case value(Double)
    case improvement(Improvement)
  }
}
