import Manifest
import Measurements
import Wording

struct OneCurrency: FaultRule {
  static let info = RuleInfo(
    id: "CO012",
    name: LocalizedText(en: "Prices are in the comparison's currency", ru: "Цены в валюте сравнения"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "Currency of budget and power price against `currency`: the same, or a rate of the price book leads there.",
      ru: "Валюта бюджета и электричества против `currency`: та же, или в книге цен есть курс."),
    why: LocalizedText(en: "Without a rate the sum is wrong.", ru: "Без курса сумма неверна."),
    fix: LocalizedText(
      en: "Use one currency, or put a dated rate into prices.csv.",
      ru: "Используйте одну валюту или внесите курс с датой в prices.csv."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure, let own = infrastructure.currency else { return [] }
    let stated = [infrastructure.budget?.currency, infrastructure.own?.powerPrice?.currency].compactMap { $0 }
    let others = stated.filter { $0 != own }
    guard let other = others.first else { return [] }
    if let cost = subject.measurements.cost {
      // A budget that was turned into the comparison's currency has a rate, and so has every amount that is not noted.
      let isBudgetKnown = infrastructure.budget.map { $0.currency == own || cost.budget != nil } ?? true
      let missing = cost.notes.contains { $0.kind == .missingRate && $0.subject == "own.power_price" }
      guard !isBudgetKnown || missing else { return [] }
    }
    return [
      Fault(
        LocalizedText(
          en: "\(other.code) is used beside \(own.code), and there is no rate",
          ru: "\(other.code) рядом с \(own.code), а курса нет"), at: infrastructure.location)
    ]
  }
}
