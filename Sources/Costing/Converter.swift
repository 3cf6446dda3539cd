import Manifest
import Measurements
import Prices

/// Turns prices into the currency of the comparison, and says how old they are. Amounts of two currencies are never added.
struct Converter {
  let book: PriceBook
  let currency: Currency
  let asOf: CalendarDate
  let limit: MonthSpan

  struct Amount {
    var value: Double
    var sources: [CostSource]
    var notes: [CostNote]
  }

  /// - Returns: nil where there is no exchange rate.
  func amount(_ price: Price) -> Amount? {
    guard let rate = book.rate(from: price.currency, to: currency) else { return nil }
    let value = price.amount * rate.value
    guard value.isFinite else { return nil }
    var sources = [CostSource(price.source, date: price.date.description, isEstimate: price.isEstimate)]
    var notes: [CostNote] = []
    if price.staleness(on: asOf, limit: limit) != nil {
      notes.append(stale(price.id, price.date, days: price.age(on: asOf)))
    }
    notes += staleRate(rate, from: price.currency)
    if rate.date != nil, price.currency != currency {
      sources.append(
        CostSource(
          "\(price.currency.code)/\(currency.code) \(Numeral.text(rate.value)), \(rate.source)",
          date: rate.date?.description))
    }
    return Amount(value: value, sources: sources, notes: notes)
  }

  /// A stated amount.
  ///
  /// - Parameter key: where the manifest states it.
  func amount(_ money: Money, key: String) -> Amount? {
    guard let rate = book.rate(from: money.currency, to: currency) else { return nil }
    let value = money.amount * rate.value
    guard value.isFinite else { return nil }
    var sources = [CostSource(key)]
    if money.currency != currency {
      sources.append(
        CostSource(
          "\(money.currency.code)/\(currency.code) \(Numeral.text(rate.value)), \(rate.source)",
          date: rate.date?.description))
    }
    return Amount(value: value, sources: sources, notes: staleRate(rate, from: money.currency))
  }

  /// The detail is the day, the age in days and the limit in months.
  private func stale(_ subject: String, _ date: CalendarDate, days: Int) -> CostNote {
    CostNote(.stalePrice, subject, "\(date), \(days), \(limit.months)")
  }

  /// Rates grow old like prices.
  private func staleRate(_ rate: ConvertedRate, from: Currency) -> [CostNote] {
    guard from != currency, let date = rate.date else { return [] }
    let dated = ExchangeRate(from: from, to: currency, value: rate.value, date: date, source: rate.source)
    guard dated.staleness(on: asOf, limit: limit) != nil else { return [] }
    return [stale("\(from.code)/\(currency.code)", date, days: dated.age(on: asOf))]
  }

  /// Units of this name from a price's unit to an hour; nil for what is not time.
  static func hours(_ unit: Price.Unit) -> Double? {
    switch unit {
    case .hour: 1
    case .month: Time.hoursPerMonth
    case .year: 8760
    case .each, .kWh, .gib, .gibMonth, .rackUnitMonth, .kilowattMonth, .percentOfBill, .percentOfPurchaseYear: nil
    }
  }
}
