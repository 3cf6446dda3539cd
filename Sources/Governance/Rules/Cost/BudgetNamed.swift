import Manifest
import Measurements
import Wording

struct BudgetNamed: FaultRule {
  static let info = RuleInfo(
    id: "CO001",
    name: LocalizedText(en: "A budget is named", ru: "Бюджет указан"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(en: "`infrastructure` has `budget`.", ru: "В `infrastructure` есть `budget`."),
    why: LocalizedText(
      en: "A cost without a budget cannot be too high.", ru: "Без бюджета затраты не могут быть велики."),
    fix: LocalizedText(en: "Add `budget`.", ru: "Добавьте `budget`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      infrastructure.budget == nil,
      "no budget", "бюджета нет", at: infrastructure.location)
  }
}
