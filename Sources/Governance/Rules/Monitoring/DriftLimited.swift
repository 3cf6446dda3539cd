import Manifest
import Measurements
import Wording

struct DriftLimited: FaultRule {
  static let info = RuleInfo(
    id: "MO002",
    name: LocalizedText(en: "Drift has a limit that stops", ru: "У дрейфа есть останавливающий предел"),
    severity: .warning, phase: .monitoringAndMaintenance,
    checks: LocalizedText(en: "`drift` has `fail`.", ru: "В `drift` есть `fail`."),
    why: LocalizedText(
      en: "A chart nobody has to act on is decoration.", ru: "График, по которому не действуют, — украшение."),
    fix: LocalizedText(en: "Add `fail`.", ru: "Добавьте `fail`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift else { return [] }
    return Fault.when(
      drift.fail == nil,
      "no limit of failure", "предела отказа нет", at: drift.location)
  }
}
