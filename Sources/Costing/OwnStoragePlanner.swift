import Manifest
import Measurements
import Prices

/// Disks of one's own, for data and checkpoints.
struct OwnStoragePlanner {
  /// Copies that are kept where the manifest states none: one disk may fail.
  static let copies = 2

  let inputs: CostInputs
  let converter: Converter

  /// Space is bought as the data grow, and anew with the servers.
  func add(_ demands: [Demand], to plan: inout Plan) {
    guard demands.contains(where: { ($0.workload.data?.gibibytes ?? 0) + $0.checkpointGiB > 0 }),
      let price = price(&plan)
    else { return }
    for demand in demands {
      add(demand.workload.data?.gibibytes ?? 0, demand.dataGrowth, .ownStorage, demand, price, &plan)
      add(demand.checkpointGiB, 0, .checkpointStorage, demand, price, &plan)
    }
  }

  private func add(
    _ gibibytes: Double, _ growth: Double, _ kind: CostLine.Kind, _ demand: Demand, _ price: Converter.Amount,
    _ plan: inout Plan
  ) {
    guard gibibytes > 0 else { return }
    let stated = inputs.infrastructure.own?.storage?.copies
    let copies = Double(stated ?? Self.copies)
    let series = plan.add(Series(groups: [Series.Group(parts: [Series.Part(base: 1, growth: growth, isFixed: true)])]))
    let assumed = stated == nil ? [CostSource("own.storage.copies: \(Self.copies)", isEstimate: true)] : []
    plan.lines.append(
      PlannedLine(
        kind: kind, subject: demand.workload.id, amount: price.value * gibibytes * copies, volume: .added(series),
        drivers: [.purchasePrice],
        basis: [
          CostFactor(.gibibytes, gibibytes, "GiB"), CostFactor(.price, price.value, "\(converter.currency.code)/GiB"),
          CostFactor(.copies, copies),
        ], sources: price.sources + assumed))
  }

  /// Money for a gibibyte: the stated, else the price book's row for storage that is bought.
  private func price(_ plan: inout Plan) -> Converter.Amount? {
    if let money = inputs.infrastructure.own?.storage?.perGiB {
      guard let amount = converter.amount(money, key: "infrastructure.own.storage") else {
        plan.miss(.missingRate, "own.storage", money.currency.code)
        return nil
      }
      return amount
    }
    guard let row = inputs.book.prices.last(where: { $0.kind == .storage && $0.purchase == .buy }) else {
      plan.miss(.missingPrice, "own.storage", "storage, buy")
      return nil
    }
    guard let amount = converter.amount(row) else {
      plan.miss(.missingRate, row.id, row.currency.code)
      return nil
    }
    plan.notes += amount.notes
    return amount
  }
}
