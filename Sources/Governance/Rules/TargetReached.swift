import Manifest
import Measurements
import Wording

/// The target of the problem statement is judged on the interval, in the reading of "20%" that the manifest uses.
struct TargetReached: Rule {
  static let info = RuleInfo(
    id: "EV003",
    name: LocalizedText(en: "The target is reached", ru: "Цель достигнута"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "The problem's target in the reading the manifest uses, judged on the interval.",
      ru: "Цель задачи в той трактовке, что в манифесте, по интервалу."),
    why: LocalizedText(en: "The target is what the project was agreed for.", ru: "Ради цели проект и согласован."),
    fix: LocalizedText(
      en: "Work on model or data, or agree on another target.",
      ru: "Доработайте модель или данные либо согласуйте другую цель."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    guard let target = subject.project.problem?.target else { return }
    let results = subject.measurements.evaluations.compactMap(\.target)
    guard let result = results.first else {
      let check = Check(
        outcome: .open, statement: statement(target), reason: LocalizedText(en: "not measured", ru: "не измерено"),
        rank: .claimed, phase: .evaluation, location: target.location)
      // The evaluation itself says why it could not run; without one there is nothing to say yet.
      judgement.note(check)
      return
    }
    let check = Check(
      outcome: outcome(result.outcome), statement: statement(target), reason: .write { pen in reason(result, pen) },
      rank: .measured, phase: .evaluation, location: result.location)
    let due = result.by.map { $0 < subject.asOf } ?? false
    let expected = subject.project.phase.value >= .evaluation || due
    switch result.outcome {
    case .met: judgement.note(check)
    case .metByPointOnly:
      judgement.fault(
        check, rule: id, severity: .warning,
        help: LocalizedText(
          en: "The point estimate reaches the target, the evidence does not yet: evaluate on more rows.",
          ru: "Точечная оценка достигает цели, но доказательств пока мало: оцените на большем числе строк."))
    case .notMet:
      judgement.fault(
        check, rule: id, severity: expected ? .error : .info,
        help: LocalizedText(
          en: "Work on the model or the data, or agree on another target with those who decide.",
          ru: "Доработайте модель или данные либо согласуйте другую цель с теми, кто принимает решение."))
    case .notMeasured:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Give the evaluation a baseline and the metric that the target speaks of.",
          ru: "Задайте в оценке базовое решение и метрику, о которой говорит цель."),
        incomplete: true)
    }
  }

  private func statement(_ target: Target) -> LocalizedText {
    .write { pen in
      let title = pen.metrics.title(target.metric.value)
      switch (target.improve, target.reach) {
      case (.some(let improve), _):
        let amount = pen.improvement(improve)
        return pen.say(en: "Target: \(title) better by \(amount)", ru: "Цель: \(title), улучшить на \(amount)")
      case (nil, .some(let value)):
        let amount = pen.metrics.value(value, of: target.metric.value)
        return pen.say(en: "Target: \(title) of \(amount)", ru: "Цель: \(title), достичь \(amount)")
      case (nil, nil): return pen.say(en: "Target: \(title)", ru: "Цель: \(title)")
      }
    }
  }

  private func reason(_ result: TargetResult, _ pen: LocalizedText.Pen) -> String {
    guard let value = result.achieved.value else {
      return pen.say(en: "it could not be measured", ru: "измерить не удалось")
    }
    let write: (Double) -> String = { amount in
      switch result.reading {
      case .relative, .ofError: pen.signedPercent(amount)
      case .points: (amount > 0 ? "+" : "") + pen.numbers.decimal(amount * 100, digits: 1)
      case .absolute: (amount > 0 ? "+" : "") + pen.numbers.significant(amount, 3)
      case .reach: pen.value(amount, of: result.metric, unit: nil)
      }
    }
    var text = pen.say(en: "measured \(write(value))", ru: "измерено \(write(value))")
    if let low = result.achieved.low, let high = result.achieved.high {
      text += pen.say(en: " (\(write(low)) to \(write(high)))", ru: " (от \(write(low)) до \(write(high)))")
    }
    if result.outcome == .metByPointOnly {
      text += pen.say(en: "; the interval reaches below the target", ru: "; нижний край интервала ниже цели")
    }
    return text
  }

  private func outcome(_ outcome: RequirementResult.Outcome) -> Check.Outcome {
    switch outcome {
    case .met: .met
    case .metByPointOnly: .condition
    case .notMet: .notMet
    case .notMeasured: .open
    }
  }
}

extension LocalizedText.Pen {
  /// The amount with the reading of "20%" spelled out.
  func improvement(_ improvement: Improvement) -> String {
    switch improvement {
    case .relative(let share):
      say(
        en: "\(numbers.percent(share, digits: 0)) (relative to the baseline)",
        ru: "\(numbers.percent(share, digits: 0)) (относительно базового решения)")
    case .points(let share):
      say(
        en: "\(numbers.plain(share * 100)) percentage points",
        ru: "\(numbers.plain(share * 100)) п. п.")
    case .ofError(let share):
      say(
        en: "\(numbers.percent(share, digits: 0)) of the baseline's error",
        ru: "\(numbers.percent(share, digits: 0)) ошибки базового решения")
    case .absolute(let amount): numbers.plain(amount)
    }
  }
}
