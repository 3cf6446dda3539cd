import Manifest
import Measurements
import Wording

struct ServingTool: FaultRule {
  static let info = RuleInfo(
    id: "ST004",
    name: LocalizedText(en: "It is named what serves the model", ru: "Сказано, что обслуживает модель"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(en: "It decides latency, scaling and cost.", ru: "От этого зависят задержка, масштаб и цена."),
    fix: LocalizedText(en: "Add the role `serving`.", ru: "Добавьте роль `serving`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.serving),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
