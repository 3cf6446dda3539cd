import Manifest
import Measurements
import Prices

/// Machines that are rented.
struct CloudPlanner {
  /// Power usage effectiveness of large clouds, for their energy.
  static let cloudPUE = 1.2
  /// Watts of a rented core, for energy.
  static let coreWatts = 5.0

  let inputs: CostInputs
  let converter: Converter
  let market: CloudMarket
  private let cloud: CloudOption
  private let offers: [String: InstanceSearch.Offer]

  /// - Parameter providers: whose machines may be taken; nil for all.
  init(market: CloudMarket, providers: Set<String>?) {
    self.market = market
    inputs = market.inputs
    converter = market.converter
    cloud = market.cloud
    offers = market.offers.compactMapValues { offers in
      InstanceSearch.best(offers.filter { providers?.contains($0.key) ?? true }.values)
    }
  }

  private var code: String { converter.currency.code }
  /// How a workload's machines are bought: where the book has no price for the declared way, on demand.
  private func purchase(_ demand: Demand) -> Price.Purchase {
    offers[demand.workload.id]?.price.purchase ?? InstanceSearch.purchase(cloud.purchase)
  }

  /// What each workload would be rented from.
  func provider(of demand: Demand) -> String? { offers[demand.workload.id]?.price.provider }

  func plan(_ demands: [Demand]) -> Plan {
    var plan = Plan()
    for demand in demands { add(demand, to: &plan) }
    guard !demands.isEmpty else { return plan }
    CloudServices(inputs: inputs, converter: converter).addShared(to: &plan)
    return plan
  }

  private func add(_ demand: Demand, to plan: inout Plan) {
    guard let rented = rented(demand, &plan) else { return }
    let amount = rented.hourly * Time.hoursPerMonth
    let bought = purchase(demand)
    let isCommitted = [.reserved1, .reserved3, .savings].contains(bought)
    let split = isCommitted ? committed(demand) : nil
    let series = plan.add(split?.committed ?? level(demand))
    plan.lines.append(
      PlannedLine(
        kind: .compute, subject: demand.workload.id, amount: amount, volume: .level(series), drivers: [.cloudPrice],
        basis: [CostFactor(.price, rented.hourly, "\(code)/h"), CostFactor(.hours, Time.hoursPerMonth)],
        sources: rented.sources))
    if let rest = split?.rest, rest > 0 { overflow(rest, demand, rented, &plan) }
    // Under a commitment the time is paid anyway.
    if demand.checkpointShare > 0, !isCommitted {
      share(
        .checkpoints, demand.checkpointShare, amount, series, demand, [CostSource(key(demand, "checkpoints"))], &plan)
    }
    if bought == .spot { interruptions(amount, series, demand, rented, &plan) }
    let services = CloudServices(inputs: inputs, converter: converter)
    services.store(
      demand.workload.data?.gibibytes ?? 0, .storage, demand, growth: demand.dataGrowth, provider: rented.provider,
      &plan)
    services.store(
      demand.checkpointGiB, .checkpointStorage, demand, growth: 0, provider: rented.provider, &plan)
    let watts = demand.gpu.flatMap { inputs.hardware.gpu(named: $0)?.powerW }.map { $0 * Double(demand.gpus) }
    let kilowatts = (watts ?? demand.vcpus * Self.coreWatts) / 1000
    let busy = demand.mean * (1 + demand.checkpointShare)
    plan.energy.append((kilowatts * busy * Time.hoursPerMonth * Self.cloudPUE, rented.country))
    plan.placements.append(
      CostPlacement(workload: demand.workload.id, place: .outside, reason: .only, machine: rented.machine))
  }

  private func key(_ demand: Demand, _ key: String) -> String {
    "infrastructure.workloads.\(demand.workload.id).\(key)"
  }

  /// A share of a line's amount, for the same volume.
  private func share(
    _ kind: CostLine.Kind, _ share: Double, _ amount: Double, _ series: Int, _ demand: Demand, _ sources: [CostSource],
    basis: [CostFactor]? = nil, _ plan: inout Plan
  ) {
    plan.lines.append(
      PlannedLine(
        kind: kind, subject: demand.workload.id, amount: amount * share, volume: .level(series), drivers: [.cloudPrice],
        basis: [CostFactor(.bill, amount, "\(code)/month")] + (basis ?? [CostFactor(.share, share)]), sources: sources))
  }

  // MARK: Renting

  private struct Rented {
    var hourly: Double
    var sources: [CostSource]
    var machine: String?
    var provider: String?
    var country: String?
    /// Machines of one job or replica.
    var machines = 1.0
  }

