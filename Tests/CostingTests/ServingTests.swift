import Manifest
import Measurements
import Testing

@testable import Costing

/// Replicas, placements and constraints.
@Suite struct ServingTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,200000,USD,each,2026-11-01,offer,
      instance,aws,us-east-1,one,H100,1,80,24,256,on_demand,5,USD,hour,2026-11-01,list,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func yaml(_ workloads: String, options: String = "[own, cloud, hybrid]", extra: String = "") -> String {
    """
    currency: USD
    horizon: 36 months
    workloads:
    \(workloads)
    options: \(options)
    own: {server: dgx-h100, colocation: 500 USD/month, staff: {mlops: 0.2}}
    cloud: {provider: aws, staff: {mlops: 0.1}}
    \(extra)
    """
  }

  @Test func replicasFollowTheLoad() throws {
    // 10 a second of which 0.8 may be used: 100/s needs 13 replicas (12.5), the mean of 40/s five.
    let workload = "  serve: {kind: inference, gpu: H100, peak: 100/s, mean: 100/s, capacity: 10/s, replicas_min: 2}"
    let demand = try #require(try Sample.result(yaml(workload), prices: prices).demands.first)
    #expect(demand.unitsPeak == 13 && demand.unitsMean == 13)
    #expect(isClose(demand.predictionsPerMonth, 100 * 730 * 3600))
    // Ten hours at 80/s (ten replicas), the others at 8/s (one): (10 x 10 + 14 x 1) / 24 = 4.75, times the share of working days in both.
    let hours = "[" + (0..<24).map { (8..<18).contains($0) ? "80" : "8" }.joined(separator: ", ") + "]"
    let shaped = "  serve: {kind: inference, gpu: H100, peak: 80/s, capacity: 10/s, profile: \(hours)}"
    let day = try #require(try Sample.result(yaml(shaped), prices: prices).demands.first)
    #expect(isClose(day.unitsMean, 4.75, within: 1e-9))
    #expect(day.unitsPeak == 10)
  }

  @Test func aLagHoldsReplicasLonger() throws {
    let hours = "[" + (0..<24).map { $0 == 12 ? "80" : "8" }.joined(separator: ", ") + "]"
    func mean(_ extra: String) throws -> Double {
      let text = "  serve: {kind: inference, gpu: H100, peak: 80/s, capacity: 10/s, profile: \(hours)\(extra)}"
      return try #require(try Sample.result(yaml(text), prices: prices).demands.first).unitsMean
    }
    // One hour with ten replicas; half of the hour before holds nine more.
    #expect(isClose(try mean(", scaling_lag: 30 min") - mean(""), 4.5 / 24, within: 1e-9))
  }

  @Test func anUnknownCapacityIsSaidAndNotInvented() throws {
    let result = try Sample.result(
      yaml("  serve: {kind: inference, gpu: H100, peak: 100/s, replicas_min: 2}"), prices: prices)
    #expect(result.demands.first?.capacityKind == .unknown)
    #expect(result.demands.first?.unitsPeak == 2)
    #expect(result.notes.contains { $0.kind == .capacityUnknown && $0.subject == "serve" })
  }

  @Test func sensitiveDataStayInside() throws {
    let result = try Sample.result(
      yaml(
        """
          secret: {kind: inference, gpu: H100, peak: 1/s, capacity: 10/s, sensitive: true}
          open: {kind: training, gpu: H100, count: 1, hours: 5/month}
        """), prices: prices)
    #expect(result.option(.cloud)?.violations.map(\.kind) == [.sensitiveOutside])
    let hybrid = try #require(result.option(.hybrid))
    #expect(hybrid.placements.first { $0.workload == "secret" }?.reason == .sensitive)
    #expect(hybrid.placements.first { $0.workload == "secret" }?.place == .inside)
    #expect(result.recommendation?.option != .cloud)
  }

  @Test func hybridIsNeverDearerThanBoth() throws {
    for hours in [1, 50, 200, 400, 700] {
      for peak in [5, 40, 200] {
        let result = try Sample.result(
          yaml(
            """
              training: {kind: training, gpu: H100, count: 4, hours: \(hours)/month}
              serve: {kind: inference, gpu: H100, peak: \(peak)/s, mean: \(Double(peak) / 5)/s, capacity: 10/s}
              batch: {kind: inference, gpu: H100, mean: 3/s, capacity: 10/s, batch: true}
            """), prices: prices)
        let hybrid = try #require(result.option(.hybrid))
        let other = min(try #require(result.option(.own)).npv, try #require(result.option(.cloud)).npv)
        #expect(hybrid.npv <= other + 1e-6, "\(hours), \(peak)")
      }
    }
  }

  @Test func peaksGoOutside() throws {
    // A high base that fills the server, and two hours of peaks.
    let hours = "[" + (0..<24).map { $0 < 2 ? "200" : "60" }.joined(separator: ", ") + "]"
    let result = try Sample.result(
      yaml("  serve: {kind: inference, gpu: H100, peak: 200/s, capacity: 10/s, profile: \(hours)}"), prices: prices)
    let placement = try #require(result.option(.hybrid)?.placements.first)
    #expect(placement.place == .split && placement.reason == .peaks)
    #expect((placement.saving ?? 0) > 0)
  }

  @Test func aMissingPriceIsNotZero() throws {
    let result = try Sample.result(
      yaml("  training: {kind: training, gpu: B200, count: 8, hours: 100/month}"), prices: prices)
    #expect(result.option(.cloud)?.isComplete == false)
    #expect(result.notes.contains { $0.kind == .missingPrice })
    #expect(result.option(.own)?.violations.map(\.kind) == [.wrongAccelerator])
    #expect(result.recommendation == nil)
  }

  @Test func currenciesAreNotMixed() throws {
    let mixed = prices.replacing("on_demand,5,USD", with: "on_demand,5,GBP")
    let result = try Sample.result(
      yaml("  training: {kind: training, gpu: H100, count: 1, hours: 100/month}"), prices: mixed)
    #expect(result.option(.cloud)?.isComplete == false)
    #expect(!result.allowed.contains { $0.option == .cloud })
    // With a rate it is converted: 5 GBP at 1.25 are 6.25 USD.
    let rated = mixed + "\nrate,,,GBP,,,,,,,1.25,USD,each,2026-11-01,bank,"
    let known = try Sample.result(
      yaml("  training: {kind: training, gpu: H100, count: 1, hours: 100/month}"), prices: rated)
    let compute = known.option(.cloud)?.lines.first { $0.kind == .compute }?.total
    #expect(isClose(compute, 6.25 * 100 * 36))
  }

  @Test func anOldPriceIsSaid() throws {
    let old = prices.replacing("on_demand,5,USD,hour,2026-11-01", with: "on_demand,5,USD,hour,2024-11-01")
    let result = try Sample.result(
      yaml("  training: {kind: training, gpu: H100, count: 1, hours: 100/month}"), prices: old)
    #expect(result.notes.contains { $0.kind == .stalePrice })
  }
}
