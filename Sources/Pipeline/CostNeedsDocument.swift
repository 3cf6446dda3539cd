import Manifest
import Measurements
import Wording

/// Needs, commitments and carbon in `dossier.cost/1`.
enum CostNeedsDocument {
  static func need(_ need: CostNeed) -> JSONValue {
    .members([
      ("workload", .string(need.workload)), ("need", .string(need.aspect.rawValue)),
      ("outcome", .string(need.outcome.rawValue)), ("fact", .string(need.fact.rawValue)),
      ("message", .string(CostWords(.en).fact(need))),
    ])
  }

  static func commitment(_ found: CostCommitment) -> JSONValue {
    .members([
      ("workload", .string(found.workload)), ("purchase", .string(found.purchase.rawValue)),
      ("hourly", .number(found.hourly)), ("on_demand", .number(found.onDemand)),
      ("break_even_utilisation", .number(found.breakEven)), ("utilisation", .number(found.utilisation)),
      ("best_units", .integer(found.best)), ("peak_units", .integer(found.peak)),
      ("saving_per_month", .number(found.saving)),
    ])
  }

  static func carbon(_ part: CostCarbon) -> JSONValue {
    .members([
      ("kwh_per_month", .number(part.kWh)), ("country", .optional(part.country)),
      ("g_co2e_per_kwh", .optional(part.gramsPerKWh)), ("source", .optional(part.source?.text)),
      ("date", .optional(part.source?.date)),
    ])
  }
}
