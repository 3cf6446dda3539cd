import Manifest
import Measurements

/// The cheapest way to place each workload inside, outside, or, where its load has peaks, with its base inside and the rest outside.
///
/// Every combination is computed, so the result is exact; with very many workloads each is placed by itself, and a note says so.
struct HybridPlanner {
  /// Three places to this power are computed; beyond it two, beyond that one workload at a time.
  static let threeWay = 7
  static let twoWay = 12

  let planner: OptionPlanner

  private typealias Place = CostPlacement.Place

  func plan() -> Plan {
    let demands = planner.demands
    guard !demands.isEmpty else { return Plan() }
    let choices = demands.map(places)
    let best: [Place]
    var notes: [CostNote] = []
    if demands.count <= Self.twoWay {
      let narrowed = demands.count <= Self.threeWay ? choices : choices.map { $0.filter { $0 != .split } }
      best = exhaustive(narrowed)
    } else {
      notes.append(CostNote(.tooManyWorkloads, "\(demands.count)"))
      best = oneByOne(choices)
    }
    var chosen = assemble(best)
    chosen.notes += notes
    chosen.placements = zip(demands, best).enumerated().map { index, item in
      placement(item.0, item.1, choices[index], at: index, in: best, machines: chosen.placements)
    }
    return chosen
  }

  private func places(_ demand: Demand) -> [Place] {
    if demand.workload.sensitive { return [.inside] }
    if let fitting = demand.placesThatFit { return fitting }
    guard !demand.isTraining, demand.peak > demand.mean + 0.5, demand.hourly.count > 1 else {
      return [.inside, .outside]
    }
    return [.inside, .outside, .split]
  }

  private func cost(_ places: [Place]) -> Double {
    let plan = assemble(places)
    return plan.isComplete ? plan.presentValue(planner.terms) : .infinity
  }

  private func assemble(_ places: [Place]) -> Plan {
    var inside: [Demand] = []
    var outside: [Demand] = []
    for (demand, place) in zip(planner.demands, places) {
      switch place {
      case .inside: inside.append(demand)
      case .outside: outside.append(demand)
      case .split:
        let parts = Self.parts(demand)
        inside.append(parts.base)
        outside.append(parts.rest)
      }
    }
    return planner.split(inside: inside, outside: outside)
  }

  /// The replicas that nearly always run, and those that come and go.
  static func parts(_ demand: Demand) -> (base: Demand, rest: Demand) {
    let level = max(1, demand.floor, demand.mean.rounded(.down))
    var base = demand
    base.hourly = demand.hourly.map { min($0, level) }
    base.peak = min(demand.peak, level)
    base.floor = min(demand.floor, level)
    var rest = demand
    rest.hourly = demand.hourly.map { max(0, $0 - level) }
    rest.peak = max(0, demand.peak - level)
    rest.floor = 0
    return (base, rest)
  }

  private func exhaustive(_ choices: [[Place]]) -> [Place] {
    var best = choices.map { $0[0] }
    var lowest = Double.infinity
    var current = best
    func visit(_ index: Int) {
      guard index < choices.count else {
        let cost = cost(current)
        if cost < lowest {
          lowest = cost
          best = current
        }
        return
      }
      for place in choices[index] {
        current[index] = place
        visit(index + 1)
      }
    }
    visit(0)
    return best
  }

  private func oneByOne(_ choices: [[Place]]) -> [Place] {
    var places = choices.map { $0[0] }
    for _ in 0..<3 {
      for index in choices.indices {
        places[index] =
          choices[index].min { a, b in
            var (x, y) = (places, places)
            x[index] = a
            y[index] = b
            return cost(x) < cost(y)
          } ?? places[index]
      }
    }
    return places
  }

  private func placement(
    _ demand: Demand, _ place: Place, _ choices: [Place], at index: Int, in best: [Place], machines: [CostPlacement]
  ) -> CostPlacement {
    let machine = machines.first { $0.workload == demand.workload.id && ($0.place == place || place == .split) }?
      .machine
    if demand.workload.sensitive {
      return CostPlacement(workload: demand.workload.id, place: place, reason: .sensitive, machine: machine)
    }
    let here = cost(best)
    let others = choices.filter { $0 != place }.map { other -> Double in
      var places = best
      places[index] = other
      return cost(places)
    }
    let next = others.min() ?? .infinity
    return CostPlacement(
      workload: demand.workload.id, place: place,
      reason: next == .infinity ? .nothingElse : place == .split ? .peaks : .cheaper,
      saving: next.isFinite && here.isFinite ? max(0, next - here) : nil, machine: machine)
  }
}
