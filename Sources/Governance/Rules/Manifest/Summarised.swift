import Manifest
import Measurements
import Wording

struct Summarised: FaultRule {
  static let info = RuleInfo(
    id: "MH003",
    name: LocalizedText(en: "The project has a summary", ru: "У проекта есть краткое описание"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`summary`.", ru: "`summary`."),
    why: LocalizedText(en: "The portfolio is read by people from elsewhere.", ru: "Портфель читают люди со стороны."),
    fix: LocalizedText(
      en: "Add a sentence a colleague from another team understands.", ru: "Добавьте понятное коллеге предложение."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(subject.project.summary == nil, "no summary", "описания нет", at: subject.project.location)
  }
}
