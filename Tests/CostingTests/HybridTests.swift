import Foundation
import Manifest
import Measurements
import Testing

@testable import Costing

/// Placements against an enumeration that shares nothing with the search, and constraints.
@Suite struct HybridTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,200000,USD,each,2026-11-01,offer,
      instance,aws,us-east-1,one,H100,1,80,24,256,on_demand,5,USD,hour,2026-11-01,list,
      instance,gcp,us-east1,two,H100,1,80,24,256,on_demand,5.5,USD,hour,2026-11-01,list,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func yaml(_ workloads: String, own: String = "", cloud: String = "provider: aws", extra: String = "")
    -> String
  {
    """
    currency: USD
    horizon: 36 months
    discount_rate: 8%
    workloads:
    \(workloads)
    options: [own, cloud, hybrid]
    own: {server: dgx-h100, colocation: 500 USD/month, staff: {mlops: 0.2}\(own)}
    cloud: {\(cloud), staff: {mlops: 0.1}}
    \(extra)
    """
  }

  private func day(_ night: Int, _ day: Int, _ evening: Int) -> String {
    "[" + (0..<24).map { String($0 < 8 ? night : $0 < 20 ? day : evening) }.joined(separator: ", ") + "]"
  }

  /// The present value of a base of so many replicas inside, from the prices and the hours alone.
  private func byHand(_ replicas: [Double], base: Double) -> Double {
    let rate = pow(1.08, 1.0 / 12) - 1
    let annuity = (1 - pow(1 + rate, -36)) / rate
    let inside = replicas.map { min($0, base) }.reduce(0, +) / 24
    let outside = replicas.map { max(0, $0 - base) }.reduce(0, +) / 24
    var monthly: Double = outside * 3650
    var value = 0.0
    if base > 0 {
      let servers = (base / 8).rounded(.up)
      // Space, a tenth of the price a year for maintenance, power in rest and under load, 0.2 people.
      let idle: Double = 2.55 * 730 * 1.5 * 0.1
      let load: Double = 7.65 * 730 * 1.5 * 0.1
      let each: Double = 500 + 20_000.0 / 12 + idle
      monthly += servers * each + inside / 8 * load + 2600
      value += servers * 232_000 - servers * 20_000 * pow(1 + rate, -36)
    }
    // 0.1 people for what is rented alone.
    if base == 0 { monthly += 1300 }
    return value + monthly * annuity
  }

  @Test func theBaseIsTheCheapestOfAll() throws {
    var bases: Set<Double> = []
    for (night, noon, evening) in [(8, 90, 40), (60, 200, 64), (4, 400, 4), (150, 170, 160), (64, 300, 200)] {
      let profile = day(night, noon, evening)
      let result = try Sample.result(
        yaml("  serve: {kind: inference, gpu: H100, peak: \(noon)/s, capacity: 10/s, profile: \(profile)}"),
        prices: prices)
      let hybrid = try #require(result.option(.hybrid))
      // 8 a second for each replica: loaded at most to 80% of 10.
      let replicas = [(night, 8), (noon, 12), (evening, 4)].flatMap { load, hours in
        [Double](repeating: max(1, (Double(load) / 8 - 1e-9).rounded(.up)), count: hours)
      }
      let peak = replicas.max() ?? 0
      let costs = stride(from: 0, through: peak, by: 1).map { (base: $0, cost: byHand(replicas, base: $0)) }
      let best = try #require(costs.min { $0.cost < $1.cost })
      #expect(isClose(hybrid.npv, best.cost, within: 0.01), "\(night), \(noon), \(evening)")
      let placement = try #require(hybrid.placements.first)
      let base = placement.base ?? (placement.place == .inside ? peak : 0)
      #expect(base == best.base)
      bases.insert(base / max(1, peak))
    }
    // Not always all or nothing.
    #expect(bases.contains { $0 > 0 && $0 < 1 })
  }

  @Test func twoWorkloadsShareAServer() throws {
    // Seven replicas and a training of one accelerator: together they fill a server; apart neither would.
    let workloads = """
        serve: {kind: inference, gpu: H100, peak: 56/s, mean: 56/s, capacity: 10/s}
        train: {kind: training, gpu: H100, count: 1, hours: 700/month}
      """
    let hybrid = try #require(try Sample.result(yaml(workloads), prices: prices).option(.hybrid))
    #expect(hybrid.placements.allSatisfy { $0.place == .inside })
    #expect(hybrid.servers == [1, 1])
  }

  @Test func whatIsTooFarStaysWhereItIsNear() throws {
    let near = "  serve: {kind: inference, gpu: H100, peak: 1/s, capacity: 10/s, latency: 50 ms}"
    let far = try Sample.result(yaml(near, cloud: "provider: aws, round_trip: 60 ms"), prices: prices)
    #expect(far.option(.cloud)?.violations.map(\.kind) == [.tooFar])
    let placement = try #require(far.option(.hybrid)?.placements.first)
    #expect(placement.place == .inside && placement.reason == .latency)
    #expect(far.recommendation?.option != .cloud)
    let both = try Sample.result(yaml(near, cloud: "provider: aws, round_trip: 40 ms"), prices: prices)
    #expect(both.option(.cloud)?.violations.isEmpty == true)
    #expect(both.option(.hybrid)?.placements.first?.place == .outside)
  }

  @Test func countriesHoldInsideAsWell() throws {
    let workload = "  train: {kind: training, gpu: H100, count: 8, hours: 700/month, residency: [de]}"
    let result = try Sample.result(yaml(workload, extra: "country: us"), prices: prices)
    #expect(result.option(.own)?.violations.map(\.kind) == [.wrongCountry])
    #expect(result.option(.cloud)?.isComplete == false)
    #expect(result.recommendation == nil)
  }

  @Test func limitsForbidPlaces() throws {
    let workloads = """
        serve: {kind: inference, gpu: H100, peak: 200/s, capacity: 10/s, profile: \(day(60, 200, 60))}
      """
    let free = try #require(try Sample.result(yaml(workloads), prices: prices).option(.hybrid))
    #expect(free.placements.first?.place == .split)
    let tight = try Sample.result(yaml(workloads, extra: "limits: {sites: 1}"), prices: prices)
    let hybrid = try #require(tight.option(.hybrid))
    #expect(hybrid.violations.isEmpty && hybrid.placements.first?.place != .split)
    #expect(hybrid.npv >= free.npv)
  }

  @Test func manyWorkloadsAreMovedUntilNothingGetsCheaper() throws {
    let workloads = (1...5).map { index in
      "  s\(index): {kind: inference, gpu: H100, peak: \(40 * index)/s, mean: \(10 * index)/s, capacity: 10/s}"
    }.joined(separator: "\n")
    let result = try Sample.result(yaml(workloads), prices: prices)
    #expect(result.notes.contains { $0.kind == .tooManyWorkloads })
    let hybrid = try #require(result.option(.hybrid))
    let other = min(try #require(result.option(.own)).npv, try #require(result.option(.cloud)).npv)
    #expect(hybrid.npv <= other + 1e-6)
  }
}
