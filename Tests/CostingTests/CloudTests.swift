import Manifest
import Measurements
import Testing

@testable import Costing

/// Tiers, interruptions, commitments, countries and providers, worked out by hand.
@Suite struct CloudTests {
  private let prices =
    Sample.header + """
      instance,aws,us-east-1,p5,H100,8,80,192,2048,on_demand,50,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,p5,H100,8,80,192,2048,spot,20,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,p5,H100,8,80,192,2048,reserved_1y,30,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,p5,H100,8,80,192,2048,savings,35,USD,hour,2026-11-01,list,
      instance,gcp,europe-west3,a3,H100,8,80,208,1800,on_demand,60,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,g6,L4,1,24,8,32,on_demand,2,USD,hour,2026-11-01,list,
      instance,gcp,europe-west3,g2,L4,1,24,8,32,on_demand,1,USD,hour,2026-11-01,list,
      instance,nebula,mars-1,m1,L4,1,24,8,32,on_demand,0.5,USD,hour,2026-11-01,list,
      storage,aws,us-east-1,object-hot,,,,,,on_demand,0.02,USD,GiB-month,2026-11-01,list,
      storage,aws,us-east-1,object-cool,,,,,,on_demand,0.01,USD,GiB-month,2026-11-01,list,
      """

  private func cloud(_ workloads: String, _ cloud: String = "provider: aws", extra: String = "") throws -> CostResult {
    try Sample.result(
      """
      currency: USD
      horizon: 10 months
      workloads: {\(workloads)}
      options: [cloud]
      cloud: {\(cloud)}
      \(extra)
      """, prices: prices)
  }

  private func sum(_ result: CostResult, _ kind: CostLine.Kind) -> Double {
    (result.option(.cloud)?.lines ?? []).filter { $0.kind == kind }.map(\.total).reduce(0, +)
  }

  private let saved =
    "a: {kind: training, gpu: H100, count: 8, hours: 365/month, checkpoints: {size: 100 GiB, every: 30 min, keep: 2, write: 90 s}}"

  @Test func interruptionsCostHalfAnIntervalAndTheRestart() throws {
    // Twice a day: 1/12 an hour. Half of 30 minutes and 10 minutes to start again: 25 minutes. 20 x 365 x 10 x 25/60/12.
    let spot = try cloud(saved, "provider: aws, purchase: spot, interruptions: 2/day, restart: 10 min")
    #expect(isClose(sum(spot, .spotOverhead), 73_000 * 25.0 / 720))
    // Writing takes 90 s of each 30 minutes.
    #expect(isClose(sum(spot, .checkpoints), 73_000 * 0.05))
    // Two of 100 GiB at 0.02 a month.
    #expect(isClose(sum(spot, .checkpointStorage), 200 * 0.02 * 10))
    // A stated share holds against both; without interruptions a fifth is assumed, and said to be.
    let stated = try cloud(saved, "provider: aws, purchase: spot, interruptions: 2/day, spot_overhead: 7%")
    #expect(isClose(sum(stated, .spotOverhead), 73_000 * 0.07))
    let assumed = try cloud(saved, "provider: aws, purchase: spot")
    #expect(isClose(sum(assumed, .spotOverhead), 73_000 * 0.2))
    let line = assumed.option(.cloud)?.lines.first { $0.kind == .spotOverhead }
    #expect(line?.sources.contains { $0.isEstimate } == true)
  }

  @Test func theTierIsTheOneThatIsNamed() throws {
    let data = "a: {kind: training, gpu: H100, count: 8, hours: 10/month, data: 1000 GiB}"
    #expect(isClose(sum(try cloud(data), .storage), 200))
    #expect(isClose(sum(try cloud(data, "provider: aws, storage: object-cool"), .storage), 100))
    let unknown = try cloud(data, "provider: aws, storage: object-tepid")
    #expect(unknown.option(.cloud)?.isComplete == false)
  }

  @Test func dataGrowByThemselves() throws {
    let data = "a: {kind: training, gpu: H100, count: 8, hours: 10/month, data: 1000 GiB, growth: 50%, data_growth: 0%}"
    #expect(isClose(sum(try cloud(data), .storage), 200))
  }

  @Test func shortRunsAreRoundedUp() throws {
    // 30 runs of 20 minutes are billed as 30 hours; 10 trials of 90 minutes as 20.
    let workload =
      "a: {kind: training, gpu: H100, count: 8, hours: 10/month, runs: 30/month, experiments: {runs: 10/month, each: 90 min}}"
    #expect(isClose(sum(try cloud(workload, "provider: aws, minimum_billing: 1 h"), .compute), 25_000))
    #expect(isClose(sum(try cloud(workload), .compute), 12_500))
  }

