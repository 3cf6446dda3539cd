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

  private func onDemandAndReserved(_ name: String, _ hourly: String, _ reserved: String, unit: String) -> String {
    Sample.header + """
      instance,aws,us-east-1,\(name),,,,2,8,on_demand,\(hourly),USD,hour,2026-11-01,study,
      instance,aws,us-east-1,\(name),,,,2,8,reserved_1y,\(reserved),USD,\(unit),2026-11-01,study,
      """
  }

  private func machine(hours: Int, purchase: String = "on_demand") -> String {
    """
    currency: USD
    horizon: 12 months
    workloads: {test: {kind: training, vcpus: 2, memory: 8 GiB, hours: \(hours)/month}}
    options: [cloud]
    cloud: {provider: aws, purchase: \(purchase)}
    """
  }

  /// "Calculating the break-even point: an AWS example", The Doppler Quarterly, Summer 2019, page 39: m5.large at 0.096 USD an hour or
  /// 41.75 USD a month reserved for a year breaks even at 435 hours a month; 120 hours (A) are rented, 586 (B) reserved.
  @Test func dopplerReservesAboveItsHours() throws {
    let prices = onDemandAndReserved("m5.large", "0.096", "41.75", unit: "month")
    let rented = try #require(try Sample.result(machine(hours: 120), prices: prices).commitments.first)
    #expect((rented.breakEven * 730).rounded() == 435)
    #expect(rented.best == 0 && rented.saving == 0)
    let reserved = try #require(try Sample.result(machine(hours: 586), prices: prices).commitments.first)
    #expect(reserved.best == 1)
    let saving: Double = 0.096 * 586 - 41.75
    #expect(isClose(reserved.saving, saving))
  }

  /// "Measuring Reserved Instance profitability with the break even point", Cloudability: m4.large at 0.126 USD an hour on demand or 0.074
  /// reserved. A whole year costs 1,103.76 or 648.24 (41% less), half of one 551.88 or 648.24.
  @Test func cloudabilityLosesOnAnIdleReservation() throws {
    let prices = onDemandAndReserved("m4.large", "0.126", "0.074", unit: "hour")
    func total(_ hours: Int, _ purchase: String) throws -> Double? {
      try Sample.result(machine(hours: hours, purchase: purchase), prices: prices).option(.cloud)?.total
    }
    #expect(isClose(try total(730, "on_demand"), 1103.76))
    #expect(isClose(try total(730, "reserved_1y"), 648.24))
    #expect(isClose(try total(365, "on_demand"), 551.88))
    #expect(isClose(try total(365, "reserved_1y"), 648.24))
    let found = try #require(try Sample.result(machine(hours: 365), prices: prices).commitments.first)
    #expect(isClose(1 - found.breakEven, 0.41, within: 0.005))
  }

  /// Luccioni, Viguier and Ligozat, "Estimating the Carbon Footprint of BLOOM", JMLR 24 (2023): 1,082,990 hours of A100 of 80 GB at 400 W
  /// are 433,195 kWh, which at 57 g of the French grid are 24.69 tonnes. They count no PUE in it; ours is 1.2 and the grid's factor is newer.
  @Test func bloomTakesItsEnergy() throws {
    let hours = 1_082_990.0 / 384 / 4
    let result = try Sample.result(
      """
      currency: EUR
      country: fr
      horizon: 4 months
      workloads: {bloom: {kind: training, gpu: A100-80GB, count: 384, hours: \(hours)/month}}
      options: [cloud]
      cloud: {price: 1 EUR/h}
      """)
    let cloud = try #require(result.option(.cloud))
    let perMonth = try #require(cloud.kWhPerMonth)
    let energy = perMonth * 4 / 1.2
    #expect(isClose(energy, 433_195, within: 1.5))
    let grid = try #require(cloud.carbon.first?.gramsPerKWh)
    let weight = try #require(cloud.kgCO2ePerMonth)
    let tonnes = weight * 4 / 1.2 / grid * 57 / 1000
    #expect(isClose(tonnes, 24.69, within: 0.005))
  }
}
