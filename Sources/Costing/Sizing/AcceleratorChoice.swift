import Manifest
import Measurements
import Prices

/// Which accelerators, and how many of them, a replica of a language model takes: rented ones, and those of one's own servers.
struct AcceleratorChoice {
  let inputs: CostInputs
  let converter: Converter

  private var cloud: CloudOption { inputs.infrastructure.cloud ?? CloudOption() }
  private var options: [Infrastructure.Option] {
    inputs.infrastructure.options.isEmpty ? Infrastructure.Option.allCases : inputs.infrastructure.options
  }

  init(inputs: CostInputs, converter: Converter) {
    self.inputs = inputs
    self.converter = converter
  }

  /// - Returns: nil where the model is not known.
  func demand(_ workload: Workload, _ served: ServedModel, builder: DemandBuilder, notes: inout [CostNote]) -> Demand? {
    guard let facts = inputs.hardware.model(named: served.model.value) else { return nil }
    let sizer = ReplicaSizer(facts: facts, served: served)
    var rentedNotes: [CostNote] = []
    var ownNotes: [CostNote] = []
    let rented = options == [.own] ? nil : rented(workload, sizer, builder, &rentedNotes)
    let own = options == [.cloud] ? nil : owned(workload, sizer, builder, &ownNotes)
    guard var demand = rented ?? own else {
      notes.append(CostNote(.noAcceleratorFits, workload.id, facts.name))
      var unplaced = builder.demand(workload, sizing: nil, notes: &notes)
      unplaced.hasNoAccelerator = true
      return unplaced
    }
    notes += rented == nil ? ownNotes : rentedNotes
    if rented != nil, let own, own.sizing != demand.sizing { demand.elsewhere = [own] }
    return demand
  }

  // MARK: Rented

  private func rented(
    _ workload: Workload, _ sizer: ReplicaSizer, _ builder: DemandBuilder, _ notes: inout [CostNote]
  ) -> Demand? {
    let market = InstanceSearch(inputs: inputs, converter: converter, demands: [])
    let offered = market.accelerators(of: cloud.provider)
    if let name = workload.gpu {
      guard let gpu = inputs.hardware.gpu(named: name) else { return nil }
      let together = min(offered[gpu.name] ?? ParallelSplit.usualTogether, ParallelSplit.usualTogether)
      let sizing = sizer.sizing(on: gpu, count: workload.count, together: together)
      return builder.demand(workload, sizing: sizing, notes: &notes)
    }
    // In the order of the names, so that equal costs give the same choice everywhere.
    var best: (demand: Demand, notes: [CostNote], cost: Double)?
    for (name, most) in offered.sorted(by: { $0.key < $1.key }) {
      guard let gpu = inputs.hardware.gpu(named: name) else { continue }
      let together = min(most, ParallelSplit.usualTogether)
      let sizing = sizer.sizing(on: gpu, count: workload.count, together: together)
      guard sizing.fits else { continue }
      var said: [CostNote] = []
      let demand = builder.demand(workload, sizing: sizing, notes: &said)
      guard let offer = market.cheapest(demand, cloud) else { continue }
      let cost = offer.hourly * (isCommitted ? demand.peak : demand.mean)
      if let best, best.cost <= cost { continue }
      best = (demand, said, cost)
    }
    notes += best?.notes ?? []
    return best?.demand
  }

  /// True where machines are paid for whether they are used or not.
  private var isCommitted: Bool {
    switch cloud.purchase {
    case .reserved1, .reserved3, .savings: true
    case .onDemand, .spot, nil: false
    }
  }

  // MARK: Own

  private func owned(
    _ workload: Workload, _ sizer: ReplicaSizer, _ builder: DemandBuilder, _ notes: inout [CostNote]
  ) -> Demand? {
    let server = inputs.infrastructure.own?.server.flatMap { inputs.hardware.server(named: $0) }
    let built = server?.gpu.flatMap { inputs.hardware.gpu(named: $0) }
    guard let gpu = workload.gpu.flatMap({ inputs.hardware.gpu(named: $0) }) ?? built else { return nil }
    let together =
      gpu.name == built?.name ? server?.gpuCount ?? ParallelSplit.usualTogether : ParallelSplit.usualTogether
    let sizing = sizer.sizing(
      on: gpu, count: workload.count, together: min(together, ParallelSplit.usualTogether))
    return builder.demand(workload, sizing: sizing, notes: &notes)
  }
}

extension Demand {
  /// Where a language model fits, when it does not fit, or is another machine's, in one of the places; nil where all are open.
  var placesThatFit: [CostPlacement.Place]? {
    guard sizing != nil else { return nil }
    let open = [CostPlacement.Place.inside, .outside].filter { misfits(at: $0).isEmpty }
    if open.isEmpty { return [.inside, .outside] }
    return open.count == 1 || !elsewhere.isEmpty ? open : nil
  }

  /// What does not fit where the workload is placed.
  func misfits(at place: CostPlacement.Place) -> [CostNote] {
    if hasNoAccelerator { return [CostNote(.noAcceleratorFits, workload.id, workload.serves?.model.value ?? "")] }
    let placed: [CostSizing?] =
      switch place {
      case .inside: [placedInside.sizing]
      case .outside: [sizing]
      case .split: [placedInside.sizing, sizing]
      }
    return placed.compactMap(\.self).filter { !$0.fits }.prefix(1).map { sizing in
      CostNote(.modelDoesNotFit, workload.id, sizing.misfit)
    }
  }
}

extension CostSizing {
  /// `model, 2 × L4: 31.4 of 21.6 GiB; 4`: what one accelerator would have to hold of what it can, and how many would do.
  var misfit: String {
    func gibibytes(_ bytes: Double?) -> String { Numeral.text(((bytes ?? 0) / 1_073_741_824 * 10).rounded() / 10) }
    return "\(model), \(gpus) × \(gpu): \(gibibytes(self[.needed])) / \(gibibytes(self[.usable])) GiB"
      + (fewestGPUs.map { "; ≥ \($0)" } ?? "")
  }
}
