import Manifest
import Measurements
import Prices

/// The cheapest machine on the market that fits one job or replica.
struct InstanceSearch {
  struct Offer: Sendable {
    var price: Price
    /// Machines for one job or replica.
    var machines: Int
    /// Money an hour for all of them.
    var hourly: Double
    var amount: Converter.Amount
    var notes: [CostNote]
    /// How far it is from what was asked for: 2 for another way of buying, 1 for another region.
    var detours = 0
  }

  let inputs: CostInputs
  let converter: Converter
  private let rows: [Price]
  /// Names in the hardware book by the spellings of the rows, and the rows by these names: catalogs have many rows.
  private let names: [String: String]
  private let rowsByGPU: [String: [Price]]
  /// The rows that fit, by workload.
  private var fitting: [String: [Price]]

  init(inputs: CostInputs, converter: Converter, demands: [Demand]) {
    self.inputs = inputs
    self.converter = converter
    let allowed = Set(inputs.infrastructure.limits?.allowedProviders ?? [])
    let rows = inputs.book.prices.filter {
      ($0.kind == .instance || $0.kind == .gpu) && $0.purchase != .buy && Converter.hours($0.unit) != nil
        && (allowed.isEmpty || allowed.contains($0.provider ?? ""))
    }
    // Names of accelerators have many spellings; each is looked up once.
    var names: [String: String] = [:]
    for gpu in Set(rows.compactMap(\.gpu) + demands.compactMap(\.gpu)) {
      names[gpu] = inputs.hardware.gpu(named: gpu)?.name ?? gpu.lowercased()
    }
    let known = names
    self.rows = rows
    self.names = known
    rowsByGPU = Dictionary(grouping: rows) { $0.gpu.flatMap { known[$0] } ?? "" }
    fitting = [:]
    let ready = self
    fitting = Dictionary(uniqueKeysWithValues: demands.map { ($0.workload.id, ready.matching($0)) })
  }

  /// The rows that fit a demand: of its accelerator, in a region that its residency allows.
  private func matching(_ demand: Demand) -> [Price] {
    let gpu = demand.gpu.map { names[$0] ?? inputs.hardware.gpu(named: $0)?.name ?? $0.lowercased() }
    return (rowsByGPU[gpu ?? ""] ?? []).filter { price in
      Self.fits(price, demand)
        && inputs.hardware.isAllowed(region: price.region, provider: price.provider, in: demand.workload.residency)
    }
  }

  /// The best offer for a demand that is not one of those the search was made for.
  func cheapest(_ demand: Demand, _ cloud: CloudOption) -> Offer? {
    Self.best(offers(matching(demand), demand, cloud, purchase: nil).values)
  }

  /// The cheapest offer of each provider, over the whole price book, by what is allowed. Where the region or the way of buying has
  /// no price, the nearest that has one is taken, and a note says so.
  ///
  /// - Parameter purchase: instead of the declared way of buying; then there is no other way.
  func offers(_ demand: Demand, _ cloud: CloudOption, purchase: Price.Purchase? = nil) -> [String: Offer] {
    offers(fitting[demand.workload.id] ?? [], demand, cloud, purchase: purchase)
  }

  private func offers(
    _ fitting: [Price], _ demand: Demand, _ cloud: CloudOption, purchase: Price.Purchase?
  ) -> [String: Offer] {
    var pools: [String: [Price]] = [:]
    for price in fitting { pools[price.provider ?? "", default: []].append(price) }
    if let provider = cloud.provider?.lowercased() { pools = pools.filter { $0.key == provider } }
    var offers: [String: Offer] = [:]
    for (provider, pool) in pools {
      if let offer = offer(pool, demand, cloud, purchase: purchase) { offers[provider] = offer }
    }
    return offers
  }

  /// The best of some offers: what was asked for before what comes near it, then the cheapest.
  static func best(_ offers: some Sequence<Offer>) -> Offer? {
    offers.min { a, b in (a.detours, a.hourly, a.price.id) < (b.detours, b.hourly, b.price.id) }
  }

