import Manifest
import Measurements
import Wording

/// A model that always answers the same, or a truth that is always the same, measures nothing.
struct AnswersVary: Rule {
  static let info = RuleInfo(
    id: "EV020", name: LocalizedText(en: "Answers and truth vary", ru: "Ответы и истина меняются"), severity: .error,
    phase: .modeling,
    checks: LocalizedText(
      en: "The model gives more than one answer, and the truth has more than one value.",
      ru: "Модель даёт больше одного ответа, а у истины больше одного значения."),
    why: LocalizedText(
      en: "Where either is constant, nothing is measured.", ru: "Где одно из двух постоянно, ничего не измеряется."),
    fix: LocalizedText(
      en: "Check the model file, how its inputs are fed, the split and the target column.",
      ru: "Проверьте файл модели, подачу входов, выборку и столбец цели."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      guard let checks = evaluation.modelChecks, evaluation.n > 1 else { continue }
      if checks.distinctTruth == 1 {
        judgement.fault(
          check(
            evaluation, subject,
            LocalizedText(
              en: "Every row of evaluation \(evaluation.id) has the same true value",
              ru: "Во всех строках оценки \(evaluation.id) одно и то же истинное значение")),
          rule: id, severity: .error,
          help: LocalizedText(
            en: "Evaluate on rows in which the target varies; check the split, the filter and the target column.",
            ru: "Оценивайте на строках, где цель меняется: проверьте выборку, фильтр и столбец цели."))
      } else if checks.distinctAnswers == 1 {
        judgement.fault(
          check(
            evaluation, subject,
            LocalizedText(
              en: "The model of evaluation \(evaluation.id) gives the same answer in every row",
              ru: "Модель оценки \(evaluation.id) отвечает одинаково во всех строках")),
          rule: id, severity: .error,
          help: LocalizedText(
            en: "Check the model file and how its inputs are fed: columns, order, types, preparation.",
            ru: "Проверьте файл модели и её входы: столбцы, порядок, типы, подготовку."))
      }
    }
  }

  private func check(_ evaluation: EvaluationResult, _ subject: Subject, _ statement: LocalizedText) -> Check {
    Check(
      outcome: .notMet, statement: statement,
      reason: .write { pen in
        let count = pen.numbers.integer(evaluation.n)
        return pen.say(en: "\(count) rows looked at", ru: "просмотрено строк: \(count)")
      }, rank: .measured, phase: .modeling, location: evaluation.location(in: subject))
  }
}
