import Manifest
import Measurements
import Wording

/// `dossier.cost/1`
public enum CostDocument {
  public struct Entry: Sendable {
    public var id: String
    public var result: CostResult
    /// The changes that were put in, or the revision that was read; nil for the project as it is.
    public var whatIf: String?
    public var revision: String?

    public init(id: String, result: CostResult, whatIf: String? = nil, revision: String? = nil) {
      self.id = id
      self.result = result
      self.whatIf = whatIf
      self.revision = revision
    }
  }

  public static func json(_ entries: [Entry], totals: [CostTotal] = []) -> JSONValue {
    .members([
      ("schema", "dossier.cost/1"), ("projects", .array(entries.map(json))),
      (
        "totals",
        .array(
          totals.map {
            .members([
              ("currency", .string($0.currency)), ("projects", .integer($0.projects)), ("monthly", .number($0.monthly)),
            ])
          })
      ),
    ])
  }

  static func json(_ entry: Entry) -> JSONValue {
    let result = entry.result
    return .members([
      ("id", .string(entry.id)), ("what_if", .optional(entry.whatIf)), ("revision", .optional(entry.revision)),
      ("currency", .string(result.currency)), ("horizon_months", .integer(result.months)),
      ("discount_rate", .number(result.annualRate)), ("demands", .array(result.demands.map(demand))),
      ("needs", .array(result.needs.map(CostNeedsDocument.need))),
      (
        "options",
        .object(result.options.map { JSONValue.Member($0.option.rawValue, option($0)) })
      ),
      ("break_even", result.breakEven.map(breakEven) ?? .null), ("sensitivity", result.sensitivity.map(sensitivity)),
      ("uncertainty", result.uncertainty.map(uncertainty) ?? .null),
      ("recommendation", result.recommendation.map(recommendation) ?? .null),
      ("commitments", .array(result.commitments.map(CostNeedsDocument.commitment))),
      ("value", result.value.map(value)), ("budget_per_month", result.budget.map(JSONValue.number)),
      ("notes", .array(result.notes.map(note))),
    ])
  }

  private static func demand(_ demand: CostDemand) -> JSONValue {
    .members([
      ("workload", .string(demand.workload)), ("kind", .string(demand.kind.rawValue)), ("gpu", .optional(demand.gpu)),
      ("gpus", .integer(demand.gpus)), ("units_peak", .number(demand.unitsPeak)),
      ("units_mean", .number(demand.unitsMean)), ("hours_per_month", .number(demand.hoursPerMonth)),
      ("predictions_per_month", .optional(demand.predictionsPerMonth)), ("capacity", .optional(demand.capacity)),
      ("capacity_kind", .string(demand.capacityKind.rawValue)),
    ])
  }

  private static func option(_ option: CostOption) -> JSONValue {
    .members([
      ("npv", .number(option.npv)), ("monthly", .number(option.monthly)), ("capex", .number(option.capex)),
      ("total", .number(option.total)), ("complete", .bool(option.isComplete)),
      ("violations", .array(option.violations.map(note))), ("lines", .array(option.lines.map(line))),
      ("cash_flow", .array(option.cashFlow.map(JSONValue.number))),
      ("placements", .array(option.placements.map(placement))),
      ("per_gpu_hour", .optional(option.perGPUHour)),
      ("per_1000_predictions", .optional(option.perThousandPredictions)),
      ("servers", option.servers.isEmpty ? nil : .array(option.servers.map(JSONValue.integer))),
      ("utilisation", .optional(option.utilisation)), ("kwh_per_month", .optional(option.kWhPerMonth)),
      ("kg_co2e_per_month", .optional(option.kgCO2ePerMonth)),
      ("carbon", .array(option.carbon.map(CostNeedsDocument.carbon))),
      ("criteria", .array(option.criteria.map(criterion))),
      ("pareto", .bool(option.isPareto)),
    ])
  }

  private static func line(_ line: CostLine) -> JSONValue {
    .members([
      ("id", .string(line.kind.rawValue)), ("subject", .optional(line.subject)), ("amount", .number(line.presentValue)),
      ("total", .number(line.total)), ("basis", .string(CostWords(.en).basis(line.basis))),
      (
        "sources",
        .array(
          line.sources.map {
            .members([
              ("source", .string($0.text)), ("date", .optional($0.date)), ("estimate", .bool($0.isEstimate)),
            ])
          })
      ),
    ])
  }

