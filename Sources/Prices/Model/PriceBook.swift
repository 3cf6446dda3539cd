import Manifest

/// Prices and exchange rates, each dated and with its source.
public struct PriceBook: Sendable, Hashable, Codable {
  /// One price a key, in the order of the files.
  public var prices: [Price]
  public var rates: [ExchangeRate]

  public init(prices: [Price] = [], rates: [ExchangeRate] = []) {
    self.prices = prices
    self.rates = rates
  }

  /// The prices that come with the tool.
  ///
  /// - Throws: when the data that were compiled in are wrong, which tests rule out.
  public static func bundled() throws(PriceError) -> PriceBook {
    var book = PriceBook()
    for file in BundledData.priceFiles {
      book = book.overridden(by: try PriceReader.read(bytes: file.bytes, shownAs: file.name).book)
    }
    return book
  }

  /// This book with the rows of another in place of its own rows of the same key, and the other's new rows behind.
  ///
  /// Rates are replaced by pair of currencies, whichever way round they are stated.
  public func overridden(by other: PriceBook) -> PriceBook {
    var result = self
    var places: [Price.Key: Int] = [:]
    places.reserveCapacity(prices.count + other.prices.count)
    for (place, price) in prices.enumerated() { places[price.key] = place }
    for price in other.prices {
      if let place = places[price.key] {
        result.prices[place] = price
      } else {
        places[price.key] = result.prices.count
        result.prices.append(price)
      }
    }
    for rate in other.rates {
      let same = result.rates.firstIndex {
        ($0.from == rate.from && $0.to == rate.to) || ($0.from == rate.to && $0.to == rate.from)
      }
      if let same { result.rates[same] = rate } else { result.rates.append(rate) }
    }
    return result
  }

  /// What one unit of a currency is worth in another: the stated rate, the stated rate turned round, or two rates through
  /// a third currency (of several, the one whose older rate is the newest, then the first by its code).
  ///
  /// - Returns: nil where there is no such rate. Amounts of the two currencies must then not be added.
  public func rate(from: Currency, to: Currency) -> ConvertedRate? {
    if from == to { return ConvertedRate(value: 1, source: "same currency") }
    if let direct = stated(from, to) { return direct }
    let others = Set(rates.flatMap { [$0.from, $0.to] }).subtracting([from, to]).sorted { $0.code < $1.code }
    var best: (rate: ConvertedRate, date: CalendarDate)?
    for middle in others {
      guard let first = stated(from, middle), let second = stated(middle, to), let firstDay = first.date,
        let secondDay = second.date
      else { continue }
      let value = first.value * second.value
      let day = min(firstDay, secondDay)
      guard value.isFinite, value > 0, day > best?.date ?? .distantPast else { continue }
      let source = first.source == second.source ? first.source : "\(first.source); \(second.source)"
      best = (ConvertedRate(value: value, date: day, source: source, through: middle), day)
    }
    return best?.rate
  }

  private func stated(_ from: Currency, _ to: Currency) -> ConvertedRate? {
    if let rate = rates.first(where: { $0.from == from && $0.to == to }) {
      return ConvertedRate(value: rate.value, date: rate.date, source: rate.source)
    }
    if let rate = rates.first(where: { $0.from == to && $0.to == from }), (1 / rate.value).isFinite {
      return ConvertedRate(value: 1 / rate.value, date: rate.date, source: rate.source)
    }
    return nil
  }
}
