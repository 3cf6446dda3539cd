import Manifest
import Measurements

/// What a million tokens cost: the cost of a workload, dealt out to prompts and answers by the time that a replica spends on them.
struct TokenPricing {
  let option: CostOption
  /// ISO 4217 code.
  let currency: String

  /// Lines whose subject is a workload; those of others name servers and roles.
  private static let ofWorkloads: Set<CostLine.Kind> = [.compute, .spotOverhead, .storage, .managed, .support, .bridge]

  /// - Parameter demands: all that the option pays for.
  func prices(_ demands: [Demand]) -> [CostPerToken] {
    let placed = demands.map { $0.placed(by: option.placements) }
    let hours = placed.map(\.hoursPerMonth).reduce(0, +)
    let ids = Set(demands.map(\.workload.id))
    func isOf(_ line: CostLine, _ id: String) -> Bool { Self.ofWorkloads.contains(line.kind) && line.subject == id }
    let shared = option.lines.filter { line in !ids.contains { isOf(line, $0) } }.map(\.presentValue).reduce(0, +)
    return placed.compactMap { demand in
      guard let sizing = demand.sizing, sizing.fits, let requests = demand.requestsPerMonth, requests > 0,
        option.npv > 0, hours > 0
      else { return nil }
      let id = demand.workload.id
      let own = option.lines.filter { isOf($0, id) }.map(\.presentValue).reduce(0, +)
      let present = own + shared * demand.hoursPerMonth / hours
      let monthly = option.monthly * present / option.npv
      return CostPerToken(
        workload: id, input: price(monthly, sizing.prefillShare, requests, sizing.input),
        output: price(monthly, 1 - sizing.prefillShare, requests, sizing.output),
        blended: price(monthly, 1, requests, sizing.input + sizing.output))
    }
  }

  private func price(_ monthly: Double, _ share: Double, _ requests: Double, _ tokens: Int) -> CostFormula {
    let paid = CostFormula.number(monthly, .money(currency))
    return .quotient(
      share == 1 ? paid : .product([paid, .number(share, .share)]),
      .number(requests * Double(tokens) / 1e6, .millionTokens))
  }
}

extension Demand {
  /// Requests a month: the stated mean, else that of the load over the day.
  var requestsPerMonth: Double? {
    if let predictionsPerMonth { return predictionsPerMonth }
    guard !isTraining, !workload.isBatch, let peak = workload.peak?.perSecond else { return nil }
    let shape = DemandBuilder.shape(workload.profile, mean: nil, peak: peak)
    return shape.reduce(0, +) / Double(shape.count) * 3600 * Time.hoursPerMonth
  }
}
