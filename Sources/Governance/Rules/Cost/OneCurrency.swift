import Manifest
import Measurements
import Wording

struct OneCurrency: FaultRule {
  static let info = RuleInfo(
    id: "CO012",
    name: LocalizedText(en: "Prices are in the comparison's currency", ru: "Цены в валюте сравнения"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "Currency of budget and power price against `currency`.",
      ru: "Валюта бюджета и электричества против `currency`."),
    why: LocalizedText(en: "Without a rate the sum is wrong.", ru: "Без курса сумма неверна."),
    fix: LocalizedText(en: "Use one currency.", ru: "Используйте одну валюту."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      infrastructure.currency.map { own in
        [infrastructure.budget?.currency, infrastructure.own?.powerPrice?.currency].compactMap { $0 }.contains {
          $0 != own
        }
      } ?? false,
      "another currency is used", "другая валюта", at: infrastructure.location)
  }
}
