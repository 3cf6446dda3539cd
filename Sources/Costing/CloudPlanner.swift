import Manifest
import Measurements
import Prices

/// Machines that are rented.
struct CloudPlanner {
  /// Work done again after interruptions, and checkpoints.
  static let spotOverhead = 0.2
  /// Power usage effectiveness of large clouds, for their energy.
  static let cloudPUE = 1.2
  /// Watts of a rented core, for energy.
  static let coreWatts = 5.0

  let inputs: CostInputs
  let converter: Converter
  let search: InstanceSearch
  private let cloud: CloudOption
  private let offers: [String: InstanceSearch.Offer]

  init(inputs: CostInputs, converter: Converter, demands: [Demand]) {
    self.inputs = inputs
    self.converter = converter
    let cloud = inputs.infrastructure.cloud ?? CloudOption()
    self.cloud = cloud
    let search = InstanceSearch(inputs: inputs, converter: converter)
    self.search = search
    var offers: [String: InstanceSearch.Offer] = [:]
    if cloud.price == nil { for demand in demands { offers[demand.workload.id] = search.cheapest(demand, cloud) } }
    self.offers = offers
  }

  private var code: String { converter.currency.code }
  private var isReserved: Bool { [.reserved1, .reserved3, .savings].contains(cloud.purchase) }

  func plan(_ demands: [Demand]) -> Plan {
    var plan = Plan()
    for demand in demands { add(demand, to: &plan) }
    guard !demands.isEmpty else { return plan }
    addShared(to: &plan)
    return plan
  }

  private func add(_ demand: Demand, to plan: inout Plan) {
    guard let rented = rented(demand, &plan) else { return }
    let series = plan.add(level(demand))
    var drivers: [CostDriver] = [.cloudPrice]
    let amount = rented.hourly * Time.hoursPerMonth
    plan.lines.append(
      PlannedLine(
        kind: .compute, subject: demand.workload.id, amount: amount, volume: .level(series), drivers: drivers,
        basis: [CostFactor(.price, rented.hourly, "\(code)/h"), CostFactor(.hours, Time.hoursPerMonth)],
        sources: rented.sources))
    if cloud.purchase == .spot {
      let share = cloud.spotOverhead?.fraction ?? Self.spotOverhead
      plan.lines.append(
        PlannedLine(
          kind: .spotOverhead, subject: demand.workload.id, amount: amount * share, volume: .level(series),
          drivers: drivers,
          basis: [CostFactor(.bill, amount, "\(code)/month"), CostFactor(.share, share)],
          sources: cloud.spotOverhead == nil ? [CostSource("cloud.spot_overhead: 20%", isEstimate: true)] : []))
    }
    drivers = [.cloudPrice]
    if let data = demand.workload.data?.gibibytes, data > 0 {
      store(data, demand, provider: rented.provider, &plan)
    }
    let watts = demand.gpu.flatMap { inputs.hardware.gpu(named: $0)?.powerW }.map { $0 * Double(demand.gpus) }
    plan.kWh += (watts ?? demand.vcpus * Self.coreWatts) / 1000 * demand.mean * Time.hoursPerMonth * Self.cloudPUE
    plan.placements.append(
      CostPlacement(workload: demand.workload.id, place: .outside, reason: .only, machine: rented.machine))
  }

  private struct Rented {
    var hourly: Double
    var sources: [CostSource]
    var machine: String?
    var provider: String?
  }

  private func rented(_ demand: Demand, _ plan: inout Plan) -> Rented? {
    if let stated = cloud.price {
      guard let amount = converter.amount(stated, key: "infrastructure.cloud.price") else {
        plan.miss(.missingRate, "cloud.price", stated.currency.code)
        return nil
      }
      if let provider = cloud.provider { plan.providers.insert(provider) }
      return Rented(hourly: amount.value, sources: amount.sources, machine: nil, provider: cloud.provider?.lowercased())
    }
    guard let offer = offers[demand.workload.id] else {
      plan.miss(.missingPrice, demand.workload.id, demand.gpu ?? "cpu")
      return nil
    }
    plan.notes += offer.notes
    if let provider = offer.price.provider { plan.providers.insert(provider) }
    let name = [offer.price.provider, offer.price.region, offer.price.name].compactMap { $0 }.joined(separator: "/")
    return Rented(
      hourly: offer.hourly, sources: offer.amount.sources,
      machine: offer.machines == 1 ? name : "\(offer.machines) × \(name)", provider: offer.price.provider)
  }

  /// Jobs or replicas that are paid for.
  private func level(_ demand: Demand) -> Series {
    if isReserved {
      // A commitment is paid whether it is used or not.
      return Series(
        groups: [Series.Group(parts: [Series.Part(base: demand.peak, growth: demand.growth, floor: demand.floor)])],
        isStep: true)
    }
    var mean = demand.mean
    if demand.isTraining, let unit = cloud.minimumBilling?.seconds, unit > 0, let runs = demand.workload.runs?.perMonth,
      runs > 0, demand.mean > 0
    {
      let hours = demand.mean * Time.hoursPerMonth / runs
      let billed = (hours * 3600 / unit - 1e-9).rounded(.up) * unit / 3600
      mean = billed * runs / Time.hoursPerMonth
    }
    return Series(
      groups: [Series.Group(parts: [Series.Part(base: mean, growth: demand.growth, floor: min(mean, demand.floor))])])
  }

