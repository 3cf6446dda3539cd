import Manifest

extension CalendarDate {
  /// The day a number of months earlier; the last of the month where that month is shorter.
  func minus(months: Int) -> CalendarDate {
    let whole = max(12, year * 12 + month - 1 - min(max(0, months), 12 * 9999))
    for day in stride(from: self.day, through: 1, by: -1) {
      if let date = CalendarDate(year: whole / 12, month: whole % 12 + 1, day: day) { return date }
    }
    return self
  }

  /// Earlier than every other day but itself.
  static var distantPast: CalendarDate {
    var day = CalendarDate.epoch
    day.year = 0
    return day
  }

  private static let epoch: CalendarDate = {
    guard let day = CalendarDate(year: 1, month: 1, day: 1) else { preconditionFailure("1 January of the year 1") }
    return day
  }()
}

extension Price {
  /// How many days old the price is on a day; negative when it is dated later.
  public func age(on day: CalendarDate) -> Int { day.days(since: date) }

  /// Why the price should not be trusted any more on a day; nil while it is fresh.
  ///
  /// - Parameter limit: how old a price may be (`policy.price_age`).
  public func staleness(on day: CalendarDate, limit: MonthSpan) -> Diagnostic? {
    Staleness.diagnostic(what: "the price \(id)", date: date, on: day, limit: limit, source: source)
  }
}

extension ExchangeRate {
  /// How many days old the rate is on a day; negative when it is dated later.
  public func age(on day: CalendarDate) -> Int { day.days(since: date) }

  /// Why the rate should not be trusted any more on a day; nil while it is fresh.
  public func staleness(on day: CalendarDate, limit: MonthSpan) -> Diagnostic? {
    Staleness.diagnostic(what: "the rate \(from.code)/\(to.code)", date: date, on: day, limit: limit, source: source)
  }
}

enum Staleness {
  static func diagnostic(
    what: String, date: CalendarDate, on day: CalendarDate, limit: MonthSpan, source: String
  ) -> Diagnostic? {
    guard date < day.minus(months: limit.months) else { return nil }
    return Diagnostic(
      "stale-price", severity: .warning,
      message: "\(what) is of \(date), \(day.days(since: date)) days old; the limit is \(limit)",
      expected: "a price of \(day.minus(months: limit.months)) or later",
      help: source == Price.estimate
        ? "get an offer or find a list price, and put the figure into the project's prices.csv"
        : "look it up again (\(source)), and put the new figure into the project's prices.csv")
  }
}
