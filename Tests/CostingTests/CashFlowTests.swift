import Foundation
import Testing

@testable import Costing

/// Cash flows worked out by hand.
@Suite struct CashFlowTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,100000,USD,each,2026-11-01,offer,
      instance,aws,us-east-1,p5,H100,8,80,192,2048,on_demand,50,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,p5,H100,8,80,192,2048,reserved_1y,30,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,p5,H100,8,80,192,2048,spot,20,USD,hour,2026-11-01,list,
      instance,gcp,us-east1,a3,H100,8,80,208,1800,on_demand,60,USD,hour,2026-11-01,list,
      storage,aws,us-east-1,object-hot,,,,,,on_demand,0.02,USD,GiB-month,2026-11-01,list,
      support,aws,,business,,,,,,on_demand,10,USD,%-of-bill,2026-11-01,list,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func yaml(_ own: String = "", _ cloud: String = "", months: Int = 12, rate: String = "") -> String {
    """
    currency: USD
    horizon: \(months) months
    \(rate)
    workloads:
      training: {kind: training, gpu: H100, count: 8, hours: 365/month, data: 1000 GiB}
    options: [own, cloud]
    own: {server: dgx-h100, pue: 1.5, colocation: 500 USD/month, accessories: 10%, delivery: 2%, spares: 3%, maintenance: 12%, residual: 20%, storage: {price: 102.4 USD/TiB}, staff: {mlops: 0.5}\(own)}
    cloud: {provider: aws, staff: {mlops: 0.25}\(cloud)}
    """
  }

  @Test func ownMachinesToTheCent() throws {
    let own = try #require(try Sample.result(yaml(), prices: prices).option(.own))
    // Month 0: 100,000 x (1 + 0.10 + 0.02 + 0.03) = 115,000, and two copies of 1,000 GiB at 0.1 = 200.
    #expect(isClose(own.capex, 115_200))
    // A month: maintenance 12,000 / 12 = 1,000; space 500; staff 0.5 x 10,000 x 1.3 = 6,500;
    // power idle 2.55 kW x 730 h x 1.5 x 0.1 = 279.225; active (10.2 - 2.55) x 730 x 1.5 x 0.1 at half load = 418.8375.
    let monthly = 1000 + 500 + 6500 + 279.225 + 418.8375
    #expect(isClose(own.cashFlow[1], monthly))
    #expect(isClose(own.cashFlow[12], monthly - 20_000))
    #expect(isClose(own.total, 115_200 + 12 * monthly - 20_000))
    #expect(own.servers == [1, 1])
    #expect(isClose(own.utilisation, 0.5, within: 1e-9))
    // 2.55 x 730 x 1.5 + 7.65 x 730 x 1.5 / 2 kilowatt-hours.
    #expect(isClose(own.kWhPerMonth, 2792.25 + 4188.375))
    // 365 hours of eight accelerators.
    #expect(isClose(own.perGPUHour, own.monthly / 2920, within: 1e-9))
  }

  @Test func rentedMachinesToTheCent() throws {
    let cloud = try #require(try Sample.result(yaml(), prices: prices).option(.cloud))
    // 50 x 365 = 18,250; 1,000 GiB x 0.02 = 20; staff 0.25 x 10,000 x 1.3 = 3,250.
    #expect(isClose(cloud.cashFlow[1], 18_250 + 20 + 3_250))
    #expect(cloud.capex == 0)
    #expect(cloud.placements.first?.machine == "aws/us-east-1/p5")
  }

  @Test func waysOfBuying() throws {
    func compute(_ cloud: String) throws -> Double {
      let option = try #require(try Sample.result(yaml("", cloud), prices: prices).option(.cloud))
      return option.lines.filter { $0.kind != .staff && $0.kind != .storage }.map(\.total).reduce(0, +) / 12
    }
    // Reserved machines are paid all 730 hours; spot machines do a fifth of the work again; support is a tenth of the bill, storage
    // included.
    #expect(isClose(try compute(", purchase: reserved_1y"), 30 * 730))
    #expect(isClose(try compute(", purchase: spot"), 20 * 365 * 1.2))
    #expect(isClose(try compute(", support: business"), 50 * 365 * 1.1 + 2))
    #expect(isClose(try compute(", managed_premium: 20%"), 50 * 365 * 1.2))
  }

  @Test func presentValuesUseTheMonthlyRate() throws {
    // (1.12)^(1/12) - 1 a month; an annuity of twelve payments.
    let result = try Sample.result(yaml("", "", rate: "discount_rate: 12%"), prices: prices)
    let rate = pow(1.12, 1.0 / 12) - 1
    let annuity = (1 - pow(1 + rate, -12)) / rate
    #expect(isClose(result.option(.cloud)?.npv, 21_520 * annuity))
    #expect(isClose(result.option(.cloud)?.monthly, 21_520))
  }

  @Test func refreshLeadTimeAndTax() throws {
    let refreshed = try #require(try Sample.result(yaml(", refresh: 6 months"), prices: prices).option(.own))
    #expect(isClose(refreshed.cashFlow[6] - refreshed.cashFlow[5], 115_200))
    // Two months of the rented machine at 18,250.
    let bridged = try #require(try Sample.result(yaml(", lead_time: 2 months"), prices: prices).option(.own))
    #expect(isClose(bridged.lines.filter { $0.kind == .bridge }.map(\.total).reduce(0, +), 36_500))
    // Machines that are not there yet take no power, space or care: 8,698.0625 less 6,500 for people.
    #expect(isClose(bridged.cashFlow[1], 18_250 + 6_500))
    #expect(isClose(bridged.cashFlow[3], 8698.0625))
    // Relief: 20% of what runs (8,698.0625 a month) and of a quarter of 115,200 (12 of 48 months).
    let taxed = try #require(try Sample.result(yaml(", tax: 20%"), prices: prices).option(.own))
    let relief = taxed.lines.filter { $0.kind == .taxRelief }.map(\.total).reduce(0, +)
    let expenses: Double = 12 * 8698.0625 + 28_800
    #expect(isClose(relief, -0.2 * expenses))
  }

  @Test func theLinesAddUp() throws {
    let result = try Sample.result(yaml("", "", months: 36, rate: "discount_rate: 16%"), prices: prices)
    for option in result.options {
      #expect(isClose(option.lines.map(\.presentValue).reduce(0, +), option.npv))
      #expect(isClose(option.lines.map(\.total).reduce(0, +), option.cashFlow.reduce(0, +)))
      let discounted = Discounting.netPresentValue(option.cashFlow, annualRate: 0.16)
      #expect(isClose(discounted, option.npv, within: 0.01))
      for line in option.lines { #expect(!line.basis.isEmpty && !line.sources.isEmpty, "\(line.kind)") }
    }
  }
}
