import Manifest
import Measurements
import Wording

/// A link that its own data refute cannot stand: the model metric does not move the business metric as the project says.
struct LinkHolds: Rule {
  static let id = "ML002"

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
