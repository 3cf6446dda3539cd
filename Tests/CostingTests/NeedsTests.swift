import Manifest
import Measurements
import Testing

@testable import Costing

/// What training and serving need, said and unsaid, held and not held.
@Suite struct NeedsTests {
  private func needs(
    _ workload: String, cloud: String = "provider: aws", own: String = "server: dgx-h100", tools: [String] = []
  ) throws -> [CostNeed.Aspect: CostNeed] {
    var inputs = try Sample.inputs(
      """
      currency: USD
      workloads: {a: \(workload)}
      options: [own, cloud]
      own: {\(own)}
      cloud: {\(cloud)}
      """)
    inputs.draws = 0
    inputs.tools = [("monitoring", tools)]
    let result = try #require(CostEngine.compute(inputs))
    #expect(result.needs.count == CostNeed.Aspect.allCases.count)
    return Dictionary(result.needs.map { ($0.aspect, $0) }) { first, _ in first }
  }

  @Test func trainingNeedsThroughputAndCheckpoints() throws {
    let bare = try needs("{kind: training, gpu: H100, count: 8}")
    #expect(bare[.speed]?.fact == .noHours && bare[.storage]?.fact == .noData)
    #expect(bare[.faultTolerance]?.fact == .noCheckpoints && bare[.faultTolerance]?.outcome == .unsaid)
    let full = try needs(
      "{kind: training, gpu: H100, count: 8, hours: 220/month, data: 1 TiB, checkpoints: {size: 80 GiB, every: 30 min, keep: 2, write: 90 s}}"
    )
    #expect(full[.speed]?.numbers == [220, 8])
    #expect(full[.storage]?.numbers == [1024, 0, 160])
    #expect(full[.faultTolerance]?.numbers == [1800, 0.05])
    #expect(full.values.filter { $0.aspect != .monitoring }.allSatisfy { $0.outcome == .met })
  }

  @Test func trainingOnSpotLosesItsRun() throws {
    let lost = try needs("{kind: training, gpu: H100, hours: 9/month}", cloud: "provider: aws, purchase: spot")
    #expect(lost[.faultTolerance]?.outcome == .notMet)
    let saved = try needs(
      "{kind: training, gpu: H100, hours: 9/month, checkpoints: {size: 1 GiB, every: 1 h}}",
      cloud: "provider: aws, purchase: spot")
    #expect(saved[.faultTolerance]?.outcome == .met)
  }

  @Test func aServiceNeedsLatencyReplicasAndRoomToGrow() throws {
    let bare = try needs("{kind: inference, peak: 80/s, mean: 10/s, capacity: 10/s}")
    #expect(bare[.speed]?.fact == .noLatency && bare[.faultTolerance]?.outcome == .unsaid)
    #expect(bare[.scaling]?.fact == .noLag && bare[.monitoring]?.fact == .notWatched)
    let promised = try needs(
      "{kind: inference, peak: 80/s, mean: 10/s, capacity: 10/s, latency: 200 ms, scaling_lag: 2 min}")
    #expect(promised[.faultTolerance]?.fact == .tooFewReplicas && promised[.faultTolerance]?.outcome == .notMet)
    // 80 a second need ten replicas; unforeseen, the eleventh hour of nobody's profile.
    #expect(promised[.scaling]?.fact == .scalesLate && promised[.scaling]?.numbers[1] == 10)
    let profile = "[" + (0..<24).map { $0 < 12 ? "1" : "8" }.joined(separator: ", ") + "]"
    let foreseen = try needs(
      "{kind: inference, peak: 80/s, capacity: 10/s, latency: 200 ms, scaling_lag: 2 min, profile: \(profile), survives: machine}",
      tools: ["prometheus"])
    #expect(foreseen.values.filter { $0.aspect != .storage }.allSatisfy { $0.outcome == .met })
    #expect(foreseen[.faultTolerance]?.numbers.first == 2 && foreseen[.monitoring]?.texts == ["prometheus"])
  }

  @Test func distanceAndPlacesAreHeldAgainstWhatIsAsked() throws {
    let far = try needs(
      "{kind: inference, peak: 1/s, capacity: 10/s, latency: 30 ms}", cloud: "provider: aws, round_trip: 45 ms")
    #expect(far[.speed]?.fact == .latencyUnreachable && far[.speed]?.texts == ["cloud"])
    let one = try needs(
      "{kind: inference, peak: 1/s, capacity: 10/s, survives: site}", own: "server: dgx-h100, sites: 1")
    #expect(one[.faultTolerance]?.texts == ["site"] && one[.faultTolerance]?.outcome == .notMet)
    let two = try needs("{kind: inference, peak: 1/s, capacity: 10/s, survives: site}")
    #expect(two[.faultTolerance]?.outcome == .met && two[.faultTolerance]?.numbers == [2, 2])
  }

  @Test func aBatchMayWait() throws {
    let batch = try needs("{kind: inference, mean: 10/s, capacity: 10/s, batch: true}")
    #expect(batch[.speed]?.fact == .batch && batch[.faultTolerance]?.fact == .rerun)
  }
}
