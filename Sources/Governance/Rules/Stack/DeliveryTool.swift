import Manifest
import Measurements
import Wording

struct DeliveryTool: FaultRule {
  static let info = RuleInfo(
    id: "ST002",
    name: LocalizedText(en: "Changes are delivered by a pipeline", ru: "Изменения поставляет конвейер"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(en: "By hand, steps are left out.", ru: "Вручную шаги пропускают."),
    fix: LocalizedText(en: "Add the role `ci`.", ru: "Добавьте роль `ci`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.delivery),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
