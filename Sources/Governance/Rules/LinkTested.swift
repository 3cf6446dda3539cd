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
    let title = subject.project.businessMetrics.first { $0.id == link.to.value }?.title ?? link.to.value
    let tested = link.evidence.contains { evidence in
      switch evidence.kind {
      case .experiment, .observation: true
      case .valueModel, .assumption: false
      }
    }
    let overdue = link.testBy.map { $0 < subject.asOf } ?? false
    let outcome: Check.Outcome = tested ? .open : .condition
    let check = Check(
      outcome: outcome,
      statement: .write { pen in
        let metric = pen.metrics.title(link.metric.value)
        return pen.say(en: "Link from \(metric) to “\(title)”", ru: "Связь «\(metric)» → «\(title)»")
      },
      reason: .write { pen in
        if tested {
          return pen.say(
            en: "data of a test are declared; they are not re-computed yet",
            ru: "данные проверки указаны, пересчёта пока нет")
        }
        if overdue, let date = link.testBy {
          return pen.say(
            en: "only assumed, and the test was due on \(pen.dates.long(date))",
            ru: "только предполагается, а проверить обещали до \(pen.dates.long(date))")
        }
        if let date = link.testBy {
          return pen.say(
            en: "assumed until the test due on \(pen.dates.long(date))",
            ru: "предполагается; проверка назначена до \(pen.dates.long(date))")
        }
        return pen.say(en: "only assumed, and no test is planned", ru: "только предполагается, проверка не назначена")
      },
      rank: .claimed, phase: .businessAndDataUnderstanding, location: link.location)
    guard !tested else {
      judgement.note(check)
      return
    }
    judgement.fault(
      check, rule: id, severity: .warning,
      help: LocalizedText(
        en: "Test the link early: a pilot with a control group, or a history in which both metrics are seen.",
        ru: "Проверьте связь пораньше: пилотом с контрольной группой или на истории, где видны обе метрики."))
  }
}
