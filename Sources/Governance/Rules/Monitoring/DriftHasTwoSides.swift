import Manifest
import Measurements
import Wording

struct DriftHasTwoSides: FaultRule {
  static let info = RuleInfo(
    id: "MO004",
    name: LocalizedText(en: "Drift compares two different sets of rows", ru: "Дрейф сравнивает разные строки"),
    severity: .error, phase: .monitoringAndMaintenance,
    checks: LocalizedText(en: "`reference` and `current` differ.", ru: "`reference` и `current` различаются."),
    why: LocalizedText(en: "Data never drift from themselves.", ru: "Данные не уходят от самих себя."),
    fix: LocalizedText(en: "Compare training rows with new ones.", ru: "Сравните обучение с новыми строками."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift else { return [] }
    return Fault.when(
      drift.reference.entry == drift.current.entry && drift.reference.split == drift.current.split,
      "both are the same", "это одни и те же строки", at: drift.location)
  }
}
