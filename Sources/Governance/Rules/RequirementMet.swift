import Manifest
import Measurements
import Wording

/// What the project asks of its model has to hold, and to hold for the whole interval.
struct RequirementMet: Rule {
  static let info = RuleInfo(
    id: "EV002",
    name: LocalizedText(en: "Requirements are met", ru: "Требования выполнены"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Every condition under `require`, judged on the whole interval.",
      ru: "Каждое условие в `require`, по всему интервалу."),
    why: LocalizedText(
      en: "What the project itself asks for has to hold before it goes on.",
      ru: "То, чего требует сам проект, должно выполняться, прежде чем идти дальше."),
    fix: LocalizedText(
      en: "Improve the model where it fails, or agree on another limit.",
      ru: "Улучшите модель там, где она не справляется, или согласуйте другой предел."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      for requirement in evaluation.requirements { judge(requirement, unit: subject.targetUnit, into: &judgement) }
    }
  }

  private func judge(_ requirement: RequirementResult, unit: String?, into judgement: inout Judgement) {
    let check = Check(
      outcome: outcome(requirement.outcome),
      statement: .write { pen in
        let title = pen.title(ofReference: requirement.metric)
        let condition = pen.condition(
          requirement.condition, limit: requirement.limit, of: requirement.metric, unit: unit)
        return pen.say(en: "Required: \(title) \(condition)", ru: "Требуется: \(title) \(condition)")
      },
      reason: .write { pen in reason(requirement, unit: unit, pen) },
      rank: requirement.outcome == .notMeasured ? .claimed : .measured, phase: .evaluation,
      location: requirement.location)
    switch requirement.outcome {
    case .met: judgement.note(check)
    case .metByPointOnly:
      judgement.fault(
        check, rule: id, severity: .warning,
        help: LocalizedText(
          en: "The value meets the limit, its interval does not: evaluate on more rows before relying on it.",
          ru:
            "Значение укладывается в предел, его интервал — нет: прежде чем полагаться на него, оцените на большем числе строк."
        ))
    case .notMet:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Improve the model where it fails, or agree on another limit and say why.",
          ru: "Улучшите модель там, где она не справляется, или согласуйте другой предел и объясните почему."))
    case .notMeasured:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "See why the evaluation could not measure it; a requirement that is not measured is not met.",
          ru: "Посмотрите, почему оценка не смогла это измерить: неизмеренное требование не выполнено."),
        incomplete: true)
    }
  }

  private func outcome(_ outcome: RequirementResult.Outcome) -> Check.Outcome {
    switch outcome {
    case .met: .met
    case .metByPointOnly: .condition
    case .notMet: .notMet
    case .notMeasured: .open
    }
  }

  private func reason(_ requirement: RequirementResult, unit: String?, _ pen: LocalizedText.Pen) -> String {
    guard requirement.outcome != .notMeasured else {
      return pen.say(en: "it could not be measured", ru: "измерить не удалось")
    }
    var text = pen.estimate(requirement.measured, of: requirement.metric, unit: unit)
    if let slice = requirement.slice { text += pen.say(en: " in \(slice)", ru: " в срезе \(slice)") }
    if requirement.outcome == .metByPointOnly {
      text += pen.say(en: "; the interval reaches across the limit", ru: "; интервал выходит за предел")
    }
    return text
  }
}

extension LocalizedText.Pen {
  /// A condition in words and in the metric's own writing: `≥ 70.0%`.
  func condition(_ text: String, limit: Double, of reference: String, unit: String?) -> String {
    let sign: String
    if text.hasPrefix(">=") || text.hasPrefix("≥") {
      sign = "≥"
    } else if text.hasPrefix("<=") || text.hasPrefix("≤") {
      sign = "≤"
    } else {
      sign = String(text.prefix(1))
    }
    return "\(sign) \(value(limit, of: reference, unit: unit))"
  }
}
