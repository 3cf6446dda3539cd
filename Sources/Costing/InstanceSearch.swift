import Manifest
import Measurements
import Prices

/// The cheapest machine on the market that fits one job or replica.
struct InstanceSearch {
  struct Offer: Sendable {
    var price: Price
    /// Machines for one job or replica.
    var machines: Int
    /// Money an hour for all of them.
    var hourly: Double
    var amount: Converter.Amount
    var notes: [CostNote]
  }

  let inputs: CostInputs
  let converter: Converter
  private let rows: [Price]
  /// Names in the hardware book by the spellings of the rows, and the rows by these names: catalogs have many rows.
  private let names: [String: String]
  private let rowsByGPU: [String: [Price]]

  init(inputs: CostInputs, converter: Converter) {
    self.inputs = inputs
    self.converter = converter
    rows = inputs.book.prices.filter {
      ($0.kind == .instance || $0.kind == .gpu) && $0.purchase != .buy && Converter.hours($0.unit) != nil
    }
    var names: [String: String] = [:]
    for gpu in Set(rows.compactMap(\.gpu)) {
      names[gpu] = inputs.hardware.gpu(named: gpu)?.name ?? gpu.lowercased()
    }
    self.names = names
    rowsByGPU = Dictionary(grouping: rows) { $0.gpu.flatMap { names[$0] } ?? "" }
  }

  /// Over the whole price book, by what is allowed. Where the region or the way of buying has no price, the nearest that has one
  /// is taken, and a note says so.
  func cheapest(_ demand: Demand, _ cloud: CloudOption) -> Offer? {
    let fitting = candidates(demand).filter { fits($0, demand) }
    let wanted = Self.purchase(cloud.purchase)
    var pool = fitting
    if let provider = cloud.provider?.lowercased() { pool = pool.filter { $0.provider == provider } }
    guard !pool.isEmpty else { return nil }
    var notes: [CostNote] = []
    let bought = pool.filter { $0.purchase == wanted }
    if bought.isEmpty {
      notes.append(CostNote(.otherPurchase, demand.workload.id, "\(wanted.rawValue), on_demand"))
      pool = pool.filter { $0.purchase == .onDemand }
    } else {
      pool = bought
    }
    let regions = Set(([cloud.region].compactMap { $0 } + cloud.regions).map { $0.lowercased() })
    if !regions.isEmpty {
      let near = pool.filter { price in
        guard let region = price.region?.lowercased() else { return true }
        // A price for all zones of `ru` holds in `ru-1`.
        return regions.contains { $0 == region || $0.hasPrefix(region + "-") }
      }
      if near.isEmpty {
        let other = best(pool, demand)?.price.region ?? ""
        notes.append(
          CostNote(.otherRegion, demand.workload.id, "\(regions.sorted().joined(separator: ", ")): \(other)"))
      } else {
        pool = near
      }
    }
    guard var offer = best(pool, demand) else { return nil }
    offer.notes = notes + offer.amount.notes
    return offer
  }

  private func best(_ pool: [Price], _ demand: Demand) -> Offer? {
    var best: Offer?
    for price in pool {
      guard let amount = converter.amount(price), let hours = Converter.hours(price.unit) else { continue }
      let machines = demand.gpus == 0 ? 1 : (demand.gpus + (price.gpuCount ?? 1) - 1) / max(1, price.gpuCount ?? 1)
      let hourly = amount.value / hours * Double(machines)
      if let known = best, (known.hourly, known.price.id) <= (hourly, price.id) { continue }
      best = Offer(price: price, machines: machines, hourly: hourly, amount: amount, notes: [])
    }
    return best
  }

  private func fits(_ price: Price, _ demand: Demand) -> Bool {
    if let gpu = demand.gpu {
      guard let has = price.gpu else { return false }
      guard price.kind == .gpu || price.gpuCount ?? 1 >= demand.together else { return false }
      return canonical(has) == canonical(gpu)
    }
    guard price.gpu == nil, let cores = price.vcpus, let memory = price.memoryGiB else { return false }
    return cores >= demand.vcpus && memory >= demand.memoryGiB
  }

  /// The accelerators that are rented, by their names in the hardware book where it has them, each with the most of them that are in one machine.
  ///
  /// - Parameter provider: whose; nil for all.
  func accelerators(of provider: String?) -> [String: Int] {
    var most: [String: Int] = [:]
    for row in rows where provider == nil || row.provider == provider?.lowercased() {
      guard let name = row.gpu.flatMap({ names[$0] }) else { continue }
      let count = row.kind == .gpu ? ParallelSplit.usualTogether : row.gpuCount ?? 1
      most[name] = max(most[name] ?? 0, count)
    }
    return most
  }

  private func canonical(_ gpu: String) -> String {
    names[gpu] ?? inputs.hardware.gpu(named: gpu)?.name ?? gpu.lowercased()
  }

  /// The rows with the accelerator, or without any.
  private func candidates(_ demand: Demand) -> [Price] { rowsByGPU[demand.gpu.map(canonical) ?? ""] ?? [] }

  static func purchase(_ purchase: CloudOption.Purchase?) -> Price.Purchase {
    switch purchase {
    case nil, .onDemand: .onDemand
    case .reserved1: .reserved1
    case .reserved3: .reserved3
    case .savings: .savings
    case .spot: .spot
    }
  }

  /// How many providers of the book rent a machine that fits.
  func providers(_ demand: Demand) -> Int {
    Set(candidates(demand).filter { fits($0, demand) }.compactMap(\.provider)).count
  }
}
