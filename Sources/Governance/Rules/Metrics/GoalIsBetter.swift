import Manifest
import Measurements
import Wording

struct GoalIsBetter: FaultRule {
  static let info = RuleInfo(
    id: "ML022",
    name: LocalizedText(
      en: "The goal of a business metric is not worse than today", ru: "Цель бизнес-метрики не хуже сегодняшнего"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`goal` against `now` in the metric's better direction.", ru: "`goal` и `now` с учётом того, что лучше."),
    why: LocalizedText(
      en: "A goal in the wrong direction is a mistake in one of the three fields.",
      ru: "Цель не в ту сторону — ошибка в одном из трёх полей."),
    fix: LocalizedText(en: "Correct `better`, `now` or `goal`.", ru: "Исправьте `better`, `now` или `goal`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.businessMetrics.filter { metric in
        guard let now = metric.now, let goal = metric.goal else { return false }
        return metric.better == .higher ? goal < now : goal > now
      }, { "\($0.title): the goal is worse than now" }, { "\($0.title): цель хуже нынешнего" }, at: { $0.location })
  }
}
