import Manifest
import Measurements
import Prices

/// Everything that a comparison of costs depends on.
public struct CostInputs: Sendable {
  public var infrastructure: Infrastructure
  public var book: PriceBook
  /// The prices that come with the tool, which stated ones are compared with; none where nil.
  public var reference: PriceBook?
  public var hardware: HardwareBook
  /// The day that prices are looked at.
  public var asOf: CalendarDate
  /// How old a price may be.
  public var priceAge: MonthSpan
  /// Requests a second of one replica, by workload, where this tool knows it better than the manifest.
  public var capacities: [String: (perSecond: Double, kind: CostDemand.Capacity)] = [:]
  /// What the model brings a month, in the money of a value model.
  public var value: (link: String, perMonth: Estimate, currency: Currency)?
  /// Tools by the role they have: `monitoring`, `versioning`.
  public var tools: [(role: String, tools: [String])] = []
  /// True where the manifest says how the drift of the data is watched.
  public var watchesDrift = false
  /// Draws of the uncertain inputs; 0 for none.
  public var draws = 10_000
  public var seed = 7

  public init(
    infrastructure: Infrastructure, book: PriceBook, hardware: HardwareBook, asOf: CalendarDate, priceAge: MonthSpan
  ) {
    self.infrastructure = infrastructure
    self.book = book
    self.hardware = hardware
    self.asOf = asOf
    self.priceAge = priceAge
  }

  /// The country whose prices hold: the declared one, else that of the currency.
  var country: String? {
    if let country = infrastructure.country { return country }
    switch infrastructure.currency?.code {
    case "RUB": return "ru"
    case "EUR": return "de"
    case "USD": return "us"
    default: return nil
    }
  }
}
