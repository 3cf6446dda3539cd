import Manifest
import Measurements
import Prices

/// Machines that are bought: what they cost to get, to run and to keep.
struct OwnPlanner {
  /// Shares of the purchase price where the manifest states none, in the manifest's order of keys.
  static let accessories = 0.10
  static let delivery = 0.03
  static let spares = 0.03
  static let maintenance = 0.10
  static let residual = 0.10
  static let usualPUE = 1.5
  /// Several jobs share machines, which are then busy at most this share of the time.
  static let packing = 0.9

  let inputs: CostInputs
  let converter: Converter
  private let own: OwnOption
  private let server: ServerFacts?

  init(inputs: CostInputs, converter: Converter) {
    self.inputs = inputs
    self.converter = converter
    own = inputs.infrastructure.own ?? OwnOption()
    server = own.server.flatMap { inputs.hardware.server(named: $0) }
  }

  private var code: String { converter.currency.code }

  /// The part of a server that one job or replica takes.
  private func share(_ demand: Demand) -> Double {
    guard let server else { return 1 }
    var share = 0.0
    if demand.gpus > 0, server.gpuCount > 0 { share = Double(demand.gpus) / Double(server.gpuCount) }
    // Beside an accelerator the host's cores and memory come with it.
    if demand.gpus == 0 {
      if let cores = server.vcpus, cores > 0 { share = max(share, demand.vcpus / cores) }
      if let memory = server.memoryGiB, memory > 0 { share = max(share, demand.memoryGiB / memory) }
    }
    return share > 0 ? share : 1
  }

  /// - Parameter demands: what runs on the machines; nothing gives an empty plan.
  func plan(_ demands: [Demand]) -> Plan {
    var plan = Plan()
    guard !demands.isEmpty else { return plan }
    checkFit(demands, &plan)
    let places = Self.sites(own, demands)
    let sites = Double(places)
    plan.sites = places
    if places > own.sites, let first = demands.first(where: { $0.workload.survives == .site }) {
      plan.notes.append(CostNote(.secondSite, first.workload.id))
    }
    let training = demands.filter(\.isTraining)
    let serving = demands.filter { !$0.isTraining }
    // Jobs take turns on the machines: room for the largest, or for all hours of the month.
    let largest = training.map { share($0) * $0.peak }.max() ?? 0
    let busy =
      training.map { share($0) * $0.mean * (1 + $0.checkpointShare) }.reduce(0, +)
      / (training.count > 1 ? Self.packing : 1)
    let rise = training.map(\.growth).max() ?? 0
    var main: [Series.Part] = []
    if largest > 0 { main.append(Series.Part(base: busy, growth: rise, floor: largest)) }
    let served = serving.map {
      Series.Part(base: share($0) * $0.peak, growth: $0.growth, floor: share($0) * $0.floor)
    }
    var groups = [Series.Group(parts: main + served)]
    if sites > 1, !served.isEmpty { groups.append(Series.Group(parts: served, copies: sites - 1)) }
    var fleet = Series(groups: groups, isStep: true)
    fleet.minimum = Double(own.servers ?? 0)
    let machines = plan.add(fleet)
    let used = plan.add(
      Series(groups: [
        Series.Group(
          parts: demands.map {
            Series.Part(base: share($0) * $0.mean * (1 + $0.checkpointShare), growth: $0.growth)
          })
      ]))
    plan.fleet = machines
    plan.used = used
    plan.refresh = own.refresh?.months
    checkCount(fleet, &plan)
    buy(machines, &plan)
    run(machines, used, &plan)
    OwnStoragePlanner(inputs: inputs, converter: converter).add(demands, to: &plan)
    network(places, &plan)
    if let software = own.software { self.software(software, &plan) }
    plan.placements = demands.map {
      CostPlacement(workload: $0.workload.id, place: .inside, reason: .only, machine: server?.name ?? own.server)
    }
    return plan
  }

  /// In how many places own machines stand: as many as stated, and two where a service has to survive the loss of one.
  static func sites(_ own: OwnOption?, _ demands: [Demand]) -> Int {
    max(1, own?.sites ?? 1, demands.contains { $0.workload.survives == .site } ? 2 : 1)
  }

  private func network(_ sites: Int, _ plan: inout Plan) {
    guard let stated = own.network else { return }
    guard let amount = converter.amount(stated, key: "infrastructure.own.network") else {
      return plan.miss(.missingRate, "own.network", stated.currency.code)
    }
    plan.lines.append(
      PlannedLine(
        kind: .network, subject: nil, amount: amount.value * Double(sites), volume: .once, drivers: [.purchasePrice],
        basis: [CostFactor(.price, amount.value, code), CostFactor(.places, Double(sites))], sources: amount.sources))
  }

