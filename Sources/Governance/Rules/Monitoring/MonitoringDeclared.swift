import Manifest
import Measurements
import Wording

struct MonitoringDeclared: FaultRule {
  static let info = RuleInfo(
    id: "MO001",
    name: LocalizedText(
      en: "What is watched after deployment is declared", ru: "Сказано, за чем следят после внедрения"),
    severity: .warning, phase: .monitoringAndMaintenance,
    checks: LocalizedText(en: "From deployment on there is `monitoring`.", ru: "С внедрения есть `monitoring`."),
    why: LocalizedText(en: "Every model ages.", ru: "Любая модель стареет."),
    fix: LocalizedText(en: "Add `monitoring.drift`.", ru: "Добавьте `monitoring.drift`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && subject.project.monitoring?.drift == nil, "it is not", "не сказано",
      at: subject.project.phase.location)
  }
}
