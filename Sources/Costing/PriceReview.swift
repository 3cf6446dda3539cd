import Manifest
import Measurements
import Prices

/// Sets every price that a project states, or that its price file brings, beside the bundled price book's.
///
/// A comparison is worth as much as its prices: what is far from every known price needs a second look.
struct PriceReview {
  private let inputs: CostInputs
  private let demands: [Demand]
  private let converter: Converter
  /// What the project's own prices offer.
  private let market: CloudMarket
  /// The same project with bundled prices alone.
  private let known: CostInputs
  private let knownConverter: Converter

  init(inputs: CostInputs, demands: [Demand], converter: Converter, market: CloudMarket) {
    self.inputs = inputs
    self.demands = demands
    self.converter = converter
    self.market = market
    var known = inputs
    known.book = inputs.reference ?? PriceBook()
    known.infrastructure.own?.purchasePrice = nil
    known.infrastructure.own?.powerPrice = nil
    known.infrastructure.cloud?.price = nil
    known.infrastructure.salaries = []
    self.known = known
    // Stated amounts and references are turned into the currency at the same rates.
    var book = known.book
    book.rates = inputs.book.rates
    knownConverter = Converter(
      book: book, currency: converter.currency, asOf: converter.asOf, limit: converter.limit)
  }

  /// Empty where there is no reference, or nothing differs from it.
  func prices() -> [ReviewedPrice] {
    guard inputs.reference != nil else { return [] }
    let options = inputs.infrastructure.options
    let all = options.isEmpty
    var found: [ReviewedPrice] = []
    if inputs.infrastructure.own != nil, all || options.contains(.own) || options.contains(.hybrid) { found += own() }
    if all || options.contains(.cloud) || options.contains(.hybrid) { found += cloud() }
    return found + salaries() + rents()
  }

  private func own() -> [ReviewedPrice] {
    let (stated, reference) = (
      OwnPlanner(inputs: inputs, converter: converter), OwnPlanner(inputs: known, converter: knownConverter)
    )
    var scratch = Plan()
    let option = inputs.infrastructure.own
    let power = review(
      .power, name: nil, stated: stated.powerPrice(&scratch), reference: reference.powerPrice(&scratch),
      isInManifest: option?.powerPrice != nil)
    let server = review(
      .server, name: option?.server, stated: stated.price(&scratch), reference: reference.price(&scratch),
      isInManifest: option?.purchasePrice != nil)
    return [power, server].compactMap { $0 }
  }

  private func salaries() -> [ReviewedPrice] {
    let (stated, reference) = (
      StaffPlanner(inputs: inputs, converter: converter), StaffPlanner(inputs: known, converter: knownConverter)
    )
    let staff = (inputs.infrastructure.own?.staff ?? []) + (inputs.infrastructure.cloud?.staff ?? [])
    var notes: [CostNote] = []
    return Set(staff.map(\.role)).sorted().compactMap { role in
      review(
        .salary, name: role, stated: stated.pay(role, notes: &notes), reference: reference.pay(role, notes: &notes),
        isInManifest: inputs.infrastructure.salaries.contains { $0.role == role })
    }
  }

  private func review(
    _ subject: ReviewedPrice.Subject, name: String?, stated: Converter.Amount?, reference: Converter.Amount?,
    isInManifest: Bool
  ) -> ReviewedPrice? {
    guard let stated, let reference, reference.value > 0, stated.value != reference.value else { return nil }
    return ReviewedPrice(
      subject: subject, name: name, stated: stated.value, reference: reference.value,
      source: reference.sources.first?.text ?? "", isInManifest: isInManifest)
  }

  // MARK: Rented machines

  private func cloud() -> [ReviewedPrice] {
    let price = inputs.infrastructure.cloud?.price
    guard price != nil || inputs.infrastructure.prices != nil else { return [] }
    let search = InstanceSearch(inputs: known, converter: knownConverter, demands: demands)
    let lowest = demands.compactMap { demand in
      Self.lowest(demand, in: search).map { (demand: demand, offer: $0) }
    }
    guard let price else { return lowest.compactMap(ofFile) }
    // One price is stated for all workloads: the least demanding decides.
    guard let stated = converter.amount(price, key: "infrastructure.cloud.price"), lowest.count == demands.count,
      let least = lowest.min(by: { $0.offer.hourly < $1.offer.hourly }), stated.value != least.offer.hourly
    else { return [] }
    return [reviewed(least.demand, stated: stated.value, least.offer, isInManifest: true)]
  }

  /// The machine that the project's own book gives a workload, where another price than the bundled one leads to it.
  private func ofFile(_ demand: Demand, _ offer: InstanceSearch.Offer) -> ReviewedPrice? {
    // A row of the same machine is compared with that machine's.
    guard let taken = InstanceSearch.best((market.offers[demand.workload.id] ?? [:]).values),
      !known.book.prices.contains(where: { $0.key == taken.price.key })
    else { return nil }
    return reviewed(demand, stated: taken.hourly, offer, isInManifest: false)
  }

  /// Rows that rent what the bundled book rents under the same name, in the same region and way of buying.
  private func rents() -> [ReviewedPrice] {
    let kinds: Set<Price.Kind> = [.instance, .gpu]
    let all = known.book.prices.filter { kinds.contains($0.kind) }
    let rented = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return inputs.book.prices.compactMap { price in
      guard kinds.contains(price.kind), let other = rented[price.key], price != other,
        let hours = Converter.hours(price.unit), let usual = Converter.hours(other.unit),
        let stated = converter.amount(price)?.value, let reference = knownConverter.amount(other)?.value
      else { return nil }
      return ReviewedPrice(
        subject: .rent, name: price.id, stated: stated / hours, reference: reference / usual, source: other.source,
        isInManifest: false, isNegotiated: price.purchase == .spot || price.isNegotiated)
    }
  }

  private func reviewed(
    _ demand: Demand, stated: Double, _ offer: InstanceSearch.Offer, isInManifest: Bool
  ) -> ReviewedPrice {
    ReviewedPrice(
      subject: demand.gpus > 0 ? .accelerators : .machine, name: demand.workload.id, stated: stated,
      reference: offer.hourly, source: offer.amount.sources.first?.text ?? "", isInManifest: isInManifest)
  }

  /// The cheapest anywhere, however it is bought.
  private static func lowest(_ demand: Demand, in search: InstanceSearch) -> InstanceSearch.Offer? {
    let ways: [Price.Purchase] = [.onDemand, .reserved1, .reserved3, .savings, .spot]
    return ways.flatMap { search.offers(demand, CloudOption(), purchase: $0).values }.min { $0.hourly < $1.hourly }
  }
}

extension Price {
  /// True where the source or the note names a contract or a discount.
  fileprivate var isNegotiated: Bool {
    let text = (source + " " + (note ?? "")).lowercased()
    return [
      "contract", "agreement", "negotiated", "discount", "private pricing", "договор", "контракт", "соглашени", "скидк",
    ].contains { text.contains($0) }
  }
}
