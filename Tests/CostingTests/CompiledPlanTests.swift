import Manifest
import Testing

@testable import Costing

/// A compiled plan gives the definition's present value, whatever the plan is made of.
@Suite struct CompiledPlanTests {
  private func plan(growth: Double, isStep: Bool, refresh: Int?) -> Plan {
    var plan = Plan()
    let group = Series.Group(
      parts: [Series.Part(base: 1.3, growth: growth), Series.Part(base: 0.4, growth: 0, floor: 0.7)], copies: 2)
    var series = Series(groups: [group], isStep: isStep)
    series.minimum = 3
    let index = plan.add(series)
    plan.refresh = refresh
    let volumes: [Volume] = [
      .once, .months, .level(index), .added(index), .final(index), .early(index, months: 5), .early(index, months: 99),
    ]
    for (number, volume) in volumes.enumerated() {
      for drivers in [[], [CostDriver.cloudPrice], [.purchasePrice, .overheads]] {
        plan.lines.append(
          PlannedLine(
            kind: .compute, subject: nil, amount: Double(number) + 0.5, volume: volume, drivers: drivers, basis: [],
            sources: []))
      }
    }
    return plan
  }

  @Test(arguments: [-0.3, 0, 0.25, 2], [true, false])
  func isTheDefinitionsPresentValue(growth: Double, isStep: Bool) {
    for refresh in [nil, 1, 7, 24, 100] {
      for (months, rate) in [(1, 0.0), (36, 0.16), (61, 0.02)] {
        let plan = plan(growth: growth, isStep: isStep, refresh: refresh)
        let terms = Terms(months: months, annualRate: rate)
        var compiled = CompiledPlan(plan, terms)
        for usage in [0, 0.4, 1, 3.7] {
          var multipliers = Multipliers()
          multipliers[.usage] = usage
          multipliers[.cloudPrice] = 0.8
          multipliers[.overheads] = 1.3
          let expected = plan.presentValue(terms, multipliers)
          #expect(isClose(compiled.presentValue(multipliers), expected, within: 1e-9 * abs(expected)))
        }
      }
    }
  }
}