  // MARK: Storage and what is shared

  private func store(_ gibibytes: Double, _ demand: Demand, provider: String?, _ plan: inout Plan) {
    guard let found = service(.storage, named: ["object-hot", "block-ssd"], provider: provider, &plan) else { return }
    let series = plan.add(Series(groups: [Series.Group(parts: [Series.Part(base: 1, growth: demand.growth)])]))
    plan.lines.append(
      PlannedLine(
        kind: .storage, subject: demand.workload.id, amount: found.value * gibibytes, volume: .level(series),
        drivers: [.cloudPrice],
        basis: [CostFactor(.gibibytes, gibibytes, "GiB"), CostFactor(.price, found.value, "\(code)/GiB-month")],
        sources: found.sources))
  }

  /// A service of the provider, else the dearest of any other: a cost that is not counted is a surprise later.
  private func service(
    _ kind: Price.Kind, named names: [String], provider: String?, _ plan: inout Plan
  ) -> Converter.Amount? {
    let rows = inputs.book.prices.filter { $0.kind == kind && (names.isEmpty || names.contains($0.name)) }
    let own = rows.filter { $0.provider == provider }
    let amounts = (own.isEmpty ? rows : own).compactMap { row in converter.amount(row).map { (row, $0) } }
    let chosen = own.isEmpty ? amounts.max { $0.1.value < $1.1.value } : amounts.first
    guard let chosen else {
      plan.miss(.missingPrice, kind.rawValue, provider ?? "")
      return nil
    }
    if own.isEmpty { plan.notes.append(CostNote(.otherRegion, kind.rawValue, chosen.0.id)) }
    plan.notes += chosen.1.notes
    return chosen.1
  }

  private func addShared(to plan: inout Plan) {
    let provider = plan.providers.sorted().first
    if let egress = cloud.egress?.gibibytes, egress > 0,
      let found = service(.egress, named: [], provider: provider, &plan)
    {
      plan.lines.append(
        PlannedLine(
          kind: .egress, subject: nil, amount: found.value * egress, volume: .months, drivers: [.cloudPrice],
          basis: [CostFactor(.gibibytes, egress, "GiB"), CostFactor(.price, found.value, "\(code)/GiB")],
          sources: found.sources))
    }
    if let snapshots = cloud.snapshots?.gibibytes, snapshots > 0,
      let found = service(.snapshot, named: [], provider: provider, &plan)
    {
      plan.lines.append(
        PlannedLine(
          kind: .snapshots, subject: nil, amount: found.value * snapshots, volume: .months, drivers: [.cloudPrice],
          basis: [CostFactor(.gibibytes, snapshots, "GiB"), CostFactor(.price, found.value, "\(code)/GiB-month")],
          sources: found.sources))
    }
    if let premium = cloud.managedPremium?.fraction, premium > 0 {
      onTop(
        .managed, premium, of: [.compute, .spotOverhead], [CostSource("infrastructure.cloud.managed_premium")], &plan)
    }
    if let name = cloud.support { support(name, provider, &plan) }
  }

  private func support(_ name: String, _ provider: String?, _ plan: inout Plan) {
    let rows = inputs.book.prices.filter { $0.kind == .support && $0.name == name.lowercased() }
    guard let row = rows.first(where: { $0.provider == provider }) ?? rows.first else {
      return plan.miss(.missingPrice, name, "support")
    }
    let source = CostSource(row.source, date: row.date.description, isEstimate: row.isEstimate)
    if row.unit == .percentOfBill {
      let bill: [CostLine.Kind] = [.compute, .spotOverhead, .storage, .snapshots, .egress, .managed]
      return onTop(.support, row.amount / 100, of: bill, [source], &plan)
    }
    guard var amount = converter.amount(row) else { return plan.miss(.missingRate, row.id, row.currency.code) }
    if row.unit == .year { amount.value /= 12 }
    plan.notes += amount.notes
    plan.lines.append(
      PlannedLine(
        kind: .support, subject: nil, amount: amount.value, volume: .months, drivers: [.cloudPrice],
        basis: [CostFactor(.price, amount.value, "\(code)/month")], sources: amount.sources))
  }

  private func onTop(
    _ kind: CostLine.Kind, _ share: Double, of kinds: [CostLine.Kind], _ sources: [CostSource], _ plan: inout Plan
  ) {
    plan.lines += plan.lines.filter { kinds.contains($0.kind) }.map { line in
      PlannedLine(
        kind: kind, subject: line.subject, amount: line.amount * share, volume: line.volume, drivers: line.drivers,
        basis: [CostFactor(.bill, line.amount, "\(code)/month"), CostFactor(.share, share)], sources: sources)
    }
  }
}
