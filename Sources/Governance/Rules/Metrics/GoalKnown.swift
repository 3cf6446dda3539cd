import Manifest
import Measurements
import Wording

struct GoalKnown: FaultRule {
  static let info = RuleInfo(
    id: "ML021",
    name: LocalizedText(en: "A business metric has a goal", ru: "У бизнес-метрики есть цель"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every business metric has `goal`.", ru: "У каждой бизнес-метрики есть `goal`."),
    why: LocalizedText(en: "Without a goal nobody knows when to stop.", ru: "Без цели непонятно, когда остановиться."),
    fix: LocalizedText(
      en: "Agree on a goal with those who own the metric.", ru: "Согласуйте цель с владельцем метрики."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.businessMetrics.filter { $0.goal == nil }, { "\($0.title): no goal" },
      { "\($0.title): нет цели" },
      at: { $0.location })
  }
}
