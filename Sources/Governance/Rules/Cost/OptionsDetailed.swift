import Manifest
import Measurements
import Wording

struct OptionsDetailed: FaultRule {
  static let info = RuleInfo(
    id: "CO015",
    name: LocalizedText(en: "A compared option has details", ru: "У варианта есть подробности"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "`own` and `cloud` are described where they are options.", ru: "Для вариантов own и cloud есть описания."),
    why: LocalizedText(
      en: "An option without details costs nothing on paper.", ru: "Вариант без подробностей на бумаге бесплатен."),
    fix: LocalizedText(en: "Describe it, or remove the option.", ru: "Опишите или уберите вариант."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      (infrastructure.options.contains(.own) && infrastructure.own == nil)
        || (infrastructure.options.contains(.cloud) && infrastructure.cloud == nil),
      "an option is not described", "вариант не описан", at: infrastructure.location)
  }
}
