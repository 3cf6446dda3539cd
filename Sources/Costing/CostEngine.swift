import Manifest
import Measurements
import Prices

/// Computes what own, rented and mixed machines cost for declared workloads.
public enum CostEngine {
  /// Where the manifest says nothing: three years.
  public static let usualHorizon = 36

  /// - Returns: nil where nothing is declared that could be compared: no workloads, or no currency.
  public static func compute(_ inputs: CostInputs) -> CostResult? {
    let declared = inputs.infrastructure
    guard !declared.workloads.isEmpty, let currency = declared.currency ?? declared.budget?.currency else { return nil }
    var inputs = inputs
    inputs.infrastructure.currency = currency
    let terms = Terms(
      months: max(1, min(1200, declared.horizon?.months ?? usualHorizon)),
      annualRate: declared.discountRate?.fraction ?? 0)
    let converter = Converter(
      book: inputs.book, currency: currency, asOf: inputs.asOf, limit: inputs.priceAge)
    var result = CostResult(currency: currency.code, months: terms.months, annualRate: terms.annualRate)
    let builder = DemandBuilder(
      capacities: inputs.capacities, accelerators: AcceleratorChoice(inputs: inputs, converter: converter))
    let demands = declared.workloads.map { builder.demand($0, notes: &result.notes) }
    result.demands = demands.map(\.described)
    let planner = OptionPlanner(inputs: inputs, terms: terms, demands: demands, converter: converter)
    let options = declared.options.isEmpty ? Infrastructure.Option.allCases : declared.options
    let plans = Infrastructure.Option.allCases.filter(options.contains).map {
      OptionPlan(option: $0, plan: planner.plan($0))
    }
    let scorer = CriteriaScorer(
      inputs: inputs, demands: demands, fewestProviders: demands.map(planner.providers).min() ?? 0)
    result.options = plans.map { option($0, terms, inputs, demands, scorer) }
    result.notes += unique(plans.flatMap(\.plan.notes))
    compare(plans, terms, inputs, demands, &result)
    if let budget = declared.budget,
      budget.currency == currency || inputs.book.rate(from: budget.currency, to: currency) != nil
    {
      let rate = inputs.book.rate(from: budget.currency, to: currency)?.value ?? 1
      switch budget.per {
      case .month: result.budget = budget.amount * rate
      case .year: result.budget = budget.amount * rate / 12
      case .second, .minute, .hour, .day, .week, nil: break
      }
    }
    value(inputs, terms, converter, &result)
    return result
  }

  private static func unique(_ notes: [CostNote]) -> [CostNote] {
    var seen: Set<CostNote> = []
    return notes.filter { seen.insert($0).inserted }
  }

  // MARK: One option

  private static func option(
    _ item: OptionPlan, _ terms: Terms, _ inputs: CostInputs, _ demands: [Demand], _ scorer: CriteriaScorer
  ) -> CostOption {
    let plan = item.plan
    let table = plan.table(terms)
    var option = CostOption(option: item.option)
    option.isComplete = plan.isComplete
    option.lines = plan.lines.map { line in
      let present = line.amount * table.weight(line.volume)
      let total = line.amount * table.flow(line.volume).reduce(0, +)
      var basis = line.basis + factors(line.volume, table, yearly: line.kind == .maintenance)
      if total != 0, abs(present / total - 1) > 1e-9 { basis.append(CostFactor(.discount, present / total)) }
      return CostLine(
        kind: line.kind, subject: line.subject, presentValue: present, total: total, basis: basis, sources: line.sources
      )
    }
    option.cashFlow = plan.cashFlow(terms)
    option.npv = option.lines.map(\.presentValue).reduce(0, +)
    option.total = option.cashFlow.reduce(0, +)
    option.capex = option.cashFlow.first ?? 0
    option.monthly =
      Discounting.equivalentMonthly(option.npv, months: terms.months, annualRate: terms.annualRate)
      ?? option.total / Double(terms.months)
    option.placements = plan.placements
    if let fleet = plan.fleet, let first = table.levels[fleet].first, let last = table.levels[fleet].last {
      option.servers = [Int(min(first, 1e9)), Int(min(last, 1e9))]
    }
    option.utilisation = PlanComparison(terms: terms).utilisation(plan)
    option.kWhPerMonth = plan.kWh
    if let country = inputs.country, let grid = inputs.hardware.grid(of: country) {
      option.kgCO2ePerMonth = plan.kWh * grid.gramsPerKWh / 1000
    }
    let placed = demands.map { $0.placed(by: plan.placements) }
    let hours = placed.filter { $0.gpus > 0 }.map(\.hoursPerMonth).reduce(0, +)
    if hours > 0 { option.perGPUHour = option.monthly / hours }
    let predictions = demands.compactMap(\.predictionsPerMonth).reduce(0, +)
    if predictions > 0 { option.perThousandPredictions = option.monthly / predictions * 1000 }
    option.perToken = TokenPricing(option: option, currency: inputs.infrastructure.currency?.code ?? "").prices(demands)
    option.criteria = scorer.criteria(item.option, plan)
    option.violations = violations(item.option, plan, inputs, demands)
    return option
  }

