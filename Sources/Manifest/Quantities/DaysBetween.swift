extension CalendarDate {
  /// Days from another day to this one; negative when this day is earlier.
  public func days(since other: CalendarDate) -> Int { dayNumber - other.dayNumber }

  /// True of a day that comes more than so many days after another one.
  public func isLater(than other: CalendarDate, byMoreThan days: Int) -> Bool { self.days(since: other) > days }

  /// Days since 1 March of the year 0, counted as in Hinnant's days-from-civil algorithm.
  private var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let shiftedMonth = (month + 9) % 12
    return 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + (153 * shiftedMonth + 2) / 5
      + day - 1
  }
}
