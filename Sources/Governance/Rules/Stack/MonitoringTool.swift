import Manifest
import Measurements
import Wording

struct MonitoringTool: FaultRule {
  static let info = RuleInfo(
    id: "ST003",
    name: LocalizedText(en: "A tool watches the service", ru: "За сервисом следит инструмент"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(en: "Nobody looks at night.", ru: "Ночью никто не смотрит."),
    fix: LocalizedText(en: "Add the role `monitoring`.", ru: "Добавьте роль `monitoring`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.monitoring),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
