import Manifest
import Measurements
import Wording

/// A good model metric is not yet a business result: the link between the two is tested early, or it is only assumed.
struct LinkTested: Rule {
  static let info = RuleInfo(
    id: "ML001",
    name: LocalizedText(
      en: "The link from model metric to business metric is tested",
      ru: "Связь метрики модели с бизнес-метрикой проверена"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Each link has an experiment or an observation among its evidence.",
      ru: "У каждой связи есть эксперимент или наблюдение."),
    why: LocalizedText(
      en: "A good model metric does not promise a business result.",
      ru: "Хорошая метрика модели не гарантирует результата для бизнеса."),
    fix: LocalizedText(
      en: "Run a pilot with a control group, or look at a history with both metrics.",
      ru: "Проведите пилот с контрольной группой или возьмите историю с обеими метриками."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for link in subject.project.links { judge(link, subject, into: &judgement) }
    guard subject.project.links.isEmpty, !subject.project.businessMetrics.isEmpty else { return }
    judgement.fault(
      Check(
        outcome: .condition,
        statement: LocalizedText(
          en: "Model metrics are linked to business metrics", ru: "Метрики модели связаны с бизнес-метриками"),
        reason: LocalizedText(en: "no link is declared", ru: "ни одна связь не описана"), rank: .missing,
        phase: .businessAndDataUnderstanding, location: subject.project.businessMetrics.first?.location),
      rule: id, severity: .warning,
      help: LocalizedText(
        en: "Say under `links` which model metric moves which business metric, and by when it is tested.",
        ru: "Опишите в `links`, какая метрика модели движет какой бизнес-метрикой и к какому сроку это проверят."))
  }

  private func judge(_ link: MetricLink, _ subject: Subject, into judgement: inout Judgement) {
    guard let result = subject.measurements.links.first(where: { $0.id == link.id }) else { return }
    switch result.status {
    case .confirmed:
      judgement.note(check(link, result, subject, .met, Self.findings(result)))
    case .inconclusive:
      let hasData = result.evidence.contains { $0.isData }
      guard hasData else { return }
      judgement.fault(
        check(link, result, subject, .condition, Self.findings(result)), rule: id, severity: .warning,
        help: LocalizedText(
          en: "Gather more data, or plan the trial again by the effect that matters (`minimum_effect`).",
          ru: "Соберите больше данных или спланируйте эксперимент заново от важного эффекта (`minimum_effect`)."))
    case .refuted: break
    case .assumed: assumed(link, result, subject, into: &judgement)
    }
  }

  private func assumed(
    _ link: MetricLink, _ result: LinkResult, _ subject: Subject, into judgement: inout Judgement
  ) {
    let overdue = link.testBy.map { $0 < subject.asOf } ?? false
    let reason = LocalizedText.write { pen in
      if overdue, let date = link.testBy {
        return pen.say(
          en: "overdue: only assumed, and the test was due on \(pen.dates.long(date))",
          ru: "просрочена: только предполагается, а проверить обещали до \(pen.dates.long(date))")
      }
      if let date = link.testBy {
        return pen.say(
          en: "assumed until the test due on \(pen.dates.long(date))",
          ru: "предполагается; проверка назначена до \(pen.dates.long(date))")
      }
      return pen.say(en: "only assumed, and no test is planned", ru: "только предполагается, проверка не назначена")
    }
    judgement.fault(
      check(link, result, subject, overdue ? .notMet : .condition, reason), rule: id,
      severity: overdue ? .error : .warning,
      help: LocalizedText(
        en: "Test the link early: a pilot with a control group, or a history in which both metrics are seen.",
        ru: "Проверьте связь пораньше: пилотом с контрольной группой или на истории, где видны обе метрики."))
  }

  private func check(
    _ link: MetricLink, _ result: LinkResult, _ subject: Subject, _ outcome: Check.Outcome, _ reason: LocalizedText
  ) -> Check {
    Check(
      outcome: outcome, statement: Self.statement(link, subject), reason: reason, rank: result.rank,
      phase: .businessAndDataUnderstanding, location: link.location)
  }

  static func statement(_ link: MetricLink, _ subject: Subject) -> LocalizedText {
    let title = subject.project.businessMetrics.first { $0.id == link.to.value }?.title ?? link.to.value
    return .write { pen in
      let metric = pen.metrics.title(link.metric.value)
      return pen.say(en: "Link from \(metric) to “\(title)”", ru: "Связь «\(metric)» → «\(title)»")
    }
  }

  /// What the strongest data say.
  static func findings(_ result: LinkResult) -> LocalizedText {
    let data = result.evidence.filter(\.isData)
    guard let first = data.first(where: { if case .experiment = $0.content { true } else { false } }) ?? data.first
    else {
      return .none
    }
    return .write { pen in LinkWords(pen.language).sentence(first) }
  }
}

extension LinkEvidenceResult {
  /// True for a trial or a history that was computed.
  var isData: Bool {
    switch content {
    case .experiment, .observation: true
    case .value, .assumption, .failed: false
    }
  }
}
