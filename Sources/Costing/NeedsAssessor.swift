import Manifest
import Measurements

/// What training and serving each need beside machines, what is said of it, and whether that can hold.
struct NeedsAssessor {
  let inputs: CostInputs
  let demands: [Demand]

  func needs() -> [CostNeed] {
    demands.flatMap { demand in
      [speed(demand), storage(demand), faultTolerance(demand), scaling(demand), monitoring(demand)]
    }
  }

  private var infrastructure: Infrastructure { inputs.infrastructure }

  private func usesCloud(_ demand: Demand) -> Bool {
    guard !infrastructure.options.isEmpty else { return infrastructure.cloud != nil }
    return infrastructure.options.contains { $0 != .own } && !demand.workload.sensitive
  }

  private func usesOwn() -> Bool {
    infrastructure.options.isEmpty ? infrastructure.own != nil : infrastructure.options.contains { $0 != .cloud }
  }

  private func need(
    _ demand: Demand, _ aspect: CostNeed.Aspect, _ outcome: CostNeed.Outcome, _ fact: CostNeed.Fact,
    _ numbers: [Double] = [], _ texts: [String] = []
  ) -> CostNeed {
    CostNeed(
      workload: demand.workload.id, kind: demand.workload.kind, aspect: aspect, outcome: outcome, fact: fact,
      numbers: numbers, texts: texts)
  }

  // MARK: Speed

  private func speed(_ demand: Demand) -> CostNeed {
    let workload = demand.workload
    if demand.isTraining {
      guard demand.mean > 0 else { return need(demand, .speed, .unsaid, .noHours) }
      let units = Double(workload.count ?? 1)
      return need(demand, .speed, .met, .throughput, [demand.hoursPerMonth / max(1, units), units])
    }
    if workload.isBatch {
      return need(demand, .speed, .met, .batch, [workload.mean?.perSecond ?? workload.peak?.perSecond ?? 0])
    }
    guard let latency = workload.latency else { return need(demand, .speed, .unsaid, .noLatency) }
    var places: [(String, TimeSpan)] = []
    if usesOwn(), let trip = infrastructure.own?.roundTrip { places.append(("own", trip)) }
    if usesCloud(demand), let trip = infrastructure.cloud?.roundTrip { places.append(("cloud", trip)) }
    if let far = places.first(where: { $0.1.seconds >= latency.seconds }) {
      return need(demand, .speed, .notMet, .latencyUnreachable, [latency.seconds, far.1.seconds], [far.0])
    }
    return need(demand, .speed, .met, .latency, [latency.seconds, workload.peak?.perSecond ?? 0])
  }

  // MARK: Storage

  private func storage(_ demand: Demand) -> CostNeed {
    let data = demand.workload.data?.gibibytes ?? 0
    guard data + demand.checkpointGiB > 0 else {
      return need(demand, .storage, .unsaid, .noData)
    }
    return need(demand, .storage, .met, .stored, [data, demand.dataGrowth, demand.checkpointGiB])
  }

  // MARK: Faults

  private func faultTolerance(_ demand: Demand) -> CostNeed {
    let workload = demand.workload
    if demand.isTraining {
      if let saved = workload.checkpoints {
        return need(demand, .faultTolerance, .met, .checkpoints, [saved.every.seconds, demand.checkpointShare])
      }
      let isSpot = usesCloud(demand) && infrastructure.cloud?.purchase == .spot
      return need(demand, .faultTolerance, isSpot ? .notMet : .unsaid, isSpot ? .lostToSpot : .noCheckpoints)
    }
    if workload.isBatch { return need(demand, .faultTolerance, .met, .rerun) }
    let sites = Double(usesOwn() ? OwnPlanner.sites(infrastructure.own, demands) : 1)
    let numbers = [demand.floor, sites]
    let isSpot = usesCloud(demand) && infrastructure.cloud?.purchase == .spot
    // One place that is stated is kept to by whoever builds it.
    let isOnePlace =
      workload.survives == .site && usesOwn() && infrastructure.own?.areSitesStated == true
      && infrastructure.own?.sites == 1
    if isOnePlace { return need(demand, .faultTolerance, .notMet, .tooFewReplicas, [demand.floor, 1], ["site"]) }
    if isSpot { return need(demand, .faultTolerance, .notMet, .lostToSpot) }
    if demand.floor < 2 {
      // A promised latency is promised at any time.
      return need(
        demand, .faultTolerance, workload.latency == nil ? .unsaid : .notMet, .tooFewReplicas, numbers, ["machine"])
    }
    return need(demand, .faultTolerance, .met, .replicas, numbers)
  }

  // MARK: Scaling

  private func scaling(_ demand: Demand) -> CostNeed {
    let workload = demand.workload
    if demand.isTraining { return need(demand, .scaling, .met, .turns, [demand.peak]) }
    let lowest = demand.hourly.min() ?? demand.peak
    guard demand.peak > lowest else { return need(demand, .scaling, .met, .steady, [demand.peak]) }
    if workload.isBatch { return need(demand, .scaling, .met, .turns, [demand.peak]) }
    guard let lag = workload.scalingLag else { return need(demand, .scaling, .unsaid, .noLag, [lowest, demand.peak]) }
    // With a profile replicas are started before the load comes. Without one the rise is not foreseen: whoever asks during the lag
    // waits, which a promised latency does not allow.
    let isLate = workload.profile == nil && (workload.latency.map { lag.seconds > $0.seconds } ?? false)
    return need(
      demand, .scaling, isLate ? .notMet : .met, isLate ? .scalesLate : .scales, [lowest, demand.peak, lag.seconds])
  }

  // MARK: Monitoring

  private func monitoring(_ demand: Demand) -> CostNeed {
    let roles: Set<String> =
      demand.isTraining
      ? ["tracking", "versioning", "experiments", "experiment-tracking", "orchestration"]
      : ["monitoring", "observability", "alerting", "logging"]
    var tools = inputs.tools.filter { roles.contains($0.role.lowercased()) }.flatMap(\.tools)
    if !demand.isTraining, inputs.watchesDrift { tools.append("drift") }
    return need(demand, .monitoring, tools.isEmpty ? .unsaid : .met, tools.isEmpty ? .notWatched : .watched, [], tools)
  }
}
