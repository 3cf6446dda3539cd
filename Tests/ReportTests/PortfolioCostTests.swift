import Manifest
import Measurements
import Testing

@Suite struct PortfolioCostTests {
  private func result(_ own: [Double], _ cloud: [Double], currency: String = "USD", usage: Double? = 900) -> CostResult
  {
    var result = CostResult(currency: currency, months: own.count - 1, annualRate: 0)
    result.options = [(Infrastructure.Option.own, own), (.cloud, cloud)].map { kind, flow in
      var option = CostOption(option: kind)
      option.cashFlow = flow
      option.npv = flow.reduce(0, +)
      option.monthly = option.npv / Double(flow.count - 1)
      return option
    }
    result.usage = [CostAtUsage(multiple: 1, own: 10, cloud: 20)]
    let difference = own.reduce(0, +) - cloud.reduce(0, +)
    let bars = usage.map {
      [
        CostSensitivity.Bar(
          driver: .usage, low: 0.6, high: 1.6, atLow: difference + $0, atHigh: difference - $0, flip: nil)
      ]
    }
    result.sensitivity = CostSensitivity(first: .own, second: .cloud, difference: difference, bars: bars ?? [])
    return result
  }

  @Test func monthsInputsAndUsageAddUp() throws {
    let sum = try #require(
      PortfolioCost.combined([
        result([100, 10, 10], [0, 50, 50]), result([200, 0, 0, 0], [0, 60, 60, 60], usage: nil),
      ]))
    #expect(sum.months == 3)
    #expect(sum.option(.own)?.cashFlow == [300, 10, 10, 0])
    #expect(sum.option(.cloud)?.cashFlow == [0, 110, 110, 60])
    #expect(sum.option(.own)?.npv == 320)
    #expect(sum.usage == [CostAtUsage(multiple: 1, own: 20, cloud: 40)])
    // 20 and 20: what the input does not move stays as it is.
    #expect(sum.sensitivity?.difference == 40)
    #expect(sum.sensitivity?.bars.first?.atLow == 940)
    #expect(sum.sensitivity?.bars.first?.atHigh == -860)
    // Behind by 300, 200, 100, then 40: they do not meet.
    #expect(sum.breakEven?.months == nil)
  }

  @Test func theyMeetBetweenTwoMonths() throws {
    let sum = try #require(
      PortfolioCost.combined([result([100, 0, 0], [0, 50, 60]), result([50, 0, 0], [0, 50, 60])]))
    // Behind by 150 and 50; month 2 takes 120 off: 1 + 50/120.
    let months = try #require(sum.breakEven?.months)
    #expect(abs(months - 17.0 / 12) < 1e-12)
  }

  @Test func currenciesAndWhatIsMissingAreLeftOut() {
    let one = result([1, 0], [0, 1])
    #expect(PortfolioCost.combined([one]) == nil)
    #expect(PortfolioCost.combined([one, result([1, 0], [0, 1], currency: "EUR")]) == nil)
    var open = one
    open.options[1].isComplete = false
    #expect(PortfolioCost.combined([one, open]) == nil)
  }
}
