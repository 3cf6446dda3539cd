import Manifest
import Prices

/// Prices that were found, in the currency asked for, with their ages.
public struct PriceListing: Sendable {
  public struct Row: Sendable {
    public var converted: ConvertedPrice
    public var ageInDays: Int
  }

  public var rows: [Row]
  /// Nil where each price is shown in its own currency.
  public var currency: Currency?
  /// Stale prices and rates, and prices that no rate converts.
  public var diagnostics: [Diagnostic]

  /// Looks prices up.
  ///
  /// - Parameter day: the day ages are counted to.
  public init(_ query: PriceQuery, in loaded: LoadedPrices, currency: Currency?, on day: CalendarDate) {
    self.currency = currency
    rows = loaded.book.prices(query, hardware: loaded.hardware).map { price in
      let converted =
        currency.map { loaded.book.converted(price, to: $0) } ?? ConvertedPrice(own: price)
      return Row(converted: converted, ageInDays: price.age(on: day))
    }
    diagnostics = rows.compactMap { $0.converted.price.staleness(on: day, limit: loaded.limit) }
    var missing: Set<Currency> = []
    for row in rows {
      if let currency, row.converted.amount == nil, missing.insert(row.converted.price.currency).inserted {
        let own = row.converted.price.currency
        diagnostics.append(
          Diagnostic(
            "no-rate", message: "there is no exchange rate of \(own.code) and \(currency.code)",
            expected: "a row of kind rate", help: "add to prices.csv: rate,,,\(own.code),…,\(currency.code),each"))
      }
    }
    if currency != nil {
      for rate in loaded.book.rates {
        let isUsed = rows.contains {
          $0.converted.rate?.date != nil
            && ([rate.from, rate.to].contains($0.converted.price.currency) || [rate.from, rate.to].contains(currency))
        }
        if isUsed, let warning = rate.staleness(on: day, limit: loaded.limit) { diagnostics.append(warning) }
      }
    }
  }

  /// `dossier.prices/1`
  public func json() -> JSONValue {
    .members([
      ("schema", "dossier.prices/1"), ("currency", .optional(currency?.code)),
      ("prices", .array(rows.map(Self.json))), ("diagnostics", DiagnosticRenderer.json(diagnostics)),
    ])
  }

  private static func json(_ row: Row) -> JSONValue {
    let price = row.converted.price
    return .members([
      ("id", .string(price.id)), ("kind", .string(price.kind.rawValue)), ("provider", .optional(price.provider)),
      ("region", .optional(price.region)), ("name", .string(price.name)), ("gpu", .optional(price.gpu)),
      ("gpu_count", .optional(price.gpuCount)), ("gpu_memory_gib", .optional(price.gpuMemoryGiB)),
      ("vcpus", .optional(price.vcpus)), ("memory_gib", .optional(price.memoryGiB)),
      ("purchase", .string(price.purchase.rawValue)), ("amount", .number(price.amount)),
      ("currency", .string(price.currency.code)), ("unit", .string(price.unit.rawValue)),
      ("converted", .optional(row.converted.amount)), ("rate", .optional(row.converted.rate?.value)),
      ("rate_date", .optional(row.converted.rate?.date?.description)), ("date", .string(price.date.description)),
      ("age_days", .integer(row.ageInDays)), ("source", .string(price.source)), ("note", .optional(price.note)),
    ])
  }
}

extension ConvertedPrice {
  /// A price in its own currency.
  fileprivate init(own price: Price) { self.init(price: price, amount: price.amount, rate: nil) }
}
