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

  @Test(arguments: [
    (ReviewedPrice.Subject.power, 0.2, [Finding.Severity.error]), (.power, 0.4, [.warning]), (.power, 0.6, []),
    (.power, 3.0, []), (.power, 5.0, [.warning]), (.server, 11.0, [.error]), (.salary, 0.01, [.error]),
    (.accelerators, 0.24, [.error]), (.machine, 0.1, []), (.machine, 0.04, [.error]), (.machine, 50.0, []),
    (.rent, 0.06, [.error]), (.rent, 0.47, [.warning]), (.rent, 0.8, []), (.rent, 11.0, [.error]),
  ])
  func pricesFarFromAllKnownOnesAreFaults(
    _ subject: ReviewedPrice.Subject, _ ratio: Double, _ expected: [Finding.Severity]
  ) throws {
    let found = try findings("CO039") {
      $0.reviewed = [
        ReviewedPrice(
          subject: subject, name: "mlops", stated: ratio, reference: 1, source: "test", isInManifest: true)
      ]
    }
    #expect(found.map(\.severity) == expected)
  }

  /// A contract may halve a price, and does not make a machine free.
  @Test(arguments: [(0.5, [Finding.Severity]()), (0.3, [.warning]), (0.06, [.error])])
  func aContractExplainsALowRent(_ ratio: Double, _ expected: [Finding.Severity]) throws {
    let found = try findings("CO039") {
      $0.reviewed = [
        ReviewedPrice(
          subject: .rent, name: "instance/a/eu/big/on_demand", stated: ratio, reference: 1, source: "test",
          isInManifest: false, isNegotiated: true)
      ]
    }
    #expect(found.map(\.severity) == expected)
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
    #expect(long.map(\.rule) == ["CO037"] && long.map(\.severity) == [.error])
    #expect(long.first?.message.en.contains("8193 tokens, m can take 8192") == true)
    #expect(long.first?.message.ru.contains("умеет 8192") == true)
    #expect(try sized(context: 8000, request: 8001, limit: 8192).map(\.rule) == ["CO038"])
  }

  @Test func aLanguageModelHasToFit() throws {
    let found = try findings("CO03") {
      $0.options[0].violations = [CostNote(.modelDoesNotFit, "scoring", "m, 1 × L4: 30 / 21.6 GiB; ≥ 2")]
      $0.options.append(CostOption(option: .cloud))
      $0.options[1].violations = $0.options[0].violations
    }
    #expect(found.map(\.rule) == ["CO036"] && found.first?.severity == .error)
    #expect(found.first?.message.en.contains("30 / 21.6 GiB") == true)
  }

  // MARK: Needs and commitments

  private func rules(_ edit: (String, String)? = nil, _ change: (inout CostResult) -> Void) throws -> [Finding] {
    var cost = CostResult(currency: "USD", months: 24, annualRate: 0)
    change(&cost)
    var measurements = GoodSample.measurements
    measurements.cost = cost
    let text = edit.map { GoodSample.manifest.replacing($0.0, with: $0.1) } ?? GoodSample.manifest
    return Reviewer().review(try GoodSample.subject(text, measurements: measurements)).findings
      .filter { $0.rule.hasPrefix("CO03") || $0.rule == "CO012" }
  }

  private func need(_ fact: CostNeed.Fact, _ kind: Workload.Kind = .inference, _ outcome: CostNeed.Outcome = .notMet)
    -> CostNeed
  {
    CostNeed(
      workload: "serve", kind: kind, aspect: .speed, outcome: outcome, fact: fact, numbers: [0.2, 0.25, 60],
      texts: ["cloud"])
  }

  @Test func needsThatAreNotMetAreFindings() throws {
    let cases: [(CostNeed, String, Finding.Severity)] = [
      (need(.noLatency, .inference, .unsaid), "CO030", .info), (need(.latencyUnreachable), "CO031", .error),
      (need(.lostToSpot, .training), "CO032", .warning), (need(.tooFewReplicas), "CO033", .warning),
      (need(.scalesLate), "CO034", .warning),
    ]
    for (need, rule, severity) in cases {
      let found = try rules { $0.needs = [need] }
      #expect(found.map(\.rule) == [rule] && found.map(\.severity) == [severity])
      #expect(found.first?.location != nil, "\(rule)")
      #expect(found.first?.message.en.contains("serve") == true)
      #expect(found.first?.message.en != found.first?.message.ru)
    }
    // What is only not said of fault tolerance is no fault, and neither is a service on spot machines, which has its own rule.
    #expect(try rules { $0.needs = [need(.tooFewReplicas, .inference, .unsaid), need(.lostToSpot)] }.isEmpty)
  }

  @Test func aCommitmentHasToBeUsed() throws {
    func commitment(best: Int) -> CostCommitment {
      CostCommitment(
        workload: "serve", purchase: .reserved1, hourly: 3, onDemand: 5, utilisation: 0.4, best: best, peak: 4,
        saving: 10)
    }
    let bought = ("purchase: on_demand", "purchase: reserved_1y")
    let idle = try rules(bought) { $0.commitments = [commitment(best: 1)] }
    #expect(idle.map(\.rule) == ["CO035"] && idle.first?.message.en.contains("60%") == true)
    #expect(try rules(bought) { $0.commitments = [commitment(best: 4)] }.isEmpty)
    #expect(try rules { $0.commitments = [commitment(best: 1)] }.isEmpty)
    let long = try rules(("purchase: on_demand", "purchase: reserved_3y")) { _ in }
    #expect(long.map(\.rule) == ["CO035"] && long.first?.message.en.contains("36 months") == true)
  }

  @Test func anotherCurrencyIsFineWithARate() throws {
    let edit = ("budget: 1500 USD/month", "budget: 120_000 RUB/month")
    #expect(try rules(edit) { $0.budget = 1500 }.isEmpty)
    #expect(try rules(edit) { $0.budget = nil }.map(\.rule) == ["CO012"])
    let power = ("power_price: 0.14 USD/kWh", "power_price: 7 RUB/kWh")
    #expect(try rules(power) { $0.budget = 1500 }.isEmpty)
    let missing = try rules(power) {
      $0.budget = 1500
      $0.notes = [CostNote(.missingRate, "own.power_price", "RUB")]
    }
    #expect(missing.map(\.rule) == ["CO012"] && missing.first?.message.en.contains("RUB") == true)
  }
}
