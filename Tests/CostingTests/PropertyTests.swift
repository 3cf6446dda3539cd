import Manifest
import Measurements
import Testing

@testable import Costing

/// What has to hold whatever the numbers are.
@Suite struct PropertyTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,250000,USD,each,2026-11-01,offer,
      instance,aws,us-east-1,eight,H100,8,80,192,2048,on_demand,40,USD,hour,2026-11-01,list,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func result(
    hours: Int = 300, pue: Double = 1.4, rate: Int = 10, months: Int = 36, growth: Int = 0, order: Bool = true,
    draws: Int = 0
  ) throws -> CostResult {
    let first = "  a: {kind: training, gpu: H100, count: 8, hours: \(hours)/month, growth: \(growth)%}"
    let second = "  b: {kind: inference, gpu: H100, peak: 40/s, mean: 10/s, capacity: 10/s}"
    return try Sample.result(
      """
      currency: USD
      horizon: \(months) months
      discount_rate: \(rate)%
      workloads:
      \(order ? first + "\n" + second : second + "\n" + first)
      options: [own, cloud, hybrid]
      own: {server: dgx-h100, pue: \(pue), colocation: 500 USD/month, staff: {mlops: 0.3}}
      cloud: {provider: aws, staff: {mlops: 0.2}}
      """, prices: prices, draws: draws)
  }

  @Test func moreHoursAreNeverCheaper() throws {
    for option in Infrastructure.Option.allCases {
      var before = 0.0
      for hours in stride(from: 0, through: 720, by: 60) {
        let npv = try #require(try result(hours: hours).option(option)).npv
        #expect(npv >= before - 1e-6, "\(option) \(hours)")
        before = npv
      }
    }
  }

  @Test func powerRisesWithItsEffectiveness() throws {
    func power(_ pue: Double) throws -> Double {
      try #require(try result(pue: pue).option(.own)).lines
        .filter { $0.kind == .powerIdle || $0.kind == .powerActive }.map(\.total).reduce(0, +)
    }
    #expect(isClose(try power(2.0), 2 * (try power(1.0)), within: 1e-6))
  }

  @Test func withoutARateThePresentValueIsTheSum() throws {
    for option in try result(rate: 0).options { #expect(isClose(option.npv, option.total, within: 1e-6)) }
    let discounted = try result(rate: 20)
    for option in discounted.options { #expect(option.npv < option.total) }
  }

  @Test func theOrderOfWorkloadsChangesNothing() throws {
    let (a, b) = (try result(order: true), try result(order: false))
    for option in Infrastructure.Option.allCases {
      let (x, y) = (try #require(a.option(option)), try #require(b.option(option)))
      #expect(isClose(x.npv, y.npv, within: 1e-6))
    }
  }

  @Test func growthBuysMoreMachines() throws {
    let own = try #require(try result(hours: 700, growth: 60).option(.own))
    #expect(own.servers[1] > own.servers[0])
    #expect(own.cashFlow.dropFirst().dropLast().contains { $0 > own.cashFlow[1] + 100_000 })
  }

  @Test func drawsAreReproducibleAndInOrder() throws {
    let (a, b) = (try result(draws: 2000), try result(draws: 2000))
    #expect(a.uncertainty == b.uncertainty)
    let uncertainty = try #require(a.uncertainty)
    for band in uncertainty.bands {
      #expect(band.p10 < band.p50 && band.p50 < band.p90)
      let used = try #require(a.option(band.option)).npv
      #expect(band.p10 < used && used < band.p90)
    }
    #expect(isClose(uncertainty.bands.map(\.cheapest).reduce(0, +), 1, within: 1e-9))
  }

  /// The triangular distribution from 0.6 over 1 to 1.6 has the mean (0.6 + 1 + 1.6) / 3 and its median where half of the area is.
  @Test func triangularDraws() {
    let draws = (0..<100_000).map {
      PlanComparison.triangular((Double($0) + 0.5) / 100_000, low: 0.6, high: 1.6)
    }
    #expect(isClose(draws.reduce(0, +) / 100_000, 3.2 / 3, within: 1e-4))
    #expect((draws.min() ?? 0) >= 0.6 && (draws.max() ?? 2) <= 1.6)
    #expect(PlanComparison.triangular(0.3, low: 1, high: 1) == 1)
  }

  @Test func atTheFlipTheOptionsCostTheSame() throws {
    let result = try result()
    let sensitivity = try #require(result.sensitivity)
    #expect(sensitivity.bars.contains { $0.driver == .cloudPrice })
    let widths = sensitivity.bars.map { abs($0.atHigh - $0.atLow) }
    #expect(widths == widths.sorted(by: >))
    // The cloud's price moves only the cloud: the flip is where compute and what hangs on it make up the difference.
    let bar = try #require(sensitivity.bars.first { $0.driver == .cloudPrice })
    let cloud = try #require(result.option(.cloud))
    let moved = cloud.lines.filter { [.compute, .storage].contains($0.kind) }.map(\.presentValue).reduce(0, +)
    #expect(isClose(bar.flip, 1 + sensitivity.difference / moved, within: 1e-6))
  }
}
