import Manifest
import Measurements
import Wording

struct VersioningTool: FaultRule {
  static let info = RuleInfo(
    id: "ST001",
    name: LocalizedText(en: "Code and data are versioned", ru: "Код и данные под версиями"),
    severity: .warning, phase: .modeling,
    checks: LocalizedText(
      en: "From modeling on, `stack` has a tool for it.", ru: "С этого этапа в `stack` есть такой инструмент."),
    why: LocalizedText(
      en: "A result without a version cannot be made again.", ru: "Результат без версии не повторить."),
    fix: LocalizedText(en: "Add the role `versioning`.", ru: "Добавьте роль `versioning`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .modeling && !subject.project.stack.isEmpty
        && !StackMap(subject.project.stack).covers(.versioning),
      "no tool is named", "инструмент не назван", at: subject.project.stack.first?.location)
  }
}
