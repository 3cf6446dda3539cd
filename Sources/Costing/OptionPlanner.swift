import Manifest
import Measurements

/// The plans of the three options.
struct OptionPlanner {
  let inputs: CostInputs
  let terms: Terms
  let demands: [Demand]
  let market: CloudMarket
  let rules: PlacementRules
  private let own: OwnPlanner
  /// One for each set of providers that may be used together.
  private let clouds: [CloudPlanner]
  private let staff: StaffPlanner

  init(inputs: CostInputs, terms: Terms, demands: [Demand], converter: Converter) {
    self.inputs = inputs
    self.terms = terms
    self.demands = demands
    market = CloudMarket(inputs: inputs, converter: converter, demands: demands)
    rules = PlacementRules(inputs: inputs)
    own = OwnPlanner(inputs: inputs, converter: converter)
    let market = market
    clouds = market.providerSets().map { CloudPlanner(market: market, providers: $0) }
    staff = StaffPlanner(inputs: inputs, converter: converter)
  }

  func providers(_ demand: Demand) -> Int { market.search.providers(demand) }

  func plan(_ option: Infrastructure.Option) -> Plan {
    switch option {
    case .own: split(inside: demands, outside: [])
    case .cloud: split(inside: [], outside: demands)
    case .hybrid: HybridPlanner(planner: self).plan()
    }
  }

  /// The plan of running some workloads on own machines and others, or the rest of them, on rented ones.
  func split(inside: [Demand], outside: [Demand]) -> Plan {
    var plan = own.plan(inside)
    let lead = inside.isEmpty ? 0 : inputs.infrastructure.own?.leadTime?.months ?? 0
    if lead > 0 { bridge(months: lead, inside, &plan) }
    plan = plan.joined(cheapest(outside))
    var lists: [[StaffShare]] = []
    if !inside.isEmpty { lists.append(inputs.infrastructure.own?.staff ?? []) }
    if !outside.isEmpty { lists.append(inputs.infrastructure.cloud?.staff ?? []) }
    staff.add(lists, to: &plan)
    if !inside.isEmpty { relieve(&plan) }
    for demand in inside { rules.forbidden(demand, inside: true).map { plan.forbid($0) } }
    for demand in outside { rules.forbidden(demand, inside: false).map { plan.forbid($0) } }
    rules.checkPlaces(&plan)
    return plan
  }

  /// The rented plan of the cheapest set of providers that has everything.
  private func cheapest(_ outside: [Demand]) -> Plan {
    guard !outside.isEmpty else { return Plan() }
    guard clouds.count > 1 else { return clouds.first?.plan(outside) ?? Plan() }
    var best: (plan: Plan, cost: Double)?
    for cloud in clouds {
      let plan = cloud.plan(outside)
      let cost = plan.isComplete ? plan.presentValue(terms) : .infinity
      if best == nil || cost < best?.cost ?? .infinity { best = (plan, cost) }
    }
    return best?.plan ?? Plan()
  }

  /// Until bought machines are there, the same is rented.
  private func bridge(months: Int, _ inside: [Demand], _ plan: inout Plan) {
    let rented = cheapest(inside)
    var bridged = Plan()
    bridged.series = rented.series
    bridged.isComplete = rented.isComplete
    if !rented.isComplete { bridged.notes = rented.notes }
    bridged.lines = rented.lines.compactMap { line in
      guard case .level(let index) = line.volume, line.kind == .compute || line.kind == .overflow else { return nil }
      var line = line
      line.kind = .bridge
      line.volume = .early(index, months: months)
      line.basis.append(CostFactor(.months, Double(months)))
      return line
    }
    // What is not there yet takes no power, space or care.
    let running: Set<CostLine.Kind> = [.powerIdle, .powerActive, .runningCost, .colocation, .maintenance]
    plan.lines = plan.lines.map { line in
      guard running.contains(line.kind), case .level(let index) = line.volume else { return line }
      var line = line
      line.volume = .late(index, after: months)
      return line
    }
    plan = plan.joined(bridged)
  }

  /// Costs and depreciation lower the profit that is taxed. The relief is counted at the inputs as they are.
  private func relieve(_ plan: inout Plan) {
    guard let own = inputs.infrastructure.own, let tax = own.tax?.fraction, tax > 0, terms.months > 0 else { return }
    let table = plan.table(terms)
    let bought: Set<CostLine.Kind> = [.servers, .accessories, .network, .ownStorage, .delivery, .spares]
    var capital = 0.0
    var running = 0.0
    for line in plan.lines where line.kind != .residual {
      if bought.contains(line.kind) || (line.kind == .checkpointStorage && line.volume.isPurchase) {
        capital += line.amount * table.flow(line.volume).reduce(0, +)
      } else {
        running += line.amount * table.flow(line.volume).reduce(0, +)
      }
    }
    let span = Double(own.depreciation?.months ?? 48)
    let written = min(1, Double(terms.months) / max(1, span))
    let monthly = (running + capital * written) / Double(terms.months)
    plan.lines.append(
      PlannedLine(
        kind: .taxRelief, subject: nil, amount: -tax * monthly, volume: .months, drivers: [],
        basis: [
          CostFactor(.bill, monthly, "\(inputs.infrastructure.currency?.code ?? "")/month"), CostFactor(.share, tax),
        ], sources: [CostSource("infrastructure.own.tax")]))
  }
}
