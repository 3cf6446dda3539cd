import Manifest
import Measurements
import Wording

struct StackNamed: FaultRule {
  static let info = RuleInfo(
    id: "ST011",
    name: LocalizedText(en: "Tools are named", ru: "Инструменты названы"),
    severity: .info, phase: .modeling,
    checks: LocalizedText(en: "From modeling on there is `stack`.", ru: "С моделирования есть `stack`."),
    why: LocalizedText(en: "Who takes over needs to know.", ru: "Это нужно тому, кто примет проект."),
    fix: LocalizedText(en: "Add `stack`.", ru: "Добавьте `stack`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .modeling && subject.project.stack.isEmpty, "none is", "не названы",
      at: subject.project.phase.location)
  }
}