  /// - Parameter yearly: true for an amount whose basis is a year's.
  private static func factors(_ volume: Volume, _ table: VolumeTable, yearly: Bool) -> [CostFactor] {
    let span =
      yearly ? CostFactor(.years, Double(table.months) / 12) : CostFactor(.months, Double(table.months))
    return switch volume {
    case .once: []
    case .months: [span]
    case .level(let index):
      [
        CostFactor(.units, table.levels[index].reduce(0, +) / Double(table.months)), span,
      ]
    case .added, .final: [CostFactor(.servers, table.flow(volume).reduce(0, +))]
    case .early(let index, let months):
      [CostFactor(.units, table.levels[index].prefix(months).reduce(0, +) / Double(max(1, months)))]
    }
  }

  private static func violations(
    _ option: Infrastructure.Option, _ plan: Plan, _ inputs: CostInputs, _ demands: [Demand]
  ) -> [CostNote] {
    var found: [CostNote] = []
    for demand in demands where demand.workload.sensitive {
      if plan.placements.contains(where: { $0.workload == demand.workload.id && $0.place != .inside }) {
        found.append(CostNote(.sensitiveOutside, demand.workload.id))
      }
    }
    for demand in demands {
      guard !demand.hasNoAccelerator else {
        found += demand.misfits(at: .outside)
        continue
      }
      found += plan.placements.filter { $0.workload == demand.workload.id }.flatMap { demand.misfits(at: $0.place) }
    }
    found += plan.notes.filter { $0.kind == .wrongAccelerator || $0.kind == .tooFewServers }
    return found
  }

  // MARK: Comparison

  private static func compare(
    _ plans: [OptionPlan], _ terms: Terms, _ inputs: CostInputs, _ demands: [Demand], _ result: inout CostResult
  ) {
    let comparison = PlanComparison(terms: terms)
    let complete = plans.filter(\.plan.isComplete)
    let own = complete.first { $0.option == .own }
    let cloud = complete.first { $0.option == .cloud }
    if let own, let cloud {
      let hours = demands.map(\.hoursPerMonth).reduce(0, +)
      result.breakEven = comparison.breakEven(own: own.plan, cloud: cloud.plan, hoursPerMonth: hours)
    }
    if let own, let cloud {
      result.usage = comparison.usageCurve(own: own.plan, cloud: cloud.plan)
    }
    let ends = DriverEnds(inputs.infrastructure.uncertainty)
    let allowed = result.allowed.sorted { $0.npv < $1.npv }
    result.uncertainty = comparison.uncertainty(
      complete, allowed: Set(result.allowed.map(\.option)), ends: ends, draws: inputs.draws, seed: inputs.seed)
    guard let best = allowed.first else { return }
    let other = allowed.dropFirst().first { $0.npv > best.npv + 1e-9 * abs(best.npv) }
    result.recommendation = CostRecommendation(
      option: best.option, runnerUp: other?.option, saving: other.map { $0.npv - best.npv },
      confidence: result.uncertainty?.bands.first { $0.option == best.option }?.cheapest)
    let pair = [own, cloud].compactMap { $0 }
    if pair.count == 2 {
      result.sensitivity = comparison.sensitivity(pair[0], pair[1], ends: ends)
    } else if let other, let first = complete.first(where: { $0.option == best.option }),
      let second = complete.first(where: { $0.option == other.option })
    {
      result.sensitivity = comparison.sensitivity(first, second, ends: ends)
    }
    markPareto(&result)
  }

  /// An option is kept unless another allowed one costs no more and is better by the mean of the criteria, or the reverse.
  private static func markPareto(_ result: inout CostResult) {
    func score(_ option: CostOption) -> Double {
      option.criteria.isEmpty ? 0 : Double(option.criteria.map(\.score).reduce(0, +)) / Double(option.criteria.count)
    }
    let allowed = result.allowed
    for index in result.options.indices {
      let option = result.options[index]
      guard option.violations.isEmpty, option.isComplete else { continue }
      result.options[index].isPareto = !allowed.contains { other in
        other.option != option.option && other.npv <= option.npv && score(other) >= score(option)
          && (other.npv < option.npv || score(other) > score(option))
      }
    }
  }

  // MARK: Value

  private static func value(
    _ inputs: CostInputs, _ terms: Terms, _ converter: Converter, _ result: inout CostResult
  ) {
    guard let given = inputs.value, let chosen = result.recommendation.flatMap({ result.option($0.option) }),
      let rate = inputs.book.rate(from: given.currency, to: converter.currency)?.value,
      let worth = given.perMonth.value.map({ $0 * rate })
    else { return }
    let low = given.perMonth.low.map { $0 * rate } ?? worth
    let high = given.perMonth.high.map { $0 * rate } ?? worth
    func monthly(_ present: Double) -> Double {
      Discounting.equivalentMonthly(present, months: terms.months, annualRate: terms.annualRate) ?? chosen.monthly
    }
    let band = result.uncertainty?.bands.first { $0.option == chosen.option }
    let cheap = band.map { monthly($0.p10) } ?? chosen.monthly
    let dear = band.map { monthly($0.p90) } ?? chosen.monthly
    let running = (chosen.total - chosen.capex) / Double(terms.months)
    let surplus = worth - running
    let present = Discounting.presentValue(ofMonthly: worth, months: terms.months, annualRate: terms.annualRate)
    result.value = CostValue(
      link: given.link,
      valuePerMonth: Estimate(value: worth, low: low, high: high, method: given.perMonth.method),
      netPerMonth: Estimate(value: worth - chosen.monthly, low: low - dear, high: high - cheap),
      payback: surplus > 0 ? max(0, chosen.capex) / surplus : nil,
      returnOnCost: present.flatMap { chosen.npv > 0 ? ($0 - chosen.npv) / chosen.npv : nil })
  }
}
