import Manifest
import Measurements
import Wording

struct RecordedNotPerfect: FaultRule {
  static let info = RuleInfo(
    id: "EV034",
    name: LocalizedText(
      en: "Recorded answers are not the truth itself", ru: "Записанные ответы — не сама истина"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Recorded predictions without an error on all rows: an error of 0, or a share or ranking of 1.",
      ru: "Записанные ответы без единой ошибки: ошибка 0, доля или упорядочение равны 1."),
    why: LocalizedText(
      en: "Answers that nobody can compute again and that are always right were made from the truth.",
      ru: "Ответы, которые нельзя рассчитать заново и которые всегда верны, сделаны из истины."),
    fix: LocalizedText(
      en: "Give the model itself, so that it can be run, or record its answers before the truth is known.",
      ru: "Дайте саму модель, чтобы её можно было запустить, или запишите ответы до того, как известна истина."))

  /// The value that only answers equal to the truth reach, and how far from it rounding on the way leaves them: R² squares
  /// the error, and good forecasts of smooth series come near 1.
  private static let perfect: [(metric: String, value: Double, slack: Double)] = [
    ("accuracy", 1, 1e-4), ("exact_match", 1, 1e-4), ("mae", 0, 1e-4), ("rmse", 0, 1e-4), ("mape", 0, 1e-4),
    ("wape", 0, 1e-4), ("roc_auc", 1, 1e-4), ("r2", 1, 1e-8), ("map", 1, 1e-4), ("ndcg", 1, 1e-4), ("mrr", 1, 1e-4),
  ]

  /// The share of units that can be answered rightly: a query without a relevant row scores 0 whatever the order.
  private static func reachable(_ evaluation: EvaluationResult) -> Double {
    guard let ranking = evaluation.ranking, ranking.queries > 0 else { return 1 }
    return Double(ranking.queries - ranking.withoutRelevant) / Double(ranking.queries)
  }

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.compactMap { evaluation in
      guard let spec = subject.spec(of: evaluation.id), subject.project.isRecorded(spec.model.value) else { return nil }
      let found = Self.perfect.first { perfect in
        evaluation.metrics.contains { metric in
          guard MetricName(canonical: metric.name).base == perfect.metric, let value = metric.value.value else {
            return false
          }
          return abs(value - perfect.value * Self.reachable(evaluation)) <= perfect.slack
        }
      }
      guard let found else { return nil }
      return Fault(
        .write { pen in
          let title = pen.title(ofReference: found.metric)
          return pen.say(
            en: "\(evaluation.id): \(title) without an error", ru: "\(evaluation.id): \(title) без единой ошибки")
        }, at: spec.model.location)
    }
  }
}
