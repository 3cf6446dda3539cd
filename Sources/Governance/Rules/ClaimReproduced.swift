import Manifest
import Measurements
import Wording

/// A value that the team states has to come out again when the tool measures it.
struct ClaimReproduced: Rule {
  static let info = RuleInfo(
    id: "EV001",
    name: LocalizedText(en: "Claims are reproduced", ru: "Заявления воспроизводятся"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Every value under `claims` is measured again; it has to lie within its own rounding.",
      ru: "Каждое значение в `claims` измеряется заново и должно лежать в пределах своего округления."),
    why: LocalizedText(
      en: "A number nobody can reproduce is no evidence.",
      ru: "Число, которое нельзя воспроизвести, ничего не доказывает."),
    fix: LocalizedText(
      en: "Correct the claim, or find what changed since: data, model or split.",
      ru: "Исправьте заявление или найдите, что изменилось: данные, модель или разбиение."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      for claim in evaluation.claims { judge(claim, unit: subject.targetUnit, into: &judgement) }
    }
  }

  private func judge(_ claim: ClaimResult, unit: String?, into judgement: inout Judgement) {
    let reproduced = claim.outcome == .reproduced
    let check = Check(
      outcome: outcome(claim),
      statement: .write { pen in
        let title = pen.title(ofReference: claim.metric)
        let claimed = pen.value(claim.claimed, of: claim.metric, unit: unit)
        if reproduced {
          return pen.say(
            en: "Claimed value is reproduced: \(title), \(claimed)",
            ru: "Заявленное значение воспроизведено: \(title), \(claimed)")
        }
        return pen.say(
          en: "Claimed value is not reproduced: \(title), \(claimed)",
          ru: "Заявленное значение не воспроизведено: \(title), \(claimed)")
      },
      reason: .write { pen in reason(claim, unit: unit, pen) },
      rank: claim.outcome == .notMeasured ? .claimed : .measured, phase: .evaluation, location: claim.location)
    switch claim.outcome {
    case .reproduced: judgement.note(check)
    case .betterThanClaimed:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Update the claim to the measured value, or find out why the two differ.",
          ru: "Исправьте заявленное значение на измеренное или выясните, почему они расходятся."))
    case .notReproduced:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Correct the claim, or name the data, split and model that it was measured on.",
          ru: "Исправьте заявленное значение или укажите данные, выборку и модель, на которых оно получено."))
    case .notMeasured:
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "A claim that cannot be measured proves nothing: make it measurable or take it out.",
          ru: "Заявление, которое нельзя измерить, ничего не доказывает: сделайте его измеримым или уберите."),
        incomplete: true)
    }
  }

  private func outcome(_ claim: ClaimResult) -> Check.Outcome {
    switch claim.outcome {
    case .reproduced: .met
    case .betterThanClaimed, .notReproduced: .notMet
    case .notMeasured: .open
    }
  }

  private func reason(_ claim: ClaimResult, unit: String?, _ pen: LocalizedText.Pen) -> String {
    let measured = pen.estimate(claim.measured, of: claim.metric, unit: unit)
    return switch claim.outcome {
    case .reproduced: pen.say(en: "measured \(measured)", ru: "измерено \(measured)")
    case .betterThanClaimed: pen.say(en: "measured better, \(measured)", ru: "измерено лучше: \(measured)")
    case .notReproduced: pen.say(en: "measured \(measured)", ru: "измерено \(measured)")
    case .notMeasured: pen.say(en: "it could not be measured", ru: "измерить не удалось")
    }
  }
}