  private func offer(
    _ fitting: [Price], _ demand: Demand, _ cloud: CloudOption, purchase: Price.Purchase?
  ) -> Offer? {
    var pool = fitting
    var detours = 0
    let wanted = purchase ?? Self.purchase(cloud.purchase)
    var notes: [CostNote] = []
    let bought = pool.filter { $0.purchase == wanted }
    if bought.isEmpty {
      guard purchase == nil else { return nil }
      notes.append(CostNote(.otherPurchase, demand.workload.id, "\(wanted.rawValue), on_demand"))
      detours += 2
      pool = pool.filter { $0.purchase == .onDemand }
    } else {
      pool = bought
    }
    let regions = Set(([cloud.region].compactMap { $0 } + cloud.regions).map { $0.lowercased() })
    if !regions.isEmpty {
      let near = pool.filter { price in
        guard let region = price.region?.lowercased() else { return true }
        // A price for all zones of `ru` holds in `ru-1`.
        return regions.contains { $0 == region || $0.hasPrefix(region + "-") }
      }
      if near.isEmpty {
        let other = best(pool, demand)?.price.region ?? ""
        notes.append(
          CostNote(.otherRegion, demand.workload.id, "\(regions.sorted().joined(separator: ", ")): \(other)"))
        detours += 1
      } else {
        pool = near
      }
    }
    guard var offer = best(pool, demand) else { return nil }
    offer.notes = notes + offer.amount.notes
    offer.detours = detours
    return offer
  }

  private func best(_ pool: [Price], _ demand: Demand) -> Offer? {
    var best: Offer?
    for price in pool {
      guard let amount = converter.amount(price), let hours = Converter.hours(price.unit) else { continue }
      let machines = demand.gpus == 0 ? 1 : (demand.gpus + (price.gpuCount ?? 1) - 1) / max(1, price.gpuCount ?? 1)
      let hourly = amount.value / hours * Double(machines)
      if let known = best, (known.hourly, known.price.id) <= (hourly, price.id) { continue }
      best = Offer(price: price, machines: machines, hourly: hourly, amount: amount, notes: [])
    }
    return best
  }

  /// Whether a row with the demand's accelerator, or without any, is large enough.
  private static func fits(_ price: Price, _ demand: Demand) -> Bool {
    if demand.gpu != nil { return price.kind == .gpu || price.gpuCount ?? 1 >= demand.together }
    guard let cores = price.vcpus, let memory = price.memoryGiB else { return false }
    return cores >= demand.vcpus && memory >= demand.memoryGiB
  }

  /// The accelerators that are rented, by their names in the hardware book where it has them, each with the most of them that are in one machine.
  ///
  /// - Parameter provider: whose; nil for all.
  func accelerators(of provider: String?) -> [String: Int] {
    var most: [String: Int] = [:]
    for row in rows where provider == nil || row.provider == provider?.lowercased() {
      guard let name = row.gpu.flatMap({ names[$0] }) else { continue }
      let count = row.kind == .gpu ? ParallelSplit.usualTogether : row.gpuCount ?? 1
      most[name] = max(most[name] ?? 0, count)
    }
    return most
  }

  static func purchase(_ purchase: CloudOption.Purchase?) -> Price.Purchase {
    switch purchase {
    case nil, .onDemand: .onDemand
    case .reserved1: .reserved1
    case .reserved3: .reserved3
    case .savings: .savings
    case .spot: .spot
    }
  }

  /// How many providers of the book rent a machine that fits.
  func providers(_ demand: Demand) -> Int { Set((fitting[demand.workload.id] ?? []).compactMap(\.provider)).count }

  /// Why nothing was found: a provider or an accelerator that the book does not know, with the nearest spelling.
  func missing(_ demand: Demand, _ cloud: CloudOption) -> CostNote {
    if let provider = cloud.provider?.lowercased() {
      let known = Set(rows.compactMap(\.provider)).sorted()
      if !known.contains(provider) {
        return CostNote(.unknownProvider, provider, Suggestion.nearest(to: provider, among: known) ?? "")
      }
    }
    if let gpu = demand.gpu, inputs.hardware.gpu(named: gpu) == nil, !rows.contains(where: { $0.gpu == gpu }) {
      let known = inputs.hardware.gpus.map(\.name)
      return CostNote(.unknownAccelerator, gpu, Suggestion.nearest(to: gpu, among: known) ?? "")
    }
    if !demand.workload.residency.isEmpty {
      return CostNote(
        .missingPrice, demand.workload.id,
        demand.wanted + ": " + demand.workload.residency.joined(separator: ", "))
    }
    return CostNote(.missingPrice, demand.workload.id, demand.wanted)
  }
}
