import Manifest
import Measurements
import Wording

/// One column that nearly tells the truth alone was probably filled after the fact.
struct FeaturesHonest: Rule {
  static let info = RuleInfo(
    id: "EV022", name: LocalizedText(en: "No single column tells the answer", ru: "Ни один столбец не выдаёт ответ"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en: "How well each input alone predicts the target.", ru: "Насколько каждый вход в одиночку предсказывает цель."),
    why: LocalizedText(
      en: "A column that nearly tells the truth alone was probably filled after the fact.",
      ru: "Столбец, который почти точно выдаёт истину, скорее всего заполнен после исхода."),
    fix: LocalizedText(
      en: "Find out when the column is filled. If only after the outcome is known, take it out.",
      ru: "Выясните, когда столбец заполняется. Если только после исхода — уберите его."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    // The last value of a series tells the next one honestly.
    for evaluation in subject.measurements.evaluations where evaluation.task != .forecast {
      for feature in evaluation.modelChecks?.singleFeatures ?? [] {
        guard let severity = severity(feature, evaluation, subject) else { continue }
        judgement.fault(
          Check(
            outcome: severity == .error ? .notMet : .condition,
            statement: .write { pen in
              pen.say(
                en: "The column \(feature.column) alone nearly tells the target of evaluation \(evaluation.id)",
                ru: "Столбец \(feature.column) сам по себе почти полностью выдаёт цель оценки \(evaluation.id)")
            },
            reason: .write { pen in reason(feature, pen) },
            rank: .measured, phase: .dataPreparation, location: evaluation.location(in: subject)),
          rule: id, severity: severity,
          help: LocalizedText(
            en:
              "Find out when the column is filled. If only after the outcome is known, take it out, train and evaluate again.",
            ru:
              "Выясните, когда заполняется этот столбец. Если уже после исхода — уберите его, обучите модель и оцените заново."
          ))
      }
    }
  }

  /// A column that is not known to be an input may just be recorded beside the model.
  private func severity(
    _ feature: ModelChecks.SingleFeature, _ evaluation: EvaluationResult, _ subject: Subject
  ) -> Finding.Severity? {
    let limit =
      switch feature.measure {
      case .rocAUC: 0.98
      case .accuracySkill: 0.95
      case .r2: 0.98
      }
    guard feature.value >= limit else { return nil }
    if feature.isInput == true { return .error }
    // A model file whose inputs are not listed and that is itself nearly perfect must have taken it.
    let takesColumns = subject.spec(of: evaluation.id).map { subject.project.isFittedModel($0.model.value) } ?? false
    return takesColumns && BelievablyGood.isSuspicious(evaluation) ? .error : .warning
  }

  private func reason(_ feature: ModelChecks.SingleFeature, _ pen: LocalizedText.Pen) -> String {
    let value = pen.numbers.decimal(feature.value, digits: 3)
    switch feature.measure {
    case .rocAUC: return pen.say(en: "its ROC AUC alone is \(value)", ru: "его ROC AUC без других столбцов — \(value)")
    case .r2: return pen.say(en: "its R² alone is \(value)", ru: "его R² без других столбцов — \(value)")
    case .accuracySkill:
      return pen.say(
        en:
          "alone it takes the accuracy \(pen.numbers.percent(feature.value)) of the way from the commonest class to 1",
        ru:
          "один он поднимает долю верных ответов на \(pen.numbers.percent(feature.value)) пути от самого частого класса до 1"
      )
    }
  }
}