  private static func placement(_ placement: CostPlacement) -> JSONValue {
    .members([
      ("workload", .string(placement.workload)), ("place", .string(placement.place.rawValue)),
      ("reason", .string(placement.reason.rawValue)), ("saving", .optional(placement.saving)),
      ("machine", .optional(placement.machine)), ("replicas_inside", .optional(placement.base)),
    ])
  }

  private static func criterion(_ criterion: CostCriterion) -> JSONValue {
    .members([
      ("name", .string(criterion.name.rawValue)), ("score", .integer(criterion.score)),
      ("fact", .string(criterion.fact.rawValue)), ("value", .optional(criterion.value)),
    ])
  }

  private static func breakEven(_ found: BreakEven) -> JSONValue {
    .members([
      ("months", .optional(found.months)), ("gpu_hours", .optional(found.hours)),
      ("utilisation", .optional(found.utilisation)),
    ])
  }

  private static func sensitivity(_ found: CostSensitivity) -> JSONValue {
    .members([
      ("first", .string(found.first.rawValue)), ("second", .string(found.second.rawValue)),
      ("difference", .number(found.difference)),
      ("to_flip", .array(CostWords(.en).flips(found).map(JSONValue.string))),
      (
        "drivers",
        .array(
          found.bars.map {
            .members([
              ("driver", .string($0.driver.rawValue)), ("low", .number($0.low)), ("high", .number($0.high)),
              ("at_low", .number($0.atLow)), ("at_high", .number($0.atHigh)), ("flip", .optional($0.flip)),
            ])
          })
      ),
    ])
  }

  private static func uncertainty(_ found: CostUncertainty) -> JSONValue {
    .members([
      ("draws", .integer(found.draws)), ("seed", .integer(found.seed)), ("own_cheaper", .optional(found.ownCheaper)),
      (
        "options",
        .object(
          found.bands.map {
            JSONValue.Member(
              $0.option.rawValue,
              .members([
                ("p10", .number($0.p10)), ("p50", .number($0.p50)), ("p90", .number($0.p90)),
                ("cheapest", .number($0.cheapest)),
              ]))
          })
      ),
    ])
  }

  private static func recommendation(_ found: CostRecommendation) -> JSONValue {
    .members([
      ("option", .string(found.option.rawValue)), ("runner_up", .optional(found.runnerUp?.rawValue)),
      ("saving", .optional(found.saving)), ("confidence", .optional(found.confidence)),
    ])
  }

  private static func value(_ found: CostValue) -> JSONValue {
    func estimate(_ estimate: Estimate) -> JSONValue {
      .members([
        ("value", .optional(estimate.value)), ("low", .optional(estimate.low)), ("high", .optional(estimate.high)),
      ])
    }
    return .members([
      ("link", .string(found.link)), ("value_per_month", estimate(found.valuePerMonth)),
      ("net_per_month", estimate(found.netPerMonth)), ("payback_months", .optional(found.payback)),
      ("return", .optional(found.returnOnCost)),
    ])
  }

  static func note(_ note: CostNote) -> JSONValue {
    .members([
      ("kind", .string(note.kind.rawValue)), ("subject", .string(note.subject)), ("detail", .string(note.detail)),
      ("message", .string(CostWords(.en).note(note))),
    ])
  }
}

/// What all projects together would cost a month by the cheapest way of each, by currency.
public struct CostTotal: Sendable, Hashable {
  public var currency: String
  public var projects: Int
  public var monthly: Double

  public static func totals(_ results: [CostResult]) -> [CostTotal] {
    var totals: [CostTotal] = []
    for result in results {
      guard let best = result.recommendation.flatMap({ result.option($0.option) }) else { continue }
      if let index = totals.firstIndex(where: { $0.currency == result.currency }) {
        totals[index].projects += 1
        totals[index].monthly += best.monthly
      } else {
        totals.append(CostTotal(currency: result.currency, projects: 1, monthly: best.monthly))
      }
    }
    return totals
  }
}
