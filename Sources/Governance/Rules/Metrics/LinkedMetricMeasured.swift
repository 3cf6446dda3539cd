import Manifest
import Measurements
import Wording

struct LinkedMetricMeasured: FaultRule {
  static let info = RuleInfo(
    id: "ML026",
    name: LocalizedText(en: "A linked model metric is measured", ru: "Метрика модели из связи измеряется"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "The metric of a link is among the metrics of its evaluation.",
      ru: "Метрика связи есть среди метрик её оценки."),
    why: LocalizedText(
      en: "A link from an unmeasured number leads nowhere.", ru: "Связь от неизмеренного числа никуда не ведёт."),
    fix: LocalizedText(en: "Add the metric to the evaluation.", ru: "Добавьте метрику в оценку."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.links.filter { link in
        guard let spec = subject.spec(of: link.evaluation.value), !spec.metrics.isEmpty else { return false }
        return !spec.metrics.contains { $0.value == link.metric.value }
      }, { "\($0.metric.value.description) of \($0.id) is not measured" },
      { "\($0.metric.value.description) (\($0.id)) не измеряется" }, at: { $0.location })
  }
}
