import Manifest
import Measurements
import Wording

/// A model has to be better than an answer that looks at nothing.
struct TrivialBeaten: Rule {
  static let info = RuleInfo(
    id: "EV024",
    name: LocalizedText(
      en: "A model beats an answer that looks at nothing", ru: "Модель лучше ответа, который ни на что не смотрит"),
    severity: .error, phase: .modeling,
    checks: LocalizedText(
      en: "The model against the commonest or the mean answer, on the same rows.",
      ru: "Модель против самого частого или среднего ответа на тех же строках."),
    why: LocalizedText(
      en: "A constant costs nothing; a model that does no better is not needed.",
      ru: "Константа ничего не стоит; модель не лучше неё не нужна."),
    fix: LocalizedText(en: "Check the model file and its inputs.", ru: "Проверьте файл модели и её входы."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      guard let trivial = evaluation.modelChecks?.trivial.first, let gain = trivial.modelGain.value,
        evaluation.modelChecks?.distinctAnswers != 1
      else { continue }
      let (low, high) = (trivial.modelGain.low ?? gain, trivial.modelGain.high ?? gain)
      let outcome: Check.Outcome = low > 0 ? .met : high < 0 ? .notMet : .condition
      let check = Check(
        outcome: outcome,
        statement: .write { pen in
          let title = pen.title(ofReference: trivial.metric)
          return outcome == .met
            ? pen.say(
              en: "\(title): better than an answer without any input",
              ru: "\(title): лучше ответа без единого входа")
            : pen.say(
              en: "\(title): not better than an answer without any input",
              ru: "\(title): не лучше ответа без единого входа")
        },
        reason: .write { pen in
          let unit = subject.targetUnit
          let own = trivial.model.map { pen.value($0, of: trivial.metric, unit: unit) } ?? "–"
          let other = pen.value(trivial.value, of: trivial.metric, unit: unit)
          return pen.say(
            en: "\(own) against \(other) for the commonest class, its share, the mean or the median",
            ru: "\(own) против \(other) у самого частого класса, его доли, среднего или медианы")
        }, rank: .measured, phase: .modeling, location: evaluation.location(in: subject))
      switch outcome {
      case .met, .open: judgement.note(check)
      case .condition, .notMet:
        judgement.fault(
          check, rule: id, severity: outcome == .notMet ? .error : .warning,
          help: LocalizedText(
            en: "Check the model file and its inputs; a constant answer does as well.",
            ru: "Проверьте файл модели и её входы: постоянный ответ не хуже."))
      }
    }
  }
}
