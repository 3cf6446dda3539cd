import Testing

@testable import Costing

/// Published comparisons, computed from their own inputs.
@Suite struct StudyTests {
  /// Lenovo Press LP2225, "On-Premise vs Cloud: Generative AI Total Cost of Ownership", 23 May 2025: a server with eight H100 for
  /// 833,806 USD that takes 0.87 USD an hour in power and cooling, against p5.48xlarge at 98.32 USD an hour. No staff, no space.
  private func lenovo(hours: String, months: Int) -> String {
    """
    currency: USD
    horizon: \(months) months
    workloads:
      training: {kind: training, gpu: H100, count: 8, hours: \(hours)}
    options: [own, cloud]
    own:
      server: 8x H100
      purchase_price: 833_806 USD
      running_cost: 0.87 USD/h
      accessories: 0%
      delivery: 0%
      spares: 0%
      residual: 0%
    cloud: {price: 98.32 USD/h}
    """
  }

  @Test func lenovoBreaksEvenAfterItsHours() throws {
    // Their month has 720 hours: 8,556 hours are 11.9 months.
    let result = try Sample.result(lenovo(hours: "720/month", months: 60))
    #expect(isClose(result.breakEven?.months, 11.9, within: 0.05))
    #expect(isClose(result.breakEven?.hours.map { $0 / 8 }, 8556, within: 1))
  }

  @Test func lenovoCostsItsFiveYears() throws {
    // 43,800 hours: 730 a month for 60 months.
    let result = try Sample.result(lenovo(hours: "730/month", months: 60))
    let own = try #require(result.option(.own))
    let cloud = try #require(result.option(.cloud))
    #expect(isClose(own.npv, 871_912, within: 0.5))
    #expect(isClose(cloud.npv, 4_306_416, within: 0.5))
    #expect(isClose(cloud.npv - own.npv, 3_434_504, within: 0.5))
    #expect(result.recommendation?.option == .own)
    #expect(own.capex == 833_806)
  }
}
