import Manifest
import Measurements
import Wording

struct RisksNamed: FaultRule {
  static let info = RuleInfo(
    id: "RK002",
    name: LocalizedText(en: "Risks are named", ru: "Риски названы"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "From modeling on there is at least one risk.", ru: "С моделирования есть хотя бы один риск."),
    why: LocalizedText(en: "No project has none.", ru: "Проектов без рисков не бывает."),
    fix: LocalizedText(en: "Ask what would make the project fail.", ru: "Спросите, что сорвёт проект."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .modeling && subject.project.risks.isEmpty, "none is", "не названы",
      at: subject.project.phase.location)
  }
}
