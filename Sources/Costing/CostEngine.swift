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
    result.needs = NeedsAssessor(inputs: inputs, demands: demands).needs()
    let planner = OptionPlanner(inputs: inputs, terms: terms, demands: demands, converter: converter)
    result.reviewed =
      PriceReview(inputs: inputs, demands: demands, converter: converter, market: planner.market).prices()
    result.priceFaults = PriceFileReview(inputs: inputs).faults()
    let options = declared.options.isEmpty ? Infrastructure.Option.allCases : declared.options
    let plans = Infrastructure.Option.allCases.filter(options.contains).map {
      OptionPlan(option: $0, plan: planner.plan($0), terms: terms)
    }
    let scorer = CriteriaScorer(
      inputs: inputs, demands: demands, fewestProviders: demands.map(planner.providers).min() ?? 0)
    result.options = plans.map { option($0, terms, inputs, demands, scorer) }
    result.notes += unique(plans.flatMap(\.plan.notes))
    if options.contains(where: { $0 != .own }) { result.commitments = planner.market.commitments() }
    let draws = compare(plans, terms, inputs, demands, &result)
    if let budget = declared.budget,
      budget.currency == currency || inputs.book.rate(from: budget.currency, to: currency) != nil
    {
      let rate = inputs.book.rate(from: budget.currency, to: currency)?.value ?? 1
      // A budget without a period is one for the whole horizon.
      let share = budget.per.map { Time.hoursPerMonth / Time.hours(in: $0) } ?? 1 / Double(terms.months)
      result.budget = budget.amount * rate * share
    }
    CostValueAnalysis(inputs: inputs, terms: terms, converter: converter).add(to: &result, draws: draws)
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
      var basis = line.basis + factors(line, table)
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
    option.carbon = carbon(plan, inputs)
    if !option.carbon.isEmpty, option.carbon.allSatisfy({ $0.gramsPerKWh != nil }) {
      option.kgCO2ePerMonth = option.carbon.map { $0.kWh * ($0.gramsPerKWh ?? 0) / 1000 }.reduce(0, +)
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

  /// The energy by the country whose grid gives it, with that grid's factor.
  private static func carbon(_ plan: Plan, _ inputs: CostInputs) -> [CostCarbon] {
    let countries = Set(plan.energy.map(\.country)).sorted { ($0 ?? "") < ($1 ?? "") }
    return countries.map { country in
      let kWh = plan.energy.filter { $0.country == country }.map(\.kWh).reduce(0, +)
      let grid = country.flatMap { inputs.hardware.grid(of: $0) }
      return CostCarbon(
        kWh: kWh, country: country, gramsPerKWh: grid?.gramsPerKWh,
        source: grid.map { CostSource($0.source, date: $0.date.description) })
    }
  }

  /// What one unit of a line's volume is multiplied by.
  private static func factors(_ line: PlannedLine, _ table: VolumeTable) -> [CostFactor] {
    // The basis of maintenance is a year's.
    let span =
      line.kind == .maintenance
      ? CostFactor(.years, Double(table.months) / 12) : CostFactor(.months, Double(table.months))
    let isSpace = line.kind == .ownStorage || line.kind == .checkpointStorage
    return switch line.volume {
    case .once: []
    case .months: [span]
    case .level(let index): [CostFactor(.units, table.levels[index].reduce(0, +) / Double(table.months)), span]
    case .added, .final:
      [CostFactor(isSpace ? .times : .servers, table.flow(line.volume).reduce(0, +))]
    case .late(let index, let first):
      [
        CostFactor(
          .units, table.levels[index].dropFirst(first).reduce(0, +) / Double(max(1, table.months - first))),
        line.kind == .maintenance
          ? CostFactor(.years, Double(max(0, table.months - first)) / 12)
          : CostFactor(.months, Double(max(0, table.months - first))),
      ]
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
    return unique(found + plan.violations)
  }

  // MARK: Comparison

  private static func compare(
    _ plans: [OptionPlan], _ terms: Terms, _ inputs: CostInputs, _ demands: [Demand], _ result: inout CostResult
  ) -> CostDraws? {
    let comparison = PlanComparison(terms: terms)
    let complete = plans.filter(\.plan.isComplete)
    let own = complete.first { $0.option == .own }
    let cloud = complete.first { $0.option == .cloud }
    if let own, let cloud {
      let hours = demands.map(\.hoursPerMonth).reduce(0, +)
      result.breakEven = comparison.breakEven(own: own, cloud: cloud, hoursPerMonth: hours)
    }
    if let own, let cloud {
      result.usage = comparison.usageCurve(own: own, cloud: cloud)
    }
    let ends = DriverEnds(inputs.infrastructure.uncertainty)
    let allowed = result.allowed.sorted { $0.npv < $1.npv }
    let draws = comparison.uncertainty(
      complete, allowed: Set(result.allowed.map(\.option)), ends: ends, draws: inputs.draws, seed: inputs.seed)
    result.uncertainty = draws?.uncertainty
    guard let best = allowed.first else { return draws }
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
    return draws
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
}
