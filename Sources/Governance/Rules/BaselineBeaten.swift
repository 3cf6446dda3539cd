import Manifest
import Measurements
import Wording

/// A model is worth its upkeep only where it is better than what is done today.
struct BaselineBeaten: Rule {
  static let info = RuleInfo(
    id: "EV005",
    name: LocalizedText(en: "The model is better than the baseline", ru: "Модель лучше базового решения"),
    severity: .error, phase: .modeling,
    checks: LocalizedText(
      en: "The interval of the improvement on the main metric lies above zero.",
      ru: "Интервал прироста главной метрики выше нуля."),
    why: LocalizedText(
      en: "A model is worth its upkeep only where it beats what is done today.",
      ru: "Модель окупает себя, только если она лучше сегодняшнего способа."),
    fix: LocalizedText(
      en: "Keep the baseline until the model beats it.", ru: "Оставьте базовое решение, пока модель его не превзойдёт.")
  )

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      guard let spec = subject.spec(of: evaluation.id) else { continue }
      guard let comparison = evaluation.comparison, let main = mainMetric(of: evaluation, in: subject),
        let compared = comparison.metrics.first(where: { $0.name == main })?.value
      else {
        judgement.fault(
          Check(
            outcome: .condition,
            statement: LocalizedText(
              en: "Evaluation \(evaluation.id) is compared with a baseline",
              ru: "Оценка \(evaluation.id) сравнивается с базовым решением"),
            reason: spec.baseline == nil
              ? LocalizedText(en: "no baseline is named", ru: "базовое решение не указано")
              : LocalizedText(en: "no metric is common to both", ru: "нет общей для обоих метрики"),
            rank: .missing, phase: .modeling, location: evaluation.location(in: subject)),
          rule: id, severity: .warning,
          help: LocalizedText(
            en: "Name today's method as baseline, even a simple rule: without it a metric says little.",
            ru:
              "Укажите сегодняшний способ как базовое решение, хотя бы простое правило: без него метрика мало о чём говорит."
          ))
        continue
      }
      judge(evaluation, main, compared, subject, into: &judgement)
    }
  }

  private func judge(
    _ evaluation: EvaluationResult, _ main: String, _ compared: MetricComparison, _ subject: Subject,
    into judgement: inout Judgement
  ) {
    guard let gain = compared.improvement.value else { return }
    let low = compared.improvement.low ?? gain
    let high = compared.improvement.high ?? gain
    let outcome: Check.Outcome = low > 0 ? .met : high < 0 ? .notMet : .condition
    let check = Check(
      outcome: outcome,
      statement: .write { pen in
        let title = pen.title(ofReference: main)
        return switch outcome {
        case .met: pen.say(en: "\(title): better than the baseline", ru: "\(title): лучше базового решения")
        case .notMet: pen.say(en: "\(title): worse than the baseline", ru: "\(title): хуже базового решения")
        default:
          pen.say(
            en: "\(title): no difference from the baseline can be shown",
            ru: "\(title): отличие от базового решения не доказано")
        }
      },
      reason: .write { pen in
        guard let model = compared.model, let baseline = compared.baseline else { return "" }
        let unit = subject.targetUnit
        let a = pen.value(model, of: main, unit: unit)
        let b = pen.value(baseline, of: main, unit: unit)
        return pen.say(en: "\(a) against \(b)", ru: "\(a) против \(b)")
      },
      rank: .measured, phase: .modeling, location: evaluation.location(in: subject))
    switch outcome {
    case .met, .open: judgement.note(check)
    case .condition:
      judgement.fault(
        check, rule: id, severity: .warning,
        help: LocalizedText(
          en: "Evaluate on more rows, or keep the baseline: it is simpler.",
          ru: "Оцените на большем числе строк или оставьте базовое решение: оно проще."))
    case .notMet:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Keep the baseline until the model beats it.",
          ru: "Оставьте базовое решение, пока модель его не превзойдёт."))
    }
  }

  /// The target's metric where the target speaks of this evaluation, else the first one asked for.
  private func mainMetric(of evaluation: EvaluationResult, in subject: Subject) -> String? {
    if let target = subject.project.problem?.target, target.evaluation.value == evaluation.id {
      return target.metric.value.description
    }
    return evaluation.metrics.first?.name
  }
}

extension EvaluationResult {
  func location(in subject: Subject) -> SourceLocation? { subject.spec(of: id)?.location }
}
