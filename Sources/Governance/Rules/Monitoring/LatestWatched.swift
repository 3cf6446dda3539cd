import Manifest
import Measurements
import Wording

struct LatestWatched: FaultRule {
  static let info = RuleInfo(
    id: "MO005",
    name: LocalizedText(
      en: "A model in use is watched on new rows", ru: "Работающую модель проверяют на новых строках"),
    severity: .info, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "In the monitoring phase `current` is not a split of the past.",
      ru: "На этапе мониторинга `current` — не прошлая выборка."),
    why: LocalizedText(en: "The test rows will never drift.", ru: "Тестовые строки никогда не уйдут."),
    fix: LocalizedText(en: "Use `DATA:latest`.", ru: "Укажите `ДАННЫЕ:latest`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift else { return [] }
    return Fault.when(
      subject.project.phase.value == .monitoringAndMaintenance
        && ["test", "train", "valid", "validation"].contains(drift.current.split ?? ""),
      "it watches \(drift.current.split ?? "")", "следят за \(drift.current.split ?? "")", at: drift.location)
  }
}
