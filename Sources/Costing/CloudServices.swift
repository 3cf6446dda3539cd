import Manifest
import Measurements
import Prices

/// What is rented beside machines: storage by tier, snapshots, traffic, a managed service, support.
struct CloudServices {
  /// Where the manifest names no tier.
  static let usualTiers = ["object-hot", "block-ssd"]

  let inputs: CostInputs
  let converter: Converter
  private let cloud: CloudOption

  init(inputs: CostInputs, converter: Converter) {
    self.inputs = inputs
    self.converter = converter
    cloud = inputs.infrastructure.cloud ?? CloudOption()
  }

  private var code: String { converter.currency.code }

  /// Space for data or checkpoints, month by month.
  func store(
    _ gibibytes: Double, _ kind: CostLine.Kind, _ demand: Demand, growth: Double, provider: String?, _ plan: inout Plan
  ) {
    let tiers = cloud.storage.map { [$0] } ?? Self.usualTiers
    guard gibibytes > 0, let found = service(.storage, named: tiers, provider: provider, &plan) else { return }
    let series = plan.add(Series(groups: [Series.Group(parts: [Series.Part(base: 1, growth: growth, isFixed: true)])]))
    plan.lines.append(
      PlannedLine(
        kind: kind, subject: demand.workload.id, amount: found.value * gibibytes, volume: .level(series),
        drivers: [.cloudPrice],
        basis: [CostFactor(.gibibytes, gibibytes, "GiB"), CostFactor(.price, found.value, "\(code)/GiB-month")],
        sources: found.sources))
  }

  /// A service of the provider, else the dearest of any other: a cost that is not counted is a surprise later.
  private func service(
    _ kind: Price.Kind, named names: [String], provider: String?, _ plan: inout Plan
  ) -> Converter.Amount? {
    let rows = inputs.book.prices.filter {
      $0.kind == kind && $0.purchase != .buy && (names.isEmpty || names.contains($0.name.lowercased()))
    }
    let own = rows.filter { $0.provider == provider }
    let amounts = (own.isEmpty ? rows : own).compactMap { row in converter.amount(row).map { (row, $0) } }
    let chosen = own.isEmpty ? amounts.max { $0.1.value < $1.1.value } : amounts.first
    guard let chosen else {
      plan.miss(.missingPrice, names.count == 1 ? names[0] : kind.rawValue, provider ?? "")
      return nil
    }
    if own.isEmpty { plan.notes.append(CostNote(.otherRegion, kind.rawValue, chosen.0.id)) }
    plan.notes += chosen.1.notes
    return chosen.1
  }

  /// What is paid once for all workloads.
  func addShared(to plan: inout Plan) {
    let provider = plan.providers.sorted().first
    if let egress = cloud.egress?.gibibytes, egress > 0,
      let found = service(.egress, named: [], provider: provider, &plan)
    {
      plan.lines.append(
        PlannedLine(
          kind: .egress, subject: nil, amount: found.value * egress, volume: .months, drivers: [.cloudPrice],
          basis: [CostFactor(.gibibytes, egress, "GiB"), CostFactor(.price, found.value, "\(code)/GiB")],
          sources: found.sources))
    }
    if let snapshots = cloud.snapshots?.gibibytes, snapshots > 0,
      let found = service(.snapshot, named: [], provider: provider, &plan)
    {
      plan.lines.append(
        PlannedLine(
          kind: .snapshots, subject: nil, amount: found.value * snapshots, volume: .months, drivers: [.cloudPrice],
          basis: [CostFactor(.gibibytes, snapshots, "GiB"), CostFactor(.price, found.value, "\(code)/GiB-month")],
          sources: found.sources))
    }
    if let premium = cloud.managedPremium?.fraction, premium > 0 {
      onTop(
        .managed, premium, of: [.compute, .overflow, .checkpoints, .spotOverhead],
        [CostSource("infrastructure.cloud.managed_premium")], &plan)
    }
    if let name = cloud.support { support(name, provider, &plan) }
  }

  private func support(_ name: String, _ provider: String?, _ plan: inout Plan) {
    let rows = inputs.book.prices.filter { $0.kind == .support && $0.name == name.lowercased() }
    guard let row = rows.first(where: { $0.provider == provider }) ?? rows.first else {
      return plan.miss(.missingPrice, name, "support")
    }
    let source = CostSource(row.source, date: row.date.description, isEstimate: row.isEstimate)
    if row.unit == .percentOfBill {
      let bill: [CostLine.Kind] = [
        .compute, .overflow, .checkpoints, .spotOverhead, .storage, .checkpointStorage, .snapshots, .egress, .managed,
      ]
      return onTop(.support, row.amount / 100, of: bill, [source], &plan)
    }
    guard var amount = converter.amount(row) else { return plan.miss(.missingRate, row.id, row.currency.code) }
    if row.unit == .year { amount.value /= 12 }
    plan.notes += amount.notes
    plan.lines.append(
      PlannedLine(
        kind: .support, subject: nil, amount: amount.value, volume: .months, drivers: [.cloudPrice],
        basis: [CostFactor(.price, amount.value, "\(code)/month")], sources: amount.sources))
  }

  private func onTop(
    _ kind: CostLine.Kind, _ share: Double, of kinds: [CostLine.Kind], _ sources: [CostSource], _ plan: inout Plan
  ) {
    plan.lines += plan.lines.filter { kinds.contains($0.kind) }.map { line in
      PlannedLine(
        kind: kind, subject: line.subject, amount: line.amount * share, volume: line.volume, drivers: line.drivers,
        basis: [CostFactor(.bill, line.amount, "\(code)/month"), CostFactor(.share, share)], sources: sources)
    }
  }
}