  private func checkFit(_ demands: [Demand], _ plan: inout Plan) {
    if server == nil, own.purchasePrice == nil {
      let known = inputs.hardware.servers.map(\.name)
      plan.miss(
        .unknownServer, own.server ?? "own.server",
        own.server.flatMap { Suggestion.nearest(to: $0, among: known) } ?? "")
    }
    guard let server else { return }
    for demand in demands {
      guard let wanted = demand.gpu, wanted != server.gpu else { continue }
      let named = inputs.hardware.gpu(named: wanted)?.name ?? wanted
      let has = server.gpu.map { inputs.hardware.gpu(named: $0)?.name ?? $0 }
      if has != named { plan.forbid(CostNote(.wrongAccelerator, demand.workload.id, "\(named), \(has ?? "–")")) }
    }
  }

  private func checkCount(_ fleet: Series, _ plan: inout Plan) {
    guard let stated = own.servers else { return }
    var needed = fleet
    needed.minimum = 0
    let most = needed.levels(months: 1, usage: 1).last ?? 0
    if Double(stated) < most {
      plan.forbid(CostNote(.tooFewServers, "own.servers", "\(stated), \(Numeral.text(most))"))
    }
  }

  // MARK: Buying

  func price(_ plan: inout Plan) -> Converter.Amount? {
    if let stated = own.purchasePrice {
      guard let amount = converter.amount(stated, key: "infrastructure.own.purchase_price") else {
        plan.miss(.missingRate, "own.purchase_price", stated.currency.code)
        return nil
      }
      return amount
    }
    guard let server else { return nil }
    let names = Set(([server.name] + server.aliases).map { $0.lowercased() })
    guard
      let row = inputs.book.prices.last(where: {
        $0.kind == .server && $0.purchase == .buy && $0.unit == .each && names.contains($0.name.lowercased())
      })
    else {
      plan.miss(.missingPrice, server.name, "server")
      return nil
    }
    guard let amount = converter.amount(row) else {
      plan.miss(.missingRate, row.id, row.currency.code)
      return nil
    }
    plan.notes += amount.notes
    return amount
  }

  private func buy(_ machines: Int, _ plan: inout Plan) {
    guard let price = price(&plan) else { return }
    func line(
      _ kind: CostLine.Kind, _ share: Double, _ volume: Volume, _ drivers: [CostDriver], stated: Bool, key: String,
      years: Double? = nil
    ) {
      guard share != 0 else { return }
      var basis = [CostFactor(.price, price.value, code)]
      if kind != .servers { basis.append(CostFactor(.share, abs(share) * (years ?? 1))) }
      let source =
        stated || kind == .servers
        ? [] : [CostSource("\(key): \(Numeral.text(abs(share) * (years ?? 1) * 100))%", isEstimate: true)]
      plan.lines.append(
        PlannedLine(
          kind: kind, subject: kind == .servers ? server?.name ?? own.server : nil, amount: price.value * share,
          volume: volume, drivers: drivers, basis: basis, sources: price.sources + source))
    }
    line(.servers, 1, .added(machines), [.purchasePrice], stated: true, key: "")
    line(
      .accessories, own.accessories?.fraction ?? Self.accessories, .added(machines), [.purchasePrice],
      stated: own.accessories != nil, key: "own.accessories")
    line(
      .delivery, own.delivery?.fraction ?? Self.delivery, .added(machines), [.purchasePrice],
      stated: own.delivery != nil, key: "own.delivery")
    line(
      .spares, own.spares?.fraction ?? Self.spares, .added(machines), [.purchasePrice], stated: own.spares != nil,
      key: "own.spares")
    if own.runningCost == nil || own.maintenance != nil {
      line(
        .maintenance, (own.maintenance?.fraction ?? Self.maintenance) / 12, .level(machines),
        [.purchasePrice, .overheads], stated: own.maintenance != nil, key: "own.maintenance", years: 12)
    }
    line(
      .residual, -(own.residual?.fraction ?? Self.residual), .final(machines), [.purchasePrice, .residual],
      stated: own.residual != nil, key: "own.residual")
  }

  // MARK: Running

  private func run(_ machines: Int, _ used: Int, _ plan: inout Plan) {
    if let running = own.runningCost {
      guard let amount = converter.amount(running, key: "infrastructure.own.running_cost") else {
        return plan.miss(.missingRate, "own.running_cost", running.currency.code)
      }
      plan.lines.append(
        PlannedLine(
          kind: .runningCost, subject: nil, amount: amount.value * Time.hoursPerMonth, volume: .level(used),
          drivers: [.powerPrice],
          basis: [CostFactor(.price, amount.value, "\(code)/h"), CostFactor(.hours, Time.hoursPerMonth)],
          sources: amount.sources))
      if let server {
        let kWh = server.maxPowerW / 1000 * Time.hoursPerMonth * level(used, plan) * (own.pue ?? Self.usualPUE)
        plan.energy.append((kWh, inputs.country))
      }
      return
    }
    power(machines, used, &plan)
    space(machines, &plan)
  }

