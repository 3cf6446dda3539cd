import Manifest
import Measurements
import Wording

struct UnitOfMetric: FaultRule {
  static let info = RuleInfo(
    id: "ML023",
    name: LocalizedText(en: "A business metric has a unit", ru: "У бизнес-метрики есть единица"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every business metric has `unit`.", ru: "У каждой бизнес-метрики есть `unit`."),
    why: LocalizedText(en: "1,190 of what, and for how long?", ru: "1190 чего и за какое время?"),
    fix: LocalizedText(en: "Add `unit`, with its period.", ru: "Добавьте `unit` с периодом."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.businessMetrics.filter { $0.unit == nil }, { "\($0.title): no unit" },
      { "\($0.title): нет единицы" },
      at: { $0.location })
  }
}
