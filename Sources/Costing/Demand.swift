import Manifest
import Measurements

/// What a workload needs, in jobs or replicas that run at once.
struct Demand: Sendable {
  var workload: Workload
  var gpu: String?
  /// Accelerators of one job or replica; 0 for none.
  var gpus: Int
  var vcpus: Double
  var memoryGiB: Double
  /// Jobs or replicas in each hour of a day or a week; for training the mean in every hour.
  var hourly: [Double]
  /// Jobs or replicas that are running when most are.
  var peak: Double
  /// The fewest that always run.
  var floor: Double
  /// The capacity of one replica, a second.
  var capacity: Double?
  var capacityKind: CostDemand.Capacity
  var predictionsPerMonth: Double?
  /// How the language model that it serves fits.
  var sizing: CostSizing?
  /// The same workload on machines of one's own, where its replicas are others there; none or one.
  var elsewhere: [Demand] = []
  /// True where it serves a language model that no accelerator on offer holds.
  var hasNoAccelerator = false

  /// The demand as machines of one's own meet it.
  var placedInside: Demand { elsewhere.first ?? self }

  /// The demand as the machines of the place meet it that an option has for it.
  func placed(by placements: [CostPlacement]) -> Demand {
    placements.first { $0.workload == workload.id }?.place == .inside ? placedInside : self
  }

  /// The machine that one job or replica needs, for people: `4 vCPU, 16 GiB`, `2 × L40S`.
  var wanted: String {
    gpu.map { "\(max(1, gpus)) × \($0)" } ?? "\(Numeral.text(vcpus)) vCPU, \(Numeral.text(memoryGiB)) GiB"
  }

  /// Accelerators of a replica that have to be in one machine.
  var together: Int { sizing?.tensorParallel ?? 1 }

  var mean: Double { hourly.reduce(0, +) / Double(max(1, hourly.count)) }
  var growth: Double { workload.growth?.fraction ?? 0 }
  var dataGrowth: Double { workload.dataGrowth?.fraction ?? growth }
  /// Time that machines wait for checkpoints, as a share of the time they work.
  var checkpointShare: Double {
    guard isTraining, let saved = workload.checkpoints, let write = saved.write?.seconds else { return 0 }
    return write / saved.every.seconds
  }
  /// Gibibytes of the checkpoints that are kept.
  var checkpointGiB: Double {
    workload.checkpoints.map { $0.size.gibibytes * Double($0.keep) } ?? 0
  }
  var isTraining: Bool { workload.kind == .training }
  /// Accelerator-hours a month, or machine-hours where there is no accelerator.
  var hoursPerMonth: Double { mean * Double(max(1, gpus)) * Time.hoursPerMonth }

  var described: CostDemand {
    var described = CostDemand(
      workload: workload.id, kind: workload.kind, gpu: gpu, gpus: gpus, unitsPeak: peak, unitsMean: mean,
      hoursPerMonth: hoursPerMonth, predictionsPerMonth: predictionsPerMonth, capacity: capacity,
      capacityKind: capacityKind)
    described.sizing = sizing
    described.sizingInside = elsewhere.first?.sizing
    return described
  }
}

/// Workloads as demands.
struct DemandBuilder {
  /// Replicas are not loaded beyond this share of their capacity, so that queues stay short.
  static let targetLoad = 0.8
  static let usualCores = 4.0
  static let usualMemoryGiB = 16.0
  /// Load of the other hours against office hours.
  static let officeShare = 0.1

  /// What this tool knows of the capacity of a replica, by workload.
  var capacities: [String: (perSecond: Double, kind: CostDemand.Capacity)]
  /// Finds accelerators for language models; nil where workloads are taken as they are stated.
  var accelerators: AcceleratorChoice?

  func demand(_ workload: Workload, notes: inout [CostNote]) -> Demand {
    if let served = workload.serves, workload.kind == .inference,
      let found = accelerators?.demand(workload, served, builder: self, notes: &notes)
    {
      return found
    }
    return demand(workload, sizing: nil, notes: &notes)
  }

  /// - Parameter sizing: how the language model that it serves fits the accelerators of a replica.
  func demand(_ workload: Workload, sizing: CostSizing?, notes: inout [CostNote]) -> Demand {
    let gpu = sizing?.gpu ?? workload.gpu
    let gpus = gpu == nil ? 0 : max(1, sizing?.gpus ?? workload.count ?? 1)
    var demand = Demand(
      workload: workload, gpu: gpu, gpus: gpus, vcpus: workload.vcpus ?? Self.usualCores,
      memoryGiB: workload.memory?.gibibytes ?? Self.usualMemoryGiB, hourly: [0], peak: 0, floor: 0, capacity: nil,
      capacityKind: .none, sizing: sizing)
    switch workload.kind {
    case .training: train(workload, &demand)
    case .inference: serve(workload, &demand, &notes)
    }
    return demand
  }

