import Manifest
import Measurements
import Wording

/// To beat a baseline that is worse than no answer at all proves nothing.
struct BaselineSound: Rule {
  static let info = RuleInfo(
    id: "EV025", name: LocalizedText(en: "The baseline is no straw man", ru: "Базовое решение не подставное"),
    severity: .error, phase: .modeling,
    checks: LocalizedText(
      en: "The baseline against the commonest or the mean answer, on the same rows.",
      ru: "Базовое решение против самого частого или среднего ответа на тех же строках."),
    why: LocalizedText(
      en: "To beat a baseline that is worse than no answer at all proves nothing.",
      ru: "Победа над решением, которое хуже любого ответа наугад, ничего не доказывает."),
    fix: LocalizedText(
      en: "Compare with what is really done today, or at least with the commonest answer.",
      ru: "Сравнивайте с тем, что действительно делается сегодня, или хотя бы с самым частым ответом."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      guard let checks = evaluation.modelChecks, let spec = subject.spec(of: evaluation.id) else { continue }
      if let blind = checks.trivial.first(where: { isBlind($0, spec, subject) }) {
        fault(blind, evaluation, subject, into: &judgement)
        continue
      }
      if spec.task == .ordinal, Self.isNearer(checks) { continue }
      for (index, trivial) in checks.trivial.enumerated() {
        guard let gain = trivial.baselineGain, let value = gain.value else { continue }
        // Below by less than the noise of the rows is no finding.
        guard value < 0, (gain.high ?? value) < 0 else { continue }
        guard index == 0 || isCompared(trivial.metric, spec, checks), !Self.isHindsight(trivial, spec, subject)
        else { continue }
        fault(trivial, evaluation, subject, into: &judgement)
        break
      }
    }
  }

  /// True of answers on an ordered scale that come nearer to the truth than any one level, though they seldom hit it: rows
  /// that drift to one end of the scale make that level the commonest, which nobody could know before.
  private static func isNearer(_ checks: ModelChecks) -> Bool {
    checks.trivial.contains { trivial in
      guard trivial.metric == "mean_absolute_level_error", let gain = trivial.baselineGain, let value = gain.value
      else {
        return false
      }
      return value > 0 && (gain.low ?? value) > 0
    }
  }

  /// True where the commonest answer is so only in the rows that are judged: nobody who knew the training rows would have given it.
  private static func isHindsight(_ trivial: ModelChecks.Trivial, _ spec: EvaluationSpec, _ subject: Subject) -> Bool {
    guard trivial.metric == "accuracy",
      let profile = subject.measurements.profiles.first(where: { $0.entry == spec.data.entry }),
      let shift = profile.audit.targetShifts.first(where: {
        $0.test == spec.data.split && $0.column == spec.target.value
      })
    else { return false }
    return shift.trainShare < shift.testShare / 1.5 && abs(trivial.value - shift.testShare) < 0.01
  }

  /// A baseline that only ranks well may have a poor accuracy; it counts where statements compare in it, or where the
  /// baseline is always the same answer.
  private func isCompared(_ metric: String, _ spec: EvaluationSpec, _ checks: ModelChecks) -> Bool {
    checks.distinctBaselineAnswers == 1 || isStated(metric, spec)
  }

  private func isStated(_ metric: String, _ spec: EvaluationSpec) -> Bool {
    spec.requirements.contains { $0.metric.scope == .againstBaseline && $0.metric.metric.description == metric }
      || spec.claims.contains { $0.metric.scope == .againstBaseline && $0.metric.metric.description == metric }
  }

  /// True of a baseline that ranks no better than chance where statements compare rankings with it.
  ///
  /// Only where the rows are enough to tell: an interval that reaches up to a real gain says nothing.
  private func isBlind(_ trivial: ModelChecks.Trivial, _ spec: EvaluationSpec, _ subject: Subject) -> Bool {
    guard Self.rankings.contains(trivial.metric),
      isStated(trivial.metric, spec) || isTarget(trivial.metric, spec, subject),
      let gain = trivial.baselineGain, let value = gain.value
    else { return false }
    return (gain.low ?? value) <= 0 && (gain.high ?? value) < Self.realGain
  }

  private func isTarget(_ metric: String, _ spec: EvaluationSpec, _ subject: Subject) -> Bool {
    guard let target = subject.project.problem?.target, target.improve != nil else { return false }
    return target.evaluation.value == spec.id && target.metric.value.description == metric
  }

  private static let rankings: Set<String> = ["roc_auc", "average_precision", "roc_auc_ovr_macro"]
  private static let realGain = 0.1

  private func fault(
    _ trivial: ModelChecks.Trivial, _ evaluation: EvaluationResult, _ subject: Subject,
    into judgement: inout Judgement
  ) {
    judgement.fault(
      Check(
        outcome: .notMet,
        statement: .write { pen in
          let title = pen.title(ofReference: trivial.metric)
          return pen.say(
            en: "The baseline of evaluation \(evaluation.id) is no better than an answer without any input: \(title)",
            ru: "Базовое решение оценки \(evaluation.id) не лучше ответа без единого входа: \(title)")
        },
        reason: .write { pen in
          let unit = subject.targetUnit
          let own = trivial.baseline.map { pen.value($0, of: trivial.metric, unit: unit) } ?? "–"
          let other = pen.value(trivial.value, of: trivial.metric, unit: unit)
          return pen.say(
            en: "\(own) against \(other) for the commonest class, its share, the mean or the median",
            ru: "\(own) против \(other) у самого частого класса, его доли, среднего или медианы")
        }, rank: .measured, phase: .modeling,
        location: subject.spec(of: evaluation.id)?.baseline?.location ?? evaluation.location(in: subject)),
      rule: id, severity: .error,
      help: LocalizedText(
        en: "Compare with what is really done today, or at least with the commonest answer.",
        ru: "Сравнивайте с тем, что действительно делается сегодня, или хотя бы с самым частым ответом."))
  }
}