  private func rented(_ demand: Demand, _ plan: inout Plan) -> Rented? {
    if let stated = cloud.price {
      guard let amount = converter.amount(stated, key: "infrastructure.cloud.price") else {
        plan.miss(.missingRate, "cloud.price", stated.currency.code)
        return nil
      }
      let provider = cloud.provider?.lowercased()
      if let provider = cloud.provider { plan.providers.insert(provider) }
      plan.regions.insert("\(provider ?? "")/\(cloud.region ?? "")")
      let country = inputs.hardware.country(of: cloud.region, provider: provider)
      if !demand.workload.residency.isEmpty,
        !inputs.hardware.isAllowed(region: cloud.region, provider: provider, in: demand.workload.residency)
      {
        let wanted = demand.workload.residency.joined(separator: ", ")
        plan.forbid(CostNote(.wrongCountry, demand.workload.id, "\(wanted); \(cloud.region ?? "cloud.region: –")"))
      }
      return Rented(
        hourly: amount.value, sources: amount.sources, machine: nil, provider: provider,
        country: country ?? inputs.country)
    }
    guard let offer = offers[demand.workload.id] else {
      plan.isComplete = false
      plan.notes.append(market.search.missing(demand, cloud))
      return nil
    }
    plan.notes += offer.notes
    if let provider = offer.price.provider { plan.providers.insert(provider) }
    plan.regions.insert("\(offer.price.provider ?? "")/\(offer.price.region ?? "")")
    let name = [offer.price.provider, offer.price.region, offer.price.name].compactMap { $0 }.joined(separator: "/")
    let country = inputs.hardware.country(of: offer.price.region, provider: offer.price.provider)
    return Rented(
      hourly: offer.hourly, sources: offer.amount.sources,
      machine: offer.machines == 1 ? name : "\(offer.machines) × \(name)", provider: offer.price.provider,
      country: country == "eu" ? "de" : country ?? inputs.country, machines: Double(offer.machines))
  }

  /// Jobs or replicas that are paid for as they run.
  private func level(_ demand: Demand) -> Series {
    var mean = demand.mean
    if demand.isTraining, let unit = cloud.minimumBilling?.seconds, unit > 0 {
      mean = demand.billed(unit: unit)
    }
    return Series(
      groups: [Series.Group(parts: [Series.Part(base: mean, growth: demand.growth, floor: min(mean, demand.floor))])])
  }

  // MARK: Commitments

  /// What a commitment covers, paid whether it is used or not, and what is used above it.
  private func committed(_ demand: Demand) -> (committed: Series, rest: Double) {
    let covered = cloud.committed?.fraction ?? 1
    // A savings plan commits to money, a reservation to whole machines.
    let exact = demand.peak * covered
    let units = cloud.purchase == .savings ? exact : (exact - 1e-9).rounded(.up)
    let series = Series(
      groups: [
        Series.Group(parts: [
          Series.Part(base: units, growth: demand.growth, floor: min(units, covered == 1 ? demand.floor : 0))
        ])
      ], isStep: cloud.purchase != .savings || covered == 1)
    return (series, covered == 1 ? 0 : demand.above(units))
  }

  private func overflow(_ rest: Double, _ demand: Demand, _ rented: Rented, _ plan: inout Plan) {
    guard let offer = market.onDemand(demand, provider: rented.provider) else {
      return plan.miss(.missingPrice, demand.workload.id, "\(demand.wanted), on_demand")
    }
    plan.notes += offer.notes
    let series = plan.add(
      Series(groups: [Series.Group(parts: [Series.Part(base: rest, growth: demand.growth)])]))
    plan.lines.append(
      PlannedLine(
        kind: .overflow, subject: demand.workload.id, amount: offer.hourly * Time.hoursPerMonth, volume: .level(series),
        drivers: [.cloudPrice],
        basis: [CostFactor(.price, offer.hourly, "\(code)/h"), CostFactor(.hours, Time.hoursPerMonth)],
        sources: offer.amount.sources))
  }

  // MARK: Interruptions

  private func interruptions(
    _ amount: Double, _ series: Int, _ demand: Demand, _ rented: Rented, _ plan: inout Plan
  ) {
    if let stated = cloud.spotOverhead?.fraction {
      return share(
        .spotOverhead, stated, amount, series, demand, [CostSource("infrastructure.cloud.spot_overhead")], &plan)
    }
    guard let lost = SpotLoss(demand, cloud, machines: rented.machines) else {
      let assumed = CostSource("cloud.spot_overhead: \(Numeral.text(SpotLoss.usual * 100))%", isEstimate: true)
      return share(.spotOverhead, SpotLoss.usual, amount, series, demand, [assumed], &plan)
    }
    var sources = [CostSource("infrastructure.cloud.interruptions"), CostSource(key(demand, "checkpoints.every"))]
    sources.append(
      cloud.restart == nil
        ? CostSource("cloud.restart: \(Numeral.text(SpotLoss.restart / 60)) min", isEstimate: true)
        : CostSource("infrastructure.cloud.restart"))
    share(
      .spotOverhead, lost.share, amount, series, demand, sources,
      basis: [CostFactor(.interruptions, lost.perHour, "1/h"), CostFactor(.hoursLost, lost.hours, "h")], &plan)
  }
}

/// The share of a run's time that is done again after its machines were taken away.
struct SpotLoss {
  /// Where the manifest says nothing.
  static let usual = 0.2
  /// Seconds until a run goes on, where the manifest says nothing.
  static let restart = 300.0

  /// Interruptions of one job an hour, and the hours that each costs.
  var perHour: Double
  var hours: Double

  var share: Double { perHour * hours }

  /// Half of the time between checkpoints is lost on average, and the time to start again: the first-order model of Young, "A first
  /// order approximation to the optimum checkpoint interval", CACM 17 (1974). A job stops when any of its machines is taken.
  ///
  /// - Returns: nil where interruptions or checkpoints are not stated.
  init?(_ demand: Demand, _ cloud: CloudOption, machines: Double) {
    guard demand.isTraining, let rate = cloud.interruptions, let saved = demand.workload.checkpoints else { return nil }
    perHour = rate.perSecond * 3600 * machines
    hours = (saved.every.seconds / 2 + (cloud.restart?.seconds ?? Self.restart)) / 3600
  }
}
