import Manifest
import Measurements
import Testing

@testable import Governance

@Suite struct CostRuleTests {
  private func findings(_ family: String = "CO02", _ change: (inout CostResult) -> Void) throws -> [Finding] {
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
      .filter { $0.rule.hasPrefix(family) }
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

  /// A sizing whose context, request and model's context are given.
  private func sized(context: Int, request: Int, limit: Int) throws -> [Finding] {
    var demand = CostDemand(
      workload: "scoring", kind: .inference, gpu: "L4", gpus: 1, unitsPeak: 1, unitsMean: 1, hoursPerMonth: 730,
      predictionsPerMonth: nil, capacity: 1, capacityKind: .sized)
    demand.sizing = CostSizing(
      model: "m", gpu: "L4", format: "bf16", cacheFormat: "bf16", context: context, modelContext: limit,
      input: request - 1, output: 1, concurrency: 1, gpus: 1, tensorParallel: 1, pipelineStages: 1, fewestGPUs: 1,
      fits: true, figures: [], prefillShare: 0.5)
    var cost = CostResult(currency: "USD", months: 12, annualRate: 0)
    cost.demands = [demand]
    var measurements = GoodSample.measurements
    measurements.cost = cost
    return Reviewer().review(try GoodSample.subject(measurements: measurements)).findings
      .filter { $0.rule.hasPrefix("CO03") }
  }

  @Test func aContextHasItsLimits() throws {
    #expect(try sized(context: 8192, request: 8192, limit: 8192).isEmpty)
    let long = try sized(context: 8193, request: 100, limit: 8192)
    #expect(long.map(\.rule) == ["CO031"] && long.map(\.severity) == [.error])
    #expect(long.first?.message.en.contains("8193 tokens, m can take 8192") == true)
    #expect(long.first?.message.ru.contains("умеет 8192") == true)
    #expect(try sized(context: 8000, request: 8001, limit: 8192).map(\.rule) == ["CO032"])
  }

  @Test func aLanguageModelHasToFit() throws {
    let found = try findings("CO03") {
      $0.options[0].violations = [CostNote(.modelDoesNotFit, "scoring", "m, 1 × L4: 30 / 21.6 GiB; ≥ 2")]
      $0.options.append(CostOption(option: .cloud))
      $0.options[1].violations = $0.options[0].violations
    }
    #expect(found.map(\.rule) == ["CO030"] && found.first?.severity == .error)
    #expect(found.first?.message.en.contains("30 / 21.6 GiB") == true)
  }
}
