import Manifest
import Measurements
import Pipeline

/// Results as rows of the sheet that `dossier cost --format csv` prints.
enum CostSheet {
  /// Option, line, subject, present value (or the value of a result that is no present value), sum, currency, formula, sources,
  /// and a million tokens, which is empty here.
  static func results(_ result: CostResult) -> [[String]] {
    var rows: [[String]] = []
    func add(
      _ option: String, _ line: String, _ subject: String, _ value: Double?, total: Double? = nil, _ unit: String
    ) {
      guard let value else { return }
      rows.append([option, line, subject, String(value), total.map { String($0) } ?? "", unit, "", "", ""])
    }
    for option in result.options {
      let name = option.option.rawValue
      add(name, "option", "npv", option.npv, total: option.total, result.currency)
      add(name, "option", "monthly", option.monthly, "\(result.currency)/month")
      add(name, "option", "capex", option.capex, result.currency)
      add(name, "unit", "per_gpu_hour", option.perGPUHour, result.currency)
      add(name, "unit", "per_1000_predictions", option.perThousandPredictions, result.currency)
      add(name, "unit", "kwh_per_month", option.kWhPerMonth, "kWh")
      add(name, "unit", "kg_co2e_per_month", option.kgCO2ePerMonth, "kg")
      for criterion in option.criteria {
        add(name, "criterion", criterion.name.rawValue, Double(criterion.score), "1-5")
      }
    }
    for band in result.uncertainty?.bands ?? [] {
      let name = band.option.rawValue
      add(name, "uncertainty", "p10", band.p10, result.currency)
      add(name, "uncertainty", "p50", band.p50, result.currency)
      add(name, "uncertainty", "p90", band.p90, result.currency)
      add(name, "uncertainty", "cheapest", band.cheapest, "share")
    }
    add("", "uncertainty", "own_cheaper", result.uncertainty?.ownCheaper, "share")
    add("", "break_even", "months", result.breakEven?.months, "months")
    add("", "break_even", "gpu_hours", result.breakEven?.hours, "hours")
    add("", "break_even", "utilisation", result.breakEven?.utilisation, "share")
    for bar in result.sensitivity?.bars ?? [] {
      add("", "flip", bar.driver.rawValue, bar.flip, "multiple")
    }
    for found in result.commitments {
      add("cloud", "commitment_\(found.purchase.rawValue)", found.workload, found.breakEven, "utilisation")
    }
    add("", "value", "net_per_month", result.value?.netPerMonth.value, "\(result.currency)/month")
    if let best = result.recommendation {
      add(best.option.rawValue, "recommendation", "saving", best.saving ?? 0, result.currency)
    }
    return rows
  }
}
