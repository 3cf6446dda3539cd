import Manifest
import Measurements
import Wording

struct GoalIsBetter: FaultRule {
  static let info = RuleInfo(
    id: "ML033",
    name: LocalizedText(
      en: "The goal of a business metric is better than today", ru: "Цель бизнес-метрики лучше сегодняшнего"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`goal` against `now`, in the direction of `better`.", ru: "`goal` против `now` в сторону `better`."),
    why: LocalizedText(
      en: "A goal on the wrong side of today is reached by doing nothing.",
      ru: "Цель не по ту сторону достигается без всякой работы."),
    fix: LocalizedText(
      en: "Correct `now`, `goal` or `better`.", ru: "Исправьте `now`, `goal` или `better`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.businessMetrics.filter { metric in
        guard let now = metric.now, let goal = metric.goal else { return false }
        return metric.better == .higher ? goal < now : goal > now
      }, { "\($0.title)" }, { "\($0.title)" }, at: { $0.location })
  }
}
