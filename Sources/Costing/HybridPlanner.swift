import Manifest
import Measurements

/// The cheapest way to place each workload inside, outside, or with its base inside and the rest outside.
///
/// Every combination of places, and of every whole number of replicas inside, is computed, so the result is exact. Where there are more
/// of them than `most`, workloads are placed one at a time until nothing gets cheaper, from several starts, and a note says so.
struct HybridPlanner {
  /// Combinations that are computed at most.
  static let most = 4000

  let planner: OptionPlanner

  /// Where a workload runs.
  enum Place: Hashable {
    case inside, outside
    /// So many replicas inside.
    case split(Double)
  }

  /// Forbidden plans come after allowed ones, incomplete ones after both.
  private struct Score: Comparable {
    var rank: Int
    var cost: Double

    static func < (a: Score, b: Score) -> Bool { (a.rank, a.cost) < (b.rank, b.cost) }
  }

  func plan() -> Plan {
    let demands = planner.demands
    guard !demands.isEmpty else { return Plan() }
    let choices = demands.map(places)
    let best: [Place]
    var notes: [CostNote] = []
    if choices.reduce(1.0, { $0 * Double($1.count) }) <= Double(Self.most) {
      best = exhaustive(choices)
    } else {
      notes.append(CostNote(.tooManyWorkloads, "\(demands.count)"))
      best = oneByOne(choices)
    }
    var chosen = assemble(best)
    chosen.notes += notes
    chosen.placements = demands.indices.map { index in
      placement(at: index, in: best, choices[index], machines: chosen.placements)
    }
    return chosen
  }

  /// All places that no constraint forbids; where each is forbidden, both, so that the violation shows.
  private func places(_ demand: Demand) -> [Place] {
    if demand.workload.sensitive { return [.inside] }
    let isInside = planner.rules.forbidden(demand, inside: true) == nil
    let isOutside = planner.rules.forbidden(demand, inside: false) == nil
    guard isInside, isOutside else { return isInside ? [.inside] : isOutside ? [.outside] : [.inside, .outside] }
    guard !demand.isTraining, demand.hourly.count > 1, demand.peak > 1 else { return [.inside, .outside] }
    let levels = stride(from: 1.0, to: demand.peak, by: 1).map { Place.split($0) }
    return [.inside, .outside] + levels
  }

  private func score(_ places: [Place]) -> Score {
    let plan = assemble(places)
    guard plan.isComplete else { return Score(rank: .max, cost: .infinity) }
    return Score(rank: plan.violations.count, cost: plan.presentValue(planner.terms))
  }

  private func assemble(_ places: [Place]) -> Plan {
    var inside: [Demand] = []
    var outside: [Demand] = []
    for (demand, place) in zip(planner.demands, places) {
      switch place {
      case .inside: inside.append(demand)
      case .outside: outside.append(demand)
      case .split(let level):
        let parts = Self.parts(demand, level: level)
        inside.append(parts.base)
        outside.append(parts.rest)
      }
    }
    return planner.split(inside: inside, outside: outside)
  }

  /// The replicas that run inside whenever they are needed, and those that come on top.
  static func parts(_ demand: Demand, level: Double) -> (base: Demand, rest: Demand) {
    var base = demand
    base.hourly = demand.hourly.map { min($0, level) }
    base.peak = min(demand.peak, level)
    base.floor = min(demand.floor, level)
    var rest = demand
    rest.hourly = demand.hourly.map { max(0, $0 - level) }
    rest.peak = max(0, demand.peak - level)
    rest.floor = max(0, demand.floor - level)
    return (base, rest)
  }

  // MARK: Searching

  private func exhaustive(_ choices: [[Place]]) -> [Place] {
    var best = choices.map { $0[0] }
    var lowest: Score?
    var current = best
    func visit(_ index: Int) {
      guard index < choices.count else {
        let score = score(current)
        if lowest == nil || lowest.map({ score < $0 }) == true {
          lowest = score
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
    let starts = [choices.map { $0[0] }, choices.map { $0.count > 1 ? $0[1] : $0[0] }]
    return starts.map { descend(from: $0, choices) }.min { score($0) < score($1) } ?? starts[0]
  }

  /// Moves one workload at a time, to the cheapest place with the others as they are, until none moves.
  private func descend(from start: [Place], _ choices: [[Place]]) -> [Place] {
    var places = start
    var lowest = score(places)
    for _ in 0..<10 {
      var hasMoved = false
      for index in choices.indices {
        for place in choices[index] where place != places[index] {
          var moved = places
          moved[index] = place
          let score = score(moved)
          if score < lowest { (lowest, places, hasMoved) = (score, moved, true) }
        }
      }
      guard hasMoved else { break }
    }
    return places
  }

  // MARK: Reasons

  private func placement(
    at index: Int, in best: [Place], _ choices: [Place], machines: [CostPlacement]
  ) -> CostPlacement {
    let demand = planner.demands[index]
    let id = demand.workload.id
    let place: CostPlacement.Place
    var base: Double?
    switch best[index] {
    case .inside: place = .inside
    case .outside: place = .outside
    case .split(let level): (place, base) = (.split, level)
    }
    let names = machines.filter { $0.workload == id }.compactMap(\.machine)
    var found = CostPlacement(
      workload: id, place: place, reason: .cheaper, machine: names.isEmpty ? nil : names.joined(separator: " + "))
    found.base = base
    if demand.workload.sensitive {
      found.reason = .sensitive
      return found
    }
    if choices.count == 1 {
      let other = planner.rules.forbidden(demand, inside: place != .inside)
      found.reason = other?.kind == .tooFar ? .latency : .notAllowed
      return found
    }
    let here = score(best)
    // Against the places of another kind, not against one replica more or fewer.
    let others = choices.filter { kind($0) != place }.map { other -> Score in
      var places = best
      places[index] = other
      return score(places)
    }
    guard here.rank == 0, let next = others.min(), next.rank == 0 else {
      found.reason = others.contains { $0.rank > 0 && $0.rank < .max } && here.rank == 0 ? .notAllowed : .nothingElse
      return found
    }
    found.reason = place == .split ? .peaks : .cheaper
    found.saving = max(0, next.cost - here.cost)
    return found
  }

  private func kind(_ place: Place) -> CostPlacement.Place {
    switch place {
    case .inside: .inside
    case .outside: .outside
    case .split: .split
    }
  }
}
