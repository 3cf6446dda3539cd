import Manifest
import Measurements
import Wording

/// A model has to be worth more than what it replaces, and a better metric must not mean less value.
struct ValuePositive: Rule {
  static let info = RuleInfo(
    id: "ML004",
    name: LocalizedText(
      en: "The model's decisions are worth more than today's", ru: "Решения по модели ценнее нынешних"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "The value model is computed from the rows, with its interval, at the threshold chosen on other rows.",
      ru: "Модель ценности считается по строкам, с интервалом, при пороге, выбранном на других строках."),
    why: LocalizedText(
      en: "A better metric that lowers the value makes things worse, however good it looks.",
      ru: "Лучшая метрика, которая снижает ценность, ухудшает дело, как бы хорошо ни выглядела."),
    fix: LocalizedText(
      en: "Look at the amounts and the threshold, and choose the metric by the value.",
      ru: "Проверьте суммы и порог, выбирайте метрику по ценности."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for link in subject.project.links {
      guard let result = subject.measurements.links.first(where: { $0.id == link.id }) else { continue }
      for evidence in result.evidence {
        guard case .value(let value) = evidence.content else { continue }
        judge(value, evidence, link, subject, into: &judgement)
      }
    }
  }

  private func judge(
    _ value: ValueResult, _ evidence: LinkEvidenceResult, _ link: MetricLink, _ subject: Subject,
    into judgement: inout Judgement
  ) {
    let (outcome, severity) = Self.judgement(value)
    let check = Check(
      outcome: outcome,
      statement: LocalizedText(
        en: "The model's decisions are worth more than today's", ru: "Решения по модели ценнее нынешних"),
      reason: .write { pen in LinkWords(pen.language).sentence(value) }, rank: .measured,
      phase: .evaluation, location: evidence.location)
    guard let severity else {
      judgement.note(check)
      return
    }
    judgement.fault(
      check, rule: id, severity: severity,
      help: LocalizedText(
        en: "Look at the amounts and the threshold, and choose the metric by the value.",
        ru: "Проверьте суммы и порог, выбирайте метрику по ценности."))
  }

  private static func judgement(_ value: ValueResult) -> (Check.Outcome, Finding.Severity?) {
    if value.betterMetricLowersValue { return (.notMet, .error) }
    let judged = value.gainPerMonth ?? value.perMonth
    guard let low = judged.low, let high = judged.high else { return (.met, nil) }
    if high < 0 { return (.notMet, .error) }
    return low > 0 ? (.met, nil) : (.condition, .warning)
  }
}
