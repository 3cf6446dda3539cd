import Manifest
import Measurements

/// The plans of the three options.
struct OptionPlanner {
  let inputs: CostInputs
  let terms: Terms
  let demands: [Demand]
  private let own: OwnPlanner
  private let cloud: CloudPlanner
  private let staff: StaffPlanner

  init(inputs: CostInputs, terms: Terms, demands: [Demand], converter: Converter) {
    self.inputs = inputs
    self.terms = terms
    self.demands = demands
    own = OwnPlanner(inputs: inputs, converter: converter)
    cloud = CloudPlanner(inputs: inputs, converter: converter, demands: demands)
    staff = StaffPlanner(inputs: inputs, converter: converter)
  }

  func providers(_ demand: Demand) -> Int { cloud.search.providers(demand) }

  func plan(_ option: Infrastructure.Option) -> Plan {
    switch option {
    case .own: split(inside: demands, outside: [])
    case .cloud: split(inside: [], outside: demands)
    case .hybrid: HybridPlanner(planner: self).plan()
    }
  }

  /// The plan of running some workloads on own machines and others, or the rest of them, on rented ones.
  func split(inside: [Demand], outside: [Demand]) -> Plan {
    var plan = own.plan(inside.map(\.placedInside))
    if !inside.isEmpty, let months = inputs.infrastructure.own?.leadTime?.months, months > 0 {
      bridge(months: months, inside, &plan)
    }
    plan = plan.joined(cloud.plan(outside))
    var lists: [[StaffShare]] = []
    if !inside.isEmpty { lists.append(inputs.infrastructure.own?.staff ?? []) }
    if !outside.isEmpty { lists.append(inputs.infrastructure.cloud?.staff ?? []) }
    staff.add(lists, to: &plan)
    if !inside.isEmpty { relieve(&plan) }
    return plan
  }

  /// Until bought machines are there, the same is rented.
  private func bridge(months: Int, _ inside: [Demand], _ plan: inout Plan) {
    let rented = cloud.plan(inside)
    var bridged = Plan()
    bridged.series = rented.series
    bridged.isComplete = rented.isComplete
    bridged.lines = rented.lines.compactMap { line in
      guard case .level(let index) = line.volume, line.kind == .compute else { return nil }
      var line = line
      line.kind = .bridge
      line.volume = .early(index, months: months)
      line.basis.append(CostFactor(.months, Double(months)))
      return line
    }
    plan = plan.joined(bridged)
  }

  /// Costs and depreciation lower the profit that is taxed. The relief is counted at the inputs as they are.
  private func relieve(_ plan: inout Plan) {
    guard let own = inputs.infrastructure.own, let tax = own.tax?.fraction, tax > 0, terms.months > 0 else { return }
    let table = plan.table(terms)
    let bought: Set<CostLine.Kind> = [.servers, .accessories, .delivery, .spares]
    var capital = 0.0
    var running = 0.0
    for line in plan.lines where line.kind != .residual {
      if bought.contains(line.kind) {
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
