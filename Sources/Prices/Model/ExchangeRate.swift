import Manifest

/// What one unit of a currency was worth in another, on a day.
public struct ExchangeRate: Sendable, Hashable, Codable {
  public var from: Currency
  public var to: Currency
  /// Units of `to` for one unit of `from`; finite and above 0.
  public var value: Double
  public var date: CalendarDate
  public var source: String

  public init(from: Currency, to: Currency, value: Double, date: CalendarDate, source: String) {
    self.from = from
    self.to = to
    self.value = value
    self.date = date
    self.source = source
  }
}

/// A rate that was found for two currencies: stated, turned round, or through a third currency.
public struct ConvertedRate: Sendable, Hashable, Codable {
  /// Units of the wanted currency for one unit of the given one.
  public var value: Double
  /// The day of the oldest rate that was used; nil where no rate is needed, the currencies being the same.
  public var date: CalendarDate?
  /// Where it comes from; both sources where two rates were used.
  public var source: String
  /// The currency it went through, where no rate of the two is stated.
  public var through: Currency?
}
