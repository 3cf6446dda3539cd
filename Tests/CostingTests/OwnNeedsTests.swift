import Foundation
import Manifest
import Measurements
import Testing

@testable import Costing

/// Disks, network and a second place of one's own, worked out by hand.
@Suite struct OwnNeedsTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,200000,USD,each,2026-11-01,offer,
      storage,,,shelf,,,,,,buy,0.25,USD,GiB,2026-11-01,offer,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func own(_ workload: String, _ own: String = "", months: Int = 12) throws -> CostOption {
    let result = try Sample.result(
      """
      currency: USD
      horizon: \(months) months
      workloads: {a: \(workload)}
      options: [own]
      own: {server: dgx-h100, pue: 1.0, colocation: 500 USD/month, accessories: 0%, delivery: 0%, spares: 0%, residual: 0%, maintenance: 0%, staff: {mlops: 0.1}\(own)}
      """, prices: prices)
    return try #require(result.option(.own))
  }

  private func sum(_ option: CostOption, _ kind: CostLine.Kind) -> Double {
    option.lines.filter { $0.kind == kind }.map(\.total).reduce(0, +)
  }

  @Test func dataAndCheckpointsTakeDisks() throws {
    let workload =
      "{kind: training, gpu: H100, count: 8, hours: 100/month, data: 4000 GiB, data_growth: 100%, checkpoints: {size: 50 GiB, every: 1 h, keep: 4}}"
    let option = try own(workload)
    // Two copies of 4,000 GiB at 0.25; the data double in a year, and month 12 begins after eleven twelfths of it.
    let grown: Double = 2000 * pow(2, 11.0 / 12)
    #expect(isClose(sum(option, .ownStorage), grown))
    let (data, checkpoints) = (2000.0, 100.0)
    #expect(isClose(option.capex, 200_000 + data + checkpoints))
    #expect(isClose(sum(option, .checkpointStorage), checkpoints))
    // A stated price in units of a thousand: 256 USD/TB for 10^12 bytes, three copies.
    let stated = try own(
      "{kind: training, gpu: H100, count: 8, hours: 100/month, data: 2 TB}",
      ", storage: {price: 256 USD/TB, copies: 3}")
    #expect(isClose(sum(stated, .ownStorage), 2 * 256 * 3))
  }

  @Test func networkIsPaidInEachPlace() throws {
    let workload = "{kind: inference, gpu: H100, peak: 5/s, capacity: 10/s}"
    #expect(isClose(sum(try own(workload, ", network: 12_000 USD"), .network), 12_000))
    #expect(isClose(sum(try own(workload, ", network: 12_000 USD, sites: 3"), .network), 36_000))
  }

  @Test func whatSurvivesTheLossOfAPlaceHasTwo() throws {
    let one = try own("{kind: inference, gpu: H100, peak: 5/s, capacity: 10/s}")
    #expect(one.servers == [1, 1])
    let two = try own("{kind: inference, gpu: H100, peak: 5/s, capacity: 10/s, survives: site}")
    #expect(two.servers == [2, 2])
    let spare = try own("{kind: inference, gpu: H100, peak: 5/s, capacity: 10/s, survives: machine}")
    #expect(spare.servers == [1, 1])
    #expect(two.criteria.first { $0.name == .faultTolerance }?.value == 2)
  }

  @Test func writingCheckpointsTakesMachineTime() throws {
    let plain = "kind: training, gpu: H100, count: 8, hours: 300/month"
    let saved = plain + ", checkpoints: {size: 10 GiB, every: 30 min, write: 3 min}"
    // 3 of 30 minutes: a tenth more power under load, (10.2 - 2.55) kW x 300 h x 0.1 USD x 12 months.
    let before = sum(try own("{\(plain)}"), .powerActive)
    let power: Double = 7.65 * 300 * 0.1 * 12
    #expect(isClose(before, power))
    #expect(isClose(sum(try own("{\(saved)}"), .powerActive), before * 1.1))
  }

  @Test func trialsAddHoursAndMachines() throws {
    func demand(_ text: String) throws -> CostDemand {
      let result = try Sample.result(
        "currency: USD\nworkloads: {a: \(text)}\noptions: [own]\nown: {server: dgx-h100}", prices: prices)
      return try #require(result.demands.first)
    }
    // 40 runs of three hours beside 220: 340 hours of eight.
    let trials = try demand(
      "{kind: training, gpu: H100, count: 8, hours: 220/month, experiments: {runs: 40/month, each: 3 h}}")
    #expect(isClose(trials.hoursPerMonth, 340 * 8, within: 1e-6))
    #expect(trials.unitsPeak == 1)
    // 600 and 300 hours do not fit into 730 one after the other.
    let many = try demand(
      "{kind: training, gpu: H100, count: 8, hours: 600/month, experiments: {runs: 100/month, each: 3 h}}")
    #expect(many.unitsPeak == 2)
  }
}