  @Test func aCommitmentCoversAPart() throws {
    // Replicas: 2 for 12 hours, 6 for 12. Half of six committed at 30 all the time; above it 3 for half of the time at 50.
    let hours = "[" + (0..<24).map { $0 < 12 ? "16" : "48" }.joined(separator: ", ") + "]"
    let workload = "a: {kind: inference, gpu: H100, count: 8, peak: 48/s, capacity: 10/s, profile: \(hours)}"
    let whole = try cloud(workload, "provider: aws, purchase: reserved_1y")
    #expect(isClose(sum(whole, .compute), 1_314_000))
    let half = try cloud(workload, "provider: aws, purchase: reserved_1y, committed: 50%")
    #expect(isClose(sum(half, .compute), 657_000))
    #expect(isClose(sum(half, .overflow), 547_500))
    // Reservations are whole machines, a savings plan is money.
    let third = "provider: aws, committed: 40%, purchase: "
    #expect(isClose(sum(try cloud(workload, third + "reserved_1y"), .compute), 657_000))
    #expect(isClose(sum(try cloud(workload, third + "savings"), .compute), 613_200))
    // Two are always used: committing to them pays above 60%, the other four are used half of the time.
    let found = try #require(whole.commitments.first { $0.purchase == .reserved1 })
    #expect(isClose(found.breakEven, 0.6, within: 1e-9))
    #expect(isClose(found.utilisation, 4.0 / 6, within: 1e-9))
    #expect(found.best == 2 && found.peak == 6)
    #expect(isClose(found.saving, 29_200))
  }

  @Test func aWayOfBuyingWithoutAPriceIsBilledOnDemand() throws {
    let workload = "a: {kind: training, gpu: H100, count: 8, hours: 100/month}"
    for purchase in ["reserved_3y", "on_demand"] {
      let result = try cloud(workload, "provider: aws, purchase: \(purchase)")
      #expect(isClose(sum(result, .compute), 50_000))
      #expect(result.notes.contains { $0.kind == .otherPurchase } == (purchase == "reserved_3y"))
    }
    let spot = try cloud(workload, "provider: gcp, purchase: spot")
    #expect(isClose(sum(spot, .compute), 60_000) && sum(spot, .spotOverhead) == 0)
  }

  @Test func dataStayInTheirCountries() throws {
    let workload = "a: {kind: inference, gpu: L4, peak: 1/s, capacity: 10/s"
    func machine(_ residency: String) throws -> String? {
      try cloud(workload + residency + "}", "staff: {}").option(.cloud)?.placements.first?.machine
    }
    // The cheapest is on Mars, which no table places in a country.
    #expect(try machine("") == "nebula/mars-1/m1")
    #expect(try machine(", residency: [de]") == "gcp/europe-west3/g2")
    #expect(try machine(", residency: [eu]") == "gcp/europe-west3/g2")
    #expect(try machine(", residency: [us, fr]") == "aws/us-east-1/g6")
    let none = try cloud(workload + ", residency: [fr]}", "staff: {}")
    #expect(none.option(.cloud)?.isComplete == false)
    #expect(none.notes.contains { $0.kind == .missingPrice && $0.detail.contains("fr") })
  }

  @Test func fewProvidersAreTheCheapestOfThem() throws {
    let workloads =
      "a: {kind: training, gpu: H100, count: 8, hours: 100/month}, b: {kind: inference, gpu: L4, peak: 1/s, capacity: 10/s}"
    func plan(_ limits: String) throws -> CostOption? {
      try cloud(workloads, "staff: {}", extra: "limits: {\(limits)}").option(.cloud)
    }
    // Apart: 50 x 100 + 0.5 x 730. One for both: aws 50 x 100 + 2 x 730 = 6,460, gcp 60 x 100 + 730 = 6,730.
    #expect(isClose(try plan("sites: 9")?.cashFlow[1], 5000 + 365))
    #expect(isClose(try plan("providers: 2")?.cashFlow[1], 5000 + 365))
    #expect(isClose(try plan("providers: 1")?.cashFlow[1], 6460))
    #expect(isClose(try plan("allowed_providers: [gcp]")?.cashFlow[1], 6730))
    #expect(isClose(try plan("providers: 1, allowed_providers: [gcp, nebula]")?.cashFlow[1], 6730))
    #expect(try plan("sites: 1")?.violations.map(\.kind) == [.tooManySites])
    #expect(try plan("sites: 1, providers: 1")?.violations.isEmpty == true)
  }

  @Test func aNameThatIsNotKnownHasANearOne() throws {
    let workload = "a: {kind: training, gpu: H100, count: 8, hours: 10/month}"
    let provider = try cloud(workload, "provider: awss")
    #expect(provider.notes.contains(CostNote(.unknownProvider, "awss", "aws")))
    let gpu = try cloud("a: {kind: training, gpu: A100-80G, count: 8, hours: 10/month}")
    #expect(gpu.notes.contains(CostNote(.unknownAccelerator, "A100-80G", "A100-80GB")))
  }

  @Test func carbonIsThatOfTheGridInTheRegion() throws {
    let workload = "a: {kind: inference, gpu: L4, peak: 1/s, capacity: 10/s, residency: [de]}"
    let option = try #require(try cloud(workload, "staff: {}", extra: "country: us").option(.cloud))
    // An L4 has 72 W: 0.072 x 730 x 1.2 kWh; Germany's grid has 380.95 g.
    let energy: Double = 0.072 * 730 * 1.2
    #expect(isClose(option.kWhPerMonth, energy, within: 1e-9))
    #expect(isClose(option.kgCO2ePerMonth, energy * 0.38095, within: 1e-9))
    #expect(option.carbon.map(\.country) == ["de"])
  }
}
