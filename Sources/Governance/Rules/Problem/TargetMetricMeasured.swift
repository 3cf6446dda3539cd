import Manifest
import Measurements
import Wording

struct TargetMetricMeasured: FaultRule {
  static let info = RuleInfo(
    id: "PS006",
    name: LocalizedText(en: "The target speaks of a metric that is measured", ru: "Цель говорит об измеряемой метрике"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "The target's metric is among those of its evaluation.", ru: "Метрика цели есть среди метрик её оценки."),
    why: LocalizedText(en: "A target that is not measured cannot be reached.", ru: "Неизмеряемую цель нельзя достичь."),
    fix: LocalizedText(en: "Add the metric to the evaluation.", ru: "Добавьте метрику в оценку."))

  func faults(in subject: Subject) -> [Fault] {
    guard let target = subject.project.problem?.target, let spec = subject.spec(of: target.evaluation.value),
      !spec.metrics.isEmpty
    else { return [] }
    return Fault.when(
      !spec.metrics.contains { $0.value == target.metric.value },
      "\(target.metric.value.description) is not among the metrics of \(spec.id)",
      "\(target.metric.value.description) нет среди метрик оценки \(spec.id)", at: target.location)
  }
}
