import Manifest
import Measurements

/// Scores what money does not show, from facts of the manifest and the price book, never from taste.
struct CriteriaScorer {
  let inputs: CostInputs
  let demands: [Demand]
  /// How many providers rent what the scarcest workload needs.
  let fewestProviders: Int

  func criteria(_ option: Infrastructure.Option, _ plan: Plan) -> [CostCriterion] {
    let inside = plan.placements.contains { $0.place != .outside }
    let outside = plan.placements.contains { $0.place != .inside }
    return [
      maintenance(plan), security(plan), extensibility(inside: inside, outside: outside),
      vendorLock(outside: outside, inside: inside), elasticity(inside: inside, outside: outside),
      faultTolerance(inside: inside, outside: outside),
    ]
  }

  private func maintenance(_ plan: Plan) -> CostCriterion {
    let people = plan.lines.filter { $0.kind == .staff }
      .compactMap { $0.basis.first { $0.name == .fullTime }?.value }.reduce(0, +)
    let score = people <= 0.1 ? 5 : people <= 0.25 ? 4 : people <= 0.5 ? 3 : people <= 1 ? 2 : 1
    return CostCriterion(name: .maintenance, score: score, fact: .staff, value: people)
  }

  private func security(_ plan: Plan) -> CostCriterion {
    let sensitive = demands.filter(\.workload.sensitive).map(\.workload.id)
    guard !sensitive.isEmpty else { return CostCriterion(name: .security, score: 4, fact: .nothingSensitive) }
    let outside = plan.placements.contains { sensitive.contains($0.workload) && $0.place != .inside }
    return outside
      ? CostCriterion(name: .security, score: 1, fact: .sensitiveOutside)
      : CostCriterion(name: .security, score: 5, fact: .sensitiveInside)
  }

  private func extensibility(inside: Bool, outside: Bool) -> CostCriterion {
    if outside { return CostCriterion(name: .extensibility, score: inside ? 4 : 5, fact: .minutes) }
    let months = Double(inputs.infrastructure.own?.leadTime?.months ?? 3)
    return CostCriterion(
      name: .extensibility, score: months <= 1 ? 4 : months <= 3 ? 3 : months <= 6 ? 2 : 1, fact: .leadTime,
      value: months)
  }

  private func vendorLock(outside: Bool, inside: Bool) -> CostCriterion {
    guard outside else { return CostCriterion(name: .vendorLock, score: 5, fact: .ownedMachines) }
    let others = Double(fewestProviders)
    let score = others >= 5 ? 4 : others >= 3 ? 3 : others >= 2 ? 2 : 1
    return CostCriterion(name: .vendorLock, score: inside ? min(5, score + 1) : score, fact: .providers, value: others)
  }

  private func elasticity(inside: Bool, outside: Bool) -> CostCriterion {
    let peak = demands.map(\.peak).reduce(0, +)
    let mean = demands.map(\.mean).reduce(0, +)
    let ratio = mean > 0 ? peak / mean : 1
    if outside { return CostCriterion(name: .elasticity, score: inside ? 4 : 5, fact: .peakOverMean, value: ratio) }
    return CostCriterion(
      name: .elasticity, score: ratio <= 1.5 ? 3 : ratio <= 4 ? 2 : 1, fact: .peakOverMean, value: ratio)
  }

  private func faultTolerance(inside: Bool, outside: Bool) -> CostCriterion {
    let sites = Double(OwnPlanner.sites(inputs.infrastructure.own, demands))
    if outside, inside { return CostCriterion(name: .faultTolerance, score: 4, fact: .sites, value: sites + 1) }
    if outside {
      let regions = Double(
        max(
          1,
          Set(([inputs.infrastructure.cloud?.region].compactMap { $0 }) + (inputs.infrastructure.cloud?.regions ?? []))
            .count))
      return CostCriterion(name: .faultTolerance, score: regions > 1 ? 5 : 4, fact: .regions, value: regions)
    }
    return CostCriterion(name: .faultTolerance, score: sites >= 3 ? 5 : sites >= 2 ? 4 : 2, fact: .sites, value: sites)
  }
}
