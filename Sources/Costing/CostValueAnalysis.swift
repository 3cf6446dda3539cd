import Foundation
import Manifest
import Measurements
import Statistics

/// What a model brings, set against the cost of the recommended option.
struct CostValueAnalysis {
  let inputs: CostInputs
  let terms: Terms
  let converter: Converter

  func add(to result: inout CostResult, draws: CostDraws?) {
    guard let given = inputs.value, let chosen = result.recommendation.flatMap({ result.option($0.option) }),
      let rate = inputs.book.rate(from: given.currency, to: converter.currency)?.value,
      let worth = given.perMonth.value.map({ $0 * rate })
    else { return }
    let low = given.perMonth.low.map { $0 * rate } ?? worth
    let high = given.perMonth.high.map { $0 * rate } ?? worth
    let net = self.net(worth, low, high, draws?.values[chosen.option] ?? [], at: chosen.monthly)
    let running = (chosen.total - chosen.capex) / Double(terms.months)
    let surplus = worth - running
    let present = Discounting.presentValue(ofMonthly: worth, months: terms.months, annualRate: terms.annualRate)
    result.value = CostValue(
      link: given.link,
      valuePerMonth: Estimate(value: worth, low: low, high: high, method: given.perMonth.method),
      netPerMonth: Estimate(value: worth - chosen.monthly, low: net.p10, high: net.p90),
      payback: surplus > 0 ? max(0, chosen.capex) / surplus : nil,
      returnOnCost: present.flatMap { chosen.npv > 0 ? ($0 - chosen.npv) / chosen.npv : nil })
  }

  /// P10 and P90 of value less cost a month. The value is drawn from two halves of normal distributions that meet in it and have the ends
  /// of its interval (taken as 95%) where a normal distribution has them; the costs are those of the comparison's draws.
  private func net(
    _ worth: Double, _ low: Double, _ high: Double, _ costs: [Double], at cost: Double
  ) -> (p10: Double, p90: Double) {
    func monthly(_ present: Double) -> Double {
      Discounting.equivalentMonthly(present, months: terms.months, annualRate: terms.annualRate) ?? cost
    }
    guard !costs.isEmpty else { return (low - cost, high - cost) }
    var stream = RandomStream(seed: UInt64(bitPattern: Int64(inputs.seed)), number: 1)
    guard let reach = Normal.quantile(0.975) else { return (low - cost, high - cost) }
    let nets = costs.map { present -> Double in
      let standard = Normal.quantile((Double(stream.next() >> 11) + 0.5) * 0x1p-53) ?? 0
      let value = worth + standard / reach * (standard < 0 ? worth - low : high - worth)
      return value - monthly(present)
    }.sorted()
    return (PlanComparison.quantile(nets, 0.1), PlanComparison.quantile(nets, 0.9))
  }
}
