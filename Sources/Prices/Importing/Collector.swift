import Manifest

/// Collects imported prices: one a key, the filters applied, everything left out counted.
struct Collector {
  /// What to do with a second price of the same key.
  enum Conflict {
    /// The higher amount is kept: a plan should not count on the cheaper zone.
    case higher
    /// The lower amount is kept, as the zone can be chosen.
    case lower
    /// The later price is kept.
    case later
  }

  let options: ImportOptions
  private var prices: [Price] = []
  private var places: [Price.Key: Int] = [:]
  private var zones: [Int: Int] = [:]
  private var rates: [ExchangeRate] = []
  private var skips: [String: (count: Int, first: String, order: Int)] = [:]
  private var outcome = ImportOutcome()
  private let regions: Set<String>
  private let providers: Set<String>
  private let gpus: Set<String>
  /// Files that name a page behind them.
  var pagesToCome = 0

  init(options: ImportOptions) {
    self.options = options
    regions = Set(options.regions.map { $0.lowercased() })
    providers = Set(options.providers.map { $0.lowercased() })
    gpus = Set(options.gpus.map(AcceleratorNames.comparable))
  }

  mutating func expect(_ count: Int) {
    prices.reserveCapacity(prices.count + count)
    places.reserveCapacity(places.count + count)
  }

  mutating func countRead(_ count: Int = 1) { outcome.read += count }

  mutating func skip(_ reason: String, at place: @autoclosure () -> String) {
    if skips[reason] == nil { skips[reason] = (0, place(), skips.count) }
    skips[reason]?.count += 1
  }

  mutating func warn(_ warning: Diagnostic) { outcome.warnings.append(warning) }

  /// True where the filters let something of the region through; spares building what is left out.
  func wants(region: String?) -> Bool { regions.isEmpty || regions.contains((region ?? "").lowercased()) }

  mutating func add(_ price: Price, on conflict: Conflict) {
    guard passes(price) else {
      outcome.filtered += 1
      return
    }
    guard let place = places[price.key] else {
      places[price.key] = prices.count
      prices.append(price)
      return
    }
    outcome.merged += 1
    zones[place, default: 1] += 1
    guard prices[place].currency == price.currency else {
      skip("a second price of the same machine in another currency", at: price.id)
      return
    }
    switch conflict {
    case .higher where price.amount > prices[place].amount: prices[place] = price
    case .lower where price.amount < prices[place].amount: prices[place] = price
    case .later where price.date >= prices[place].date: prices[place] = price
    case .higher, .lower, .later: break
    }
  }

  mutating func add(_ rate: ExchangeRate) { rates.append(rate) }

  private func passes(_ price: Price) -> Bool {
    if !providers.isEmpty, !providers.contains(price.provider ?? "") { return false }
    if !regions.isEmpty, !regions.contains((price.region ?? "").lowercased()) { return false }
    if !gpus.isEmpty {
      guard let gpu = price.gpu, gpus.contains(AcceleratorNames.comparable(gpu)) else { return false }
    }
    return true
  }

  consuming func finish(files: Int) -> ImportOutcome {
    for (place, count) in zones where prices[place].purchase == .spot {
      prices[place].note = "the lowest of \(count) zones"
    }
    outcome.book = PriceBook(prices: prices, rates: rates)
    outcome.skipped = skips.sorted { $0.value.order < $1.value.order }.map {
      ImportOutcome.Skipped(reason: $0.key, count: $0.value.count, first: $0.value.first)
    }
    if pagesToCome >= files, files > 0 {
      outcome.warnings.append(
        Diagnostic(
          "page-missing", severity: .warning,
          message: "every file names a next page (NextPageLink): the last page is missing",
          help: "fetch the pages until NextPageLink is null, and give all of them"))
    }
    return outcome
  }
}
