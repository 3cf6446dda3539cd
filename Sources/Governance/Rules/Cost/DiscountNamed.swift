import Manifest
import Measurements
import Wording

struct DiscountNamed: FaultRule {
  static let info = RuleInfo(
    id: "CO003",
    name: LocalizedText(en: "A discount rate is named", ru: "Ставка дисконтирования указана"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "`infrastructure` has `discount_rate` where the horizon is longer than a year.",
      ru: "При горизонте больше года указана `discount_rate`."),
    why: LocalizedText(
      en: "Money paid today costs more than money paid later.", ru: "Сегодняшние деньги дороже завтрашних."),
    fix: LocalizedText(en: "Add `discount_rate`.", ru: "Добавьте `discount_rate`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      infrastructure.discountRate == nil && (infrastructure.horizon?.months ?? 0) > 12,
      "no discount rate", "ставки нет", at: infrastructure.location)
  }
}
