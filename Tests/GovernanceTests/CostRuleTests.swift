import Manifest
import Measurements
import Testing

@testable import Governance

@Suite struct CostRuleTests {
  private func findings(_ change: (inout CostResult) -> Void) throws -> [Finding] {
    var cost = CostResult(currency: "USD", months: 12, annualRate: 0)
    var own = CostOption(option: .own)
    own.monthly = 1000
    cost.options = [own]
    cost.budget = 1200
    cost.recommendation = CostRecommendation(option: .own, runnerUp: nil, saving: nil, confidence: nil)
    change(&cost)
    var measurements = GoodSample.measurements
    measurements.cost = cost
    return Reviewer().review(try GoodSample.subject(measurements: measurements)).findings
      .filter { $0.rule.hasPrefix("CO02") }
  }

  private func value(_ low: Double, _ middle: Double, _ high: Double) -> CostValue {
    CostValue(
      link: "l", valuePerMonth: Estimate(value: middle + 1000),
      netPerMonth: Estimate(value: middle, low: low, high: high),
      payback: nil, returnOnCost: nil)
  }

  @Test func aBudgetHasToCarryTheCheapestWay() throws {
    #expect(try findings { _ in }.isEmpty)
    let over = try findings { $0.budget = 999 }
    #expect(over.map(\.rule) == ["CO020"] && over.map(\.severity) == [.error])
    #expect(over.first?.location != nil)
    #expect(over.first?.message.en.contains("Own takes 1,000") == true)
  }

  @Test func valueHasToCarryCost() throws {
    #expect(try findings { $0.value = value(10, 100, 200) }.isEmpty)
    #expect(try findings { $0.value = value(-10, 100, 200) }.map(\.severity) == [.warning])
    #expect(try findings { $0.value = value(-300, -100, -10) }.map(\.severity) == [.error])
  }

  @Test func whatIsMissingStaleOrForbiddenIsSaid() throws {
    let missing = try findings {
      $0.options[0].isComplete = false
      $0.notes = [CostNote(.missingPrice, "mlops", "salary"), CostNote(.otherRegion, "a")]
    }
    #expect(missing.map(\.rule) == ["CO022"])
    let stale = try findings { $0.notes = [CostNote(.stalePrice, "a", "old"), CostNote(.stalePrice, "b", "older")] }
    #expect(stale.map(\.rule) == ["CO023"] && stale.first?.message.en.contains("1 more") == true)
    let forbidden = try findings { $0.options[0].violations = [CostNote(.sensitiveOutside, "a")] }
    #expect(forbidden.map(\.rule) == ["CO024"])
  }
}
