import Manifest
import Measurements

/// What may stand where, whatever it costs.
struct PlacementRules {
  let inputs: CostInputs

  /// Why a workload may not run inside or outside; nil where it may.
  ///
  /// Residency outside is kept by the search for machines; whether sensitive data leave is said of the option as a whole.
  func forbidden(_ demand: Demand, inside: Bool) -> CostNote? {
    let workload = demand.workload
    let roundTrip = inside ? inputs.infrastructure.own?.roundTrip : inputs.infrastructure.cloud?.roundTrip
    if let latency = workload.latency, let roundTrip, roundTrip.seconds >= latency.seconds {
      return CostNote(
        .tooFar, workload.id, "\(inside ? "own" : "cloud").round_trip \(roundTrip) ≥ latency \(latency)")
    }
    if inside, !workload.residency.isEmpty,
      !inputs.hardware.isAllowed(region: inputs.country, provider: nil, in: workload.residency)
    {
      let wanted = workload.residency.joined(separator: ", ")
      return CostNote(.wrongCountry, workload.id, "\(wanted); \(inputs.country ?? "country: –")")
    }
    return nil
  }

  /// How many providers and places a plan uses.
  func checkPlaces(_ plan: inout Plan) {
    guard let limits = inputs.infrastructure.limits else { return }
    if let most = limits.providers, plan.providers.count > most {
      plan.forbid(
        CostNote(.tooManyProviders, plan.providers.sorted().joined(separator: ", "), "\(plan.providers.count), \(most)")
      )
    }
    let named = plan.providers.map { $0.lowercased() }.filter { !limits.allowedProviders.contains($0) }
    if !limits.allowedProviders.isEmpty, let wrong = named.sorted().first {
      plan.forbid(CostNote(.wrongProvider, wrong, limits.allowedProviders.joined(separator: ", ")))
    }
    let places = plan.sites + plan.regions.count
    if let most = limits.sites, places > most {
      plan.forbid(CostNote(.tooManySites, "limits.sites", "\(places), \(most)"))
    }
  }
}