  private func train(_ workload: Workload, _ demand: inout Demand) {
    let machines = workload.gpu == nil ? Double(max(1, workload.count ?? 1)) : 1
    let regular = min(Time.hoursPerMonth, max(0, workload.hours?.perMonth ?? 0))
    let trials = workload.experiments.map { $0.runs.perMonth * $0.each.seconds / 3600 } ?? 0
    let hours = regular + trials
    demand.hourly = [machines * hours / Time.hoursPerMonth]
    // Trials beyond the hours of a month run side by side.
    demand.peak = hours > 0 ? machines * (hours / Time.hoursPerMonth - 1e-9).rounded(.up) : 0
  }

  private func serve(_ workload: Workload, _ demand: inout Demand, _ notes: inout [CostNote]) {
    let fewest = workload.replicasMin ?? (workload.isBatch ? 0 : 1)
    let floor = Double(workload.survives == nil ? fewest : max(2, fewest))
    demand.floor = floor
    demand.predictionsPerMonth = workload.mean?.perMonth
    if let known = capacities[workload.id], known.perSecond > 0 {
      demand.capacity = known.perSecond
      demand.capacityKind = known.kind
    } else if let stated = workload.capacity?.perSecond, stated > 0 {
      demand.capacity = stated
      demand.capacityKind = .stated
    } else if let sizing = demand.sizing, sizing.fits, let sized = sizing[.requests], sized > 0 {
      demand.capacity = sized
      demand.capacityKind = .sized
    }
    guard let capacity = demand.capacity else {
      demand.capacityKind = .unknown
      notes.append(CostNote(.capacityUnknown, workload.id))
      let replicas = max(1, floor)
      demand.hourly = [replicas]
      demand.peak = replicas
      return
    }
    let mean = workload.mean?.perSecond
    let peak = workload.peak?.perSecond ?? mean ?? 0
    if workload.isBatch {
      let needed = (mean ?? peak) / capacity
      demand.hourly = [max(floor, needed)]
      demand.peak = max(floor, needed.rounded(.up))
      return
    }
    let shape = Self.shape(workload.profile, mean: mean, peak: peak)
    if mean == nil { demand.predictionsPerMonth = shape.reduce(0, +) / Double(shape.count) * Time.hoursPerMonth * 3600 }
    let replicas = shape.map { max(floor, ($0 / (capacity * Self.targetLoad) - 1e-9).rounded(.up)) }
    demand.hourly = lagged(replicas, hours: (workload.scalingLag?.seconds ?? 0) / 3600)
    demand.peak = max(floor, (peak / (capacity * Self.targetLoad) - 1e-9).rounded(.up), replicas.max() ?? 0)
  }

  /// Requests a second in each hour of a day or a week, with the stated mean and peak.
  static func shape(_ profile: LoadProfile?, mean: Double?, peak: Double) -> [Double] {
    switch profile {
    case .flat: return [Double](repeating: peak, count: 24)
    case .officeHours:
      // Ten full hours on five days of seven, and a tenth of the load else.
      return (0..<168).map { $0 / 24 < 5 && (8..<18).contains($0 % 24) ? peak : peak * officeShare }
    case .hours(let weights):
      let top = weights.max() ?? 1
      let average = weights.reduce(0, +) / Double(max(1, weights.count))
      if let mean, average > 0 { return weights.map { min(peak, $0 / average * mean) } }
      return weights.map { $0 / top * peak }
    case nil:
      guard let mean, peak > mean else { return [Double](repeating: peak, count: 24) }
      // So many hours at the peak, and the rest at half the mean, as give the mean.
      let share = (mean / 2) / (peak - mean / 2)
      let full = min(24, max(0, Int((24 * share).rounded())))
      let rest = full < 24 ? max(0, (24 * mean - Double(full) * peak) / Double(24 - full)) : 0
      return (0..<24).map { $0 < full ? peak : rest }
    }
  }

  /// Replicas that are started before they are needed: at each moment as many as the time of the lag ahead needs.
  ///
  /// With a lag of n hours and a share s of another, the window of a moment in the first 1 − s of an hour ends n hours on, of a later
  /// one n + 1 hours on.
  private func lagged(_ replicas: [Double], hours: Double) -> [Double] {
    guard hours > 0, replicas.count > 1 else { return replicas }
    let count = replicas.count
    let whole = min(count, Int(min(hours, Double(count))))
    let share = whole == count ? 0 : hours - Double(whole)
    func most(_ hour: Int, _ span: Int) -> Double { (0...span).map { replicas[(hour + $0) % count] }.max() ?? 0 }
    return replicas.indices.map { (1 - share) * most($0, whole) + (share > 0 ? share * most($0, whole + 1) : 0) }
  }
}
