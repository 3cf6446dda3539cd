import Manifest
import Measurements
import Wording

/// Inputs that change no answer are fed for nothing, or fed wrongly.
struct InputsUsed: Rule {
  static let info = RuleInfo(
    id: "EV021", name: LocalizedText(en: "A model's inputs change its answers", ru: "Входы модели влияют на ответы"),
    severity: .warning, phase: .modeling,
    checks: LocalizedText(
      en: "Each input is shuffled; answers have to change.", ru: "Каждый вход перемешивается; ответы должны измениться."
    ),
    why: LocalizedText(
      en: "An input that changes nothing is fed for nothing, or fed wrongly.",
      ru: "Вход, который ничего не меняет, подаётся напрасно или неверно."),
    fix: LocalizedText(
      en: "Leave these columns out of the model, or check that they reach it as they did in training.",
      ru: "Уберите эти столбцы из модели или проверьте, что они поступают в неё как при обучении."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      guard let explanation = evaluation.explanation, evaluation.modelChecks?.distinctAnswers != 1 else { continue }
      let ignored = explanation.importance.filter { !$0.isConstant && $0.changedAnswers == 0 }.map(\.column)
      guard !ignored.isEmpty else { continue }
      // Trees leave some inputs out; most of them unused looks like columns in the wrong places.
      let most = ignored.count * 2 > explanation.importance.count
      judgement.fault(
        Check(
          outcome: most ? .condition : .met,
          statement: .write { pen in
            pen.say(
              en: "The model of evaluation \(evaluation.id) does not use all of its inputs",
              ru: "Модель оценки \(evaluation.id) использует не все свои входы")
          },
          reason: .write { pen in
            let names = ignored.prefix(8).joined(separator: ", ")
            let (count, all) = (
              pen.numbers.integer(ignored.count), pen.numbers.integer(explanation.importance.count)
            )
            let rows = pen.numbers.integer(explanation.sampledRows)
            return pen.say(
              en: "shuffling \(count) of \(all) changes no answer on \(rows) rows: \(names)",
              ru: "перемешивание \(count) из \(all) не меняет ни одного ответа (строк: \(rows)): \(names)")
          }, rank: .measured, phase: .modeling, location: evaluation.location(in: subject)),
        rule: id, severity: most ? .warning : .info,
        help: LocalizedText(
          en: "Leave these columns out of the model, or check that they reach it as they did in training.",
          ru: "Уберите эти столбцы из модели или проверьте, что они поступают в неё так же, как при обучении."))
    }
  }
}
