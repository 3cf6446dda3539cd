import Manifest
import Measurements
import Wording

/// Prices of machines change within months.
struct PricesFresh: FaultRule {
  static let info = RuleInfo(
    id: "CO023",
    name: LocalizedText(en: "Prices are not stale", ru: "Цены не устарели"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "The age of each price used, against the policy's `price_age`.",
      ru: "Возраст каждой использованной цены против `price_age` политики."),
    why: LocalizedText(
      en: "A comparison with last year's prices decides on last year.",
      ru: "Сравнение по прошлогодним ценам решает за прошлый год."),
    fix: LocalizedText(
      en: "Look the prices up again and put them into prices.csv.", ru: "Уточните цены и внесите их в prices.csv."))

  func faults(in subject: Subject) -> [Fault] {
    let stale = subject.measurements.cost?.notes.filter { $0.kind == .stalePrice } ?? []
    guard let first = stale.first else { return [] }
    let more = stale.count - 1
    return [
      Fault(
        LocalizedText(
          en: CostWords(.en).note(first) + (more > 0 ? "; \(more) more" : ""),
          ru: CostWords(.ru).note(first) + (more > 0 ? "; ещё \(more)" : "")),
        at: subject.project.infrastructure?.location)
    ]
  }
}
