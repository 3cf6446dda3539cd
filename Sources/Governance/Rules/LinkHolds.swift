import Manifest
import Measurements
import Wording

/// A link that its own data refute cannot stand: the model metric does not move the business metric as the project says.
struct LinkHolds: Rule {
  static let info = RuleInfo(
    id: "ML002", name: LocalizedText(en: "A link's own data do not refute it", ru: "Данные связи её не опровергают"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Experiments and observations named under a link are analysed again from their rows.",
      ru: "Эксперименты и наблюдения, указанные у связи, заново анализируются по их строкам."),
    why: LocalizedText(
      en: "Work on a model metric that does not move the business metric is wasted.",
      ru: "Улучшать метрику модели, которая не движет бизнес-метрикой, бесполезно."),
    fix: LocalizedText(
      en: "Choose a model metric that moves the business metric, or change what the model is for.",
      ru: "Выберите метрику модели, которая движет бизнес-метрикой, или измените задачу модели."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for link in subject.project.links {
      guard let result = subject.measurements.links.first(where: { $0.id == link.id }), result.status == .refuted else {
        continue
      }
      judgement.fault(
        Check(
          outcome: .notMet, statement: LinkTested.statement(link, subject),
          reason: LocalizedText.write { pen in
            let words = LinkWords(pen.language)
            let data = result.evidence.filter(\.isData).map(words.sentence).joined(separator: " ")
            return pen.say(en: "the data refute it. ", ru: "данные её опровергают. ") + data
          }, rank: .measured, phase: .businessAndDataUnderstanding, location: link.location),
        rule: id, severity: .error,
        help: LocalizedText(
          en: "Choose a model metric that moves the business metric, or change what the model is for.",
          ru: "Выберите метрику модели, которая движет бизнес-метрикой, или измените задачу модели."))
    }
  }
}
