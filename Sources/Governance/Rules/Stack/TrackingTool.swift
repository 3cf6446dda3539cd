import Manifest
import Measurements
import Wording

struct TrackingTool: FaultRule {
  static let info = RuleInfo(
    id: "ST005",
    name: LocalizedText(en: "Experiments are tracked", ru: "Эксперименты записываются"),
    severity: .info, phase: .modeling,
    checks: LocalizedText(
      en: "From modeling on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(en: "What was tried and failed is tried again.", ru: "Неудачное пробуют снова."),
    fix: LocalizedText(en: "Add a tool such as MLflow.", ru: "Добавьте инструмент вроде MLflow."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .modeling && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.tracking),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
