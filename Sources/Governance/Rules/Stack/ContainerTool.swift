import Manifest
import Measurements
import Wording

struct ContainerTool: FaultRule {
  static let info = RuleInfo(
    id: "ST006",
    name: LocalizedText(en: "The service is packaged", ru: "Сервис упакован"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(en: "It works on one machine only.", ru: "Работает только на одной машине."),
    fix: LocalizedText(en: "Add the role `containers`.", ru: "Добавьте роль `containers`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.containers),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
