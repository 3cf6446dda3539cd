import Foundation
import Manifest
import Measurements
import Statistics
import Testing

@testable import Costing

/// Scaling laws, and the fast valuation against the plain one.
@Suite struct EvaluatorTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,250000,USD,each,2026-11-01,offer,
      storage,,,shelf,,,,,,buy,0.3,USD,GiB,2026-11-01,offer,
      instance,aws,us-east-1,eight,H100,8,80,192,2048,on_demand,40,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,eight,H100,8,80,192,2048,reserved_1y,24,USD,hour,2026-11-01,list,
      storage,aws,us-east-1,object-hot,,,,,,on_demand,0.02,USD,GiB-month,2026-11-01,list,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func yaml(
    months: Int = 36, growth: Int = 20, rate: Int = 10, own: String = "", cloud: String = "", runs: Int = 10,
    currency: String = "USD"
  ) -> String {
    """
    currency: \(currency)
    country: us
    horizon: \(months) months
    discount_rate: \(rate)%
    workloads:
      a: {kind: training, gpu: H100, count: 8, hours: 200/month, growth: \(growth)%, data: 2 TiB, experiments: {runs: \(runs)/month, each: 2 h}, checkpoints: {size: 9 GiB, every: 1 h, write: 1 min}}
      b: {kind: inference, gpu: H100, peak: 40/s, mean: 10/s, capacity: 10/s, growth: \(growth)%, replicas_min: 2}
    options: [own, cloud, hybrid]
    own: {server: dgx-h100, colocation: 500 USD/month, staff: {mlops: 0.3}, refresh: 24 months, lead_time: 2 months, tax: 20%\(own)}
    cloud: {provider: aws, staff: {mlops: 0.2}\(cloud)}
    """
  }

  @Test func theFastValuationIsThePlainOne() throws {
    var stream = RandomStream(seed: 11, number: 0)
    for cloud in ["", ", purchase: reserved_1y, committed: 60%"] {
      for growth in [0, 35] {
        let inputs = try Sample.inputs(yaml(growth: growth, cloud: cloud), prices: prices)
        let terms = Terms(months: 36, annualRate: 0.1)
        var notes: [CostNote] = []
        let builder = DemandBuilder(capacities: [:])
        let demands = inputs.infrastructure.workloads.map { builder.demand($0, notes: &notes) }
        let converter = Converter(
          book: inputs.book, currency: try #require(inputs.infrastructure.currency), asOf: inputs.asOf,
          limit: inputs.priceAge)
        let planner = OptionPlanner(inputs: inputs, terms: terms, demands: demands, converter: converter)
        for option in Infrastructure.Option.allCases {
          let plan = planner.plan(option)
          let evaluator = PlanEvaluator(plan, terms)
          for _ in 0..<40 {
            var multipliers = Multipliers()
            for driver in CostDriver.allCases { multipliers[driver] = 0.2 + 2 * Double(stream.next() >> 11) * 0x1p-53 }
            let plain = plan.presentValue(terms, multipliers)
            #expect(abs(evaluator.presentValue(multipliers) - plain) <= 1e-9 * abs(plain), "\(option)")
          }
        }
      }
    }
  }

  /// Every formula that is shown gives its amount.
  @Test func theBasisMultipliesToTheAmount() throws {
    let clouds = ["", ", purchase: spot, managed_premium: 10%", ", purchase: reserved_1y, committed: 50%"]
    for cloud in clouds {
      for option in try Sample.result(yaml(own: ", network: 5000 USD", cloud: cloud), prices: prices).options {
        for line in option.lines {
          let product = line.basis.map(\.value).reduce(1, *)
          #expect(
            abs(product - abs(line.presentValue)) <= 1e-6 * max(1, abs(line.presentValue)), "\(option.option) \(line)")
        }
      }
    }
  }

  @Test func pricesTimesThreeAreCostsTimesThree() throws {
    let tripled = prices.split(separator: "\n").map { line -> String in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if let amount = Double(cells[10]) { cells[10] = String(amount * 3) }
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
    let own = ", storage: {price: 300 USD/TiB}"
    let base = try Sample.result(yaml(own: own), prices: prices)
    let dear = try Sample.result(
      yaml(own: ", storage: {price: 900 USD/TiB}").replacing("500 USD/month", with: "1500 USD/month"), prices: tripled)
    for option in base.options {
      let other = try #require(dear.option(option.option))
      #expect(abs(other.npv - 3 * option.npv) <= 1e-9 * other.npv)
    }
  }

  @Test func anotherCurrencyChangesTheNumbersByTheRateAlone() throws {
    let rated = prices + "\nrate,,,USD,,,,,,,80,RUB,each,2026-11-01,bank,"
    let dollars = try Sample.result(yaml(), prices: rated)
    let rubles = try Sample.result(yaml(currency: "RUB"), prices: rated)
    for option in dollars.options {
      let other = try #require(rubles.option(option.option))
      #expect(abs(other.npv - 80 * option.npv) <= 1e-9 * other.npv)
      #expect(other.placements.map(\.place) == option.placements.map(\.place))
    }
    #expect(isClose(rubles.breakEven?.months, try #require(dollars.breakEven?.months), within: 1e-6))
  }

  @Test func longerIsNeverCheaperAndMoreTrialsNeitherAreThey() throws {
    for option in Infrastructure.Option.allCases {
      var before = 0.0
      for months in stride(from: 12, through: 60, by: 6) {
        let text = yaml(months: months, rate: 0, own: ", residual: 0%").replacing(", tax: 20%", with: "")
        let total = try #require(try Sample.result(text, prices: prices).option(option)).total
        #expect(total >= before - 1e-6, "\(option) \(months)")
        before = total
      }
      before = 0
      for runs in [0, 5, 20, 80, 160] {
        let total = try #require(try Sample.result(yaml(runs: runs), prices: prices).option(option)).total
        #expect(total >= before - 1e-6, "\(option) \(runs)")
        before = total
      }
    }
  }

  @Test func theValueIsDrawnWithTheCost() throws {
    var inputs = try Sample.inputs(yaml(), prices: prices)
    inputs.value = (
      "l", Estimate(value: 60_000, low: 50_000, high: 75_000), try #require(inputs.infrastructure.currency)
    )
    let result = try #require(CostEngine.compute(inputs))
    let value = try #require(result.value)
    let low = try #require(value.netPerMonth.low)
    let high = try #require(value.netPerMonth.high)
    let net = try #require(value.netPerMonth.value)
    #expect(low < net && net < high)
    // Narrower than both extremes together: the worst value does not meet the worst cost each time.
    let option = try #require(result.recommendation?.option)
    let band = try #require(result.uncertainty?.bands.first { $0.option == option })
    let dear = try #require(Discounting.equivalentMonthly(band.p90, months: 36, annualRate: 0.1))
    #expect(low > 50_000 - dear)
    // Without an interval only the costs move: P10 of the net is the value less P90 of the cost.
    inputs.value?.perMonth = Estimate(value: 60_000)
    let certain = try #require(CostEngine.compute(inputs)?.value?.netPerMonth.low)
    #expect(isClose(certain, 60_000 - dear, within: 0.5))
  }
}
