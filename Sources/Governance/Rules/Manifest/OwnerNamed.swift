import Manifest
import Measurements
import Wording

struct OwnerNamed: FaultRule {
  static let info = RuleInfo(
    id: "MH001",
    name: LocalizedText(en: "The project has an owner", ru: "У проекта есть владелец"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`owner`.", ru: "`owner`."),
    why: LocalizedText(en: "Questions need an address.", ru: "Вопросам нужен адресат."),
    fix: LocalizedText(en: "Add `owner`.", ru: "Добавьте `owner`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(subject.project.owner == nil, "no owner", "владельца нет", at: subject.project.location)
  }
}
