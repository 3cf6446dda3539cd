import Manifest
import Measurements
import Wording

/// Evidence of a link has to be computable and sound: a trial whose columns are not there, or whose assignment is broken,
/// proves nothing.
struct LinkEvidenceSound: Rule {
  static let info = RuleInfo(
    id: "ML003",
    name: LocalizedText(
      en: "Evidence of a link can be computed and is sound", ru: "Доказательство связи вычислимо и корректно"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Columns of trials and histories exist; assignment has the planned shares (sample ratio mismatch).",
      ru: "Столбцы экспериментов и историй существуют; доли групп отвечают плану (sample ratio mismatch)."),
    why: LocalizedText(
      en: "A trial with broken assignment shows the breakage, not the effect.",
      ru: "Эксперимент с нарушенным распределением показывает нарушение, а не эффект."),
    fix: LocalizedText(
      en: "Name data and columns that are there; find out why units are missing or doubled.",
      ru: "Укажите существующие данные и столбцы; выясните, почему единицы потеряны или задвоены."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for link in subject.project.links {
      guard let result = subject.measurements.links.first(where: { $0.id == link.id }) else { continue }
      for evidence in result.evidence { judge(evidence, link, subject, into: &judgement) }
    }
  }

  private func judge(
    _ evidence: LinkEvidenceResult, _ link: MetricLink, _ subject: Subject, into judgement: inout Judgement
  ) {
    switch evidence.content {
    case .failed(let message, let expected, let help, let unavailable):
      judgement.fault(
        Check(
          outcome: unavailable ? .open : .notMet, statement: LinkTested.statement(link, subject),
          reason: LocalizedText(
            en: "its evidence cannot be computed: \(message)" + (expected.map { " (expected: \($0))" } ?? ""),
            ru: "доказательство не удалось рассчитать: \(message)" + (expected.map { " (ожидалось: \($0))" } ?? "")),
          rank: .claimed, phase: .businessAndDataUnderstanding, location: evidence.location),
        rule: id, severity: .error,
        help: help.map { LocalizedText(verbatim: $0) }
          ?? LocalizedText(
            en: "Name data and columns that are there, or call the link an assumption.",
            ru: "Укажите существующие данные и столбцы или назовите связь предположением."),
        incomplete: unavailable)
    case .experiment(let trial) where !trial.isTrustworthy:
      judgement.fault(
        Check(
          outcome: .notMet, statement: LinkTested.statement(link, subject),
          reason: .write { pen in
            let words = LinkWords(pen.language)
            return trial.warnings.map(words.sentence).joined(separator: " ")
          }, rank: .measured, phase: .businessAndDataUnderstanding, location: evidence.location),
        rule: id, severity: .error,
        help: LocalizedText(
          en: "Find out why units are missing or doubled, and run the trial again.",
          ru: "Выясните, почему единицы потеряны или задвоены, и проведите эксперимент заново."))
    case .observation(let history) where history.hasFewPoints:
      judgement.fault(
        Check(
          outcome: .condition, statement: LinkTested.statement(link, subject),
          reason: .write { pen in LinkWords(pen.language).sentence(history) }, rank: .measured,
          phase: .businessAndDataUnderstanding, location: evidence.location),
        rule: id, severity: .info,
        help: LocalizedText(
          en: "A trend of few points is easily chance: keep observing, or run a trial.",
          ru: "Тренд по нескольким точкам легко возникает случайно: продолжайте наблюдать или проведите эксперимент."))
    default: break
    }
  }
}
