import Manifest
import Measurements
import Wording

struct OptionsCompared: FaultRule {
  static let info = RuleInfo(
    id: "CO004",
    name: LocalizedText(en: "More than one option is compared", ru: "Сравнивается больше одного варианта"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(en: "At least two of own, cloud and hybrid.", ru: "Хотя бы два из own, cloud и hybrid."),
    why: LocalizedText(
      en: "One option is a decision without a comparison.", ru: "Один вариант — решение без сравнения."),
    fix: LocalizedText(en: "Add the other `options`.", ru: "Добавьте другие `options`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      infrastructure.options.count < 2,
      "one option or none", "вариант один или ни одного", at: infrastructure.location)
  }
}
