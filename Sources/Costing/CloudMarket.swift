import Manifest
import Measurements
import Prices

/// What the market offers for each workload, by provider, looked up once.
struct CloudMarket {
  let inputs: CostInputs
  let converter: Converter
  let cloud: CloudOption
  let search: InstanceSearch
  /// By workload, then by provider; empty where a price is stated.
  let offers: [String: [String: InstanceSearch.Offer]]
  private let demands: [Demand]

  init(inputs: CostInputs, converter: Converter, demands: [Demand]) {
    self.inputs = inputs
    self.converter = converter
    self.demands = demands
    let cloud = inputs.infrastructure.cloud ?? CloudOption()
    let search = InstanceSearch(inputs: inputs, converter: converter, demands: demands)
    var offers: [String: [String: InstanceSearch.Offer]] = [:]
    if cloud.price == nil {
      for demand in demands { offers[demand.workload.id] = search.offers(demand, cloud) }
    }
    self.cloud = cloud
    self.search = search
    self.offers = offers
  }

  /// The machine for what a commitment does not cover: of the same provider where it has one.
  func onDemand(_ demand: Demand, provider: String?) -> InstanceSearch.Offer? {
    let found = search.offers(demand, cloud, purchase: .onDemand)
    return provider.flatMap { found[$0] } ?? InstanceSearch.best(found.values)
  }

  /// The sets of providers that may be used together: nil for all at once, where nothing limits their number.
  ///
  /// Sets with which every workload gets the same machine are one.
  func providerSets() -> [Set<String>?] {
    guard let most = inputs.infrastructure.limits?.providers, cloud.price == nil else { return [nil] }
    let all = Set(offers.values.flatMap(\.keys)).sorted()
    var sets: [Set<String>] = [[]]
    for _ in 0..<min(most, all.count) {
      sets += sets.flatMap { set in all.filter { !set.contains($0) }.map { set.union([$0]) } }
      sets = Array(Set(sets))
    }
    var seen: Set<[String?]> = []
    let ordered = sets.filter { !$0.isEmpty }.sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    // Where nothing fits, the one planner says so.
    guard !ordered.isEmpty else { return [nil] }
    return ordered.filter { set in
      let machines = demands.map { demand in
        InstanceSearch.best((offers[demand.workload.id] ?? [:]).filter { set.contains($0.key) }.values)?.price.id
      }
      return seen.insert(machines).inserted
    }
  }

  // MARK: Commitments

  /// For each workload and way of committing: from what utilisation on it pays, and how much of the peak is best committed to.
  func commitments() -> [CostCommitment] {
    guard cloud.price == nil else { return [] }
    return demands.flatMap { demand -> [CostCommitment] in
      guard demand.peak > 0,
        let onDemand = InstanceSearch.best(search.offers(demand, cloud, purchase: .onDemand).values)
      else { return [] }
      return [CloudOption.Purchase.reserved1, .reserved3, .savings].compactMap { purchase in
        let found = search.offers(demand, cloud, purchase: InstanceSearch.purchase(purchase))
        guard let offer = InstanceSearch.best(found.values), onDemand.hourly > 0 else { return nil }
        return commitment(demand, purchase, committed: offer.hourly, onDemand: onDemand.hourly)
      }
    }
  }

  /// Every number of committed jobs or replicas is tried.
  private func commitment(
    _ demand: Demand, _ purchase: CloudOption.Purchase, committed: Double, onDemand: Double
  ) -> CostCommitment {
    let peak = Int(min(demand.peak, 100_000))
    func hourly(_ units: Int) -> Double { Double(units) * committed + demand.above(Double(units)) * onDemand }
    let best = (0...peak).min { hourly($0) < hourly($1) } ?? 0
    return CostCommitment(
      workload: demand.workload.id, purchase: purchase, hourly: committed, onDemand: onDemand,
      utilisation: demand.peak > 0 ? demand.mean / demand.peak : 0, best: best, peak: peak,
      saving: (hourly(0) - hourly(best)) * Time.hoursPerMonth)
  }
}

extension Demand {
  /// How many jobs or replicas run above a number of them, on average. Training runs at its peak or not at all.
  func above(_ units: Double) -> Double {
    if isTraining { return peak > 0 ? mean / peak * max(0, peak - units) : 0 }
    return hourly.map { max(0, $0 - units) }.reduce(0, +) / Double(max(1, hourly.count))
  }

  /// The mean that is paid for where each run is rounded up to a unit of time.
  func billed(unit: Double) -> Double {
    func rounded(hours: Double, runs: Double) -> Double {
      let each = hours / runs * 3600
      return (each / unit - 1e-9).rounded(.up) * unit / 3600 * runs
    }
    let machines = workload.gpu == nil ? Double(max(1, workload.count ?? 1)) : 1
    var regular = min(Time.hoursPerMonth, max(0, workload.hours?.perMonth ?? 0))
    if let runs = workload.runs?.perMonth, runs > 0, regular > 0 { regular = rounded(hours: regular, runs: runs) }
    var trials = 0.0
    if let experiments = workload.experiments, experiments.runs.perMonth > 0 {
      let runs = experiments.runs.perMonth
      trials = rounded(hours: runs * experiments.each.seconds / 3600, runs: runs)
    }
    return machines * (regular + trials) / Time.hoursPerMonth
  }
}
