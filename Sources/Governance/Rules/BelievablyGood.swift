import Manifest
import Measurements
import Wording

/// Real problems are rarely solved without error: a result that is nearly perfect is more often a leak.
struct BelievablyGood: Rule {
  static let info = RuleInfo(
    id: "EV023", name: LocalizedText(en: "The result is believable", ru: "Результат правдоподобен"), severity: .warning,
    phase: .evaluation, checks: LocalizedText(en: "Metrics that are nearly perfect.", ru: "Метрики, близкие к идеалу."),
    why: LocalizedText(
      en: "Real problems are rarely solved without error: nearly perfect is more often a leak.",
      ru: "Настоящие задачи редко решаются без ошибок: почти идеальный результат чаще означает утечку."),
    fix: LocalizedText(
      en: "Look for a leak: columns filled after the outcome, rows in both splits, answers among the inputs.",
      ru: "Поищите утечку: столбцы, заполненные после исхода, общие строки выборок, ответы среди входов."))
  private static let limits = [("roc_auc", 0.995), ("accuracy", 0.995), ("r2", 0.999), ("roc_auc_ovr_macro", 0.999)]

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations where evaluation.task != .forecast {
      guard let (metric, value) = suspicious(evaluation) else { continue }
      judgement.fault(
        Check(
          outcome: .condition,
          statement: .write { pen in
            pen.say(
              en: "The result of evaluation \(evaluation.id) is nearly perfect",
              ru: "Результат оценки \(evaluation.id) почти безошибочен")
          },
          reason: .write { pen in
            "\(pen.title(ofReference: metric)) \(pen.value(value, of: metric, unit: nil))"
          }, rank: .measured, phase: .evaluation, location: evaluation.location(in: subject)),
        rule: id, severity: .warning,
        help: LocalizedText(
          en: "Look for a leak: columns filled after the outcome, rows in both splits, answers among the inputs.",
          ru: "Поищите утечку: столбцы, заполненные после исхода, общие строки выборок, ответы среди входов."))
    }
  }

  static func isSuspicious(_ evaluation: EvaluationResult) -> Bool { BelievablyGood().suspicious(evaluation) != nil }

  private func suspicious(_ evaluation: EvaluationResult) -> (String, Double)? {
    for (name, limit) in Self.limits {
      let trivial = evaluation.modelChecks?.trivial.first { $0.metric == name }
      guard let value = evaluation.metric(name)?.value ?? trivial?.model, value >= limit else { continue }
      // Where nearly all rows are of one class, any answer is nearly perfect.
      if name == "accuracy", trivial.map({ $0.value > 0.95 }) ?? true { continue }
      return (name, value)
    }
    return nil
  }
}
