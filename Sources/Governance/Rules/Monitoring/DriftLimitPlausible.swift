import Manifest
import Measurements
import Wording

struct DriftLimitPlausible: FaultRule {
  static let info = RuleInfo(
    id: "MO007",
    name: LocalizedText(en: "The drift limit is not out of reach", ru: "Предел дрейфа достижим"),
    severity: .info, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "A PSI limit of failure of at most 0.5; above 1 is an error.",
      ru: "Предел отказа по PSI не больше 0,5; больше 1 — ошибка."),
    why: LocalizedText(en: "Above 0.25 a shift counts as large.", ru: "Больше 0,25 — уже большой сдвиг."),
    fix: LocalizedText(en: "Use psi > 0.25.", ru: "Укажите psi > 0.25."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift, let limit = drift.fail, limit.measure == .psi,
      limit.value > 0.5
    else { return [] }
    // A PSI of 1 means that the two spreads hardly overlap.
    return [
      Fault(
        LocalizedText(en: "psi above 0.5", ru: "psi больше 0,5"), at: drift.location,
        severity: limit.value > 1 ? .error : nil)
    ]
  }
}