  private func level(_ series: Int, _ plan: Plan) -> Double {
    plan.series[series].levels(months: 1, usage: 1).last ?? 0
  }

  func powerPrice(_ plan: inout Plan) -> Converter.Amount? {
    if let stated = own.powerPrice {
      guard let amount = converter.amount(stated, key: "infrastructure.own.power_price") else {
        plan.miss(.missingRate, "own.power_price", stated.currency.code)
        return nil
      }
      return amount
    }
    let rows = inputs.book.prices.filter { $0.kind == .power }
    guard let row = rows.first(where: { $0.region?.lowercased() == inputs.country && inputs.country != nil }) else {
      plan.miss(.missingPrice, "power", inputs.country ?? "")
      return nil
    }
    guard let amount = converter.amount(row) else {
      plan.miss(.missingRate, row.id, row.currency.code)
      return nil
    }
    plan.notes += amount.notes
    return amount
  }

  private func power(_ machines: Int, _ used: Int, _ plan: inout Plan) {
    guard let server, let price = powerPrice(&plan) else { return }
    let pue = own.pue ?? Self.usualPUE
    var sources = price.sources + [CostSource(server.source, date: server.date.description)]
    if own.pue == nil { sources.append(CostSource("own.pue: \(Numeral.text(Self.usualPUE))", isEstimate: true)) }
    let idle = server.idlePowerW / 1000
    let active = max(0, server.maxPowerW - server.idlePowerW) / 1000
    func line(_ kind: CostLine.Kind, _ kilowatts: Double, _ series: Int) {
      plan.energy.append((kilowatts * Time.hoursPerMonth * pue * level(series, plan), inputs.country))
      plan.lines.append(
        PlannedLine(
          kind: kind, subject: nil, amount: kilowatts * Time.hoursPerMonth * pue * price.value, volume: .level(series),
          drivers: [.powerPrice],
          basis: [
            CostFactor(.kilowatts, kilowatts, "kW"), CostFactor(.hours, Time.hoursPerMonth), CostFactor(.pue, pue),
            CostFactor(.price, price.value, "\(code)/kWh"),
          ], sources: sources))
    }
    line(.powerIdle, idle, machines)
    line(.powerActive, active, used)
  }

  private func space(_ machines: Int, _ plan: inout Plan) {
    if let stated = own.colocation {
      guard var amount = converter.amount(stated, key: "infrastructure.own.colocation") else {
        return plan.miss(.missingRate, "own.colocation", stated.currency.code)
      }
      if stated.per == .year { amount.value /= 12 }
      plan.lines.append(
        PlannedLine(
          kind: .colocation, subject: nil, amount: amount.value, volume: .level(machines), drivers: [.overheads],
          basis: [CostFactor(.price, amount.value, "\(code)/month")], sources: amount.sources))
      return
    }
    guard let server, let country = inputs.country else { return }
    let rows = inputs.book.prices.filter { $0.kind == .colocation && $0.region?.lowercased() == country }
    guard let row = rows.last(where: { $0.unit == .rackUnitMonth || $0.unit == .kilowattMonth }) else { return }
    guard let amount = converter.amount(row) else { return plan.miss(.missingRate, row.id, row.currency.code) }
    plan.notes += amount.notes
    let byPower = row.unit == .kilowattMonth
    let units = byPower ? server.maxPowerW / 1000 : Double(server.rackUnits)
    plan.lines.append(
      PlannedLine(
        kind: .colocation, subject: nil, amount: amount.value * units, volume: .level(machines), drivers: [.overheads],
        basis: [
          byPower ? CostFactor(.kilowatts, units, "kW") : CostFactor(.rackUnits, units, "U"),
          CostFactor(.price, amount.value, "\(code)/\(byPower ? "kW" : "U")-month"),
        ], sources: amount.sources))
  }

  private func software(_ stated: Money, _ plan: inout Plan) {
    guard var amount = converter.amount(stated, key: "infrastructure.own.software") else {
      return plan.miss(.missingRate, "own.software", stated.currency.code)
    }
    if stated.per == .year { amount.value /= 12 }
    plan.lines.append(
      PlannedLine(
        kind: .software, subject: nil, amount: amount.value, volume: .months, drivers: [.overheads],
        basis: [CostFactor(.price, amount.value, "\(code)/month")], sources: amount.sources))
  }
}
