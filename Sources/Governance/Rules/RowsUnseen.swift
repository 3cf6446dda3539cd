import Manifest
import Measurements
import Wording

/// What a model does on the rows it was trained on says little of what it will do.
struct RowsUnseen: Rule {
  static let info = RuleInfo(
    id: "EV028",
    name: LocalizedText(
      en: "Models are judged on rows they have not seen", ru: "Модели оцениваются на строках, которых они не видели"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "The split an evaluation reads is not the one that training used.",
      ru: "Выборка оценки — не та, на которой шло обучение."),
    why: LocalizedText(
      en: "What a model does on rows it was trained on says little of what it will do.",
      ru: "Качество на обучающих строках мало говорит о будущем."),
    fix: LocalizedText(
      en: "Evaluate on a split that the model has not seen.", ru: "Оценивайте на выборке, которой модель не видела."))
  private static let training: Set<String> = ["train", "training", "fit", "learn"]

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for spec in subject.project.evaluations {
      guard let seen = seenRows(spec, subject), !isShownUnseen(spec, subject.project) else { continue }
      let check = Check(
        outcome: .notMet,
        statement: .write { pen in
          pen.say(
            en: "Evaluation \(spec.id) measures on rows that the model was trained on",
            ru: "Оценка \(spec.id) измеряет на строках, на которых модель обучена")
        },
        reason: .write { pen in
          seen == .all
            ? pen.say(
              en: "\(spec.data.entry) has a training split, and all rows are taken",
              ru: "в \(spec.data.entry) есть обучающая выборка, а взяты все строки")
            : pen.say(
              en: "it takes \(spec.data.entry):\(spec.data.split ?? "")",
              ru: "взята выборка \(spec.data.entry):\(spec.data.split ?? "")")
        }, rank: .claimed, phase: .evaluation, location: spec.data.location)
      judgement.fault(
        check, rule: id, severity: .error,
        help: LocalizedText(
          en: "Evaluate on a split that the model has not seen: data: \(spec.data.entry):test.",
          ru: "Оценивайте на выборке, которой модель не видела: data: \(spec.data.entry):test."))
    }
  }

  private enum Seen { case training, all }

  private func seenRows(_ spec: EvaluationSpec, _ subject: Subject) -> Seen? {
    let project = subject.project
    guard let model = project.models.first(where: { $0.id == spec.model.value }),
      let splits = project.catalog.first(where: { $0.id == spec.data.entry })?.splits,
      splits.names.contains(where: { Self.training.contains($0.lowercased()) })
    else { return nil }
    guard let split = spec.data.split else {
      return model.source.isFitted && !Self.isAfterTraining(spec, subject) ? .all : nil
    }
    return Self.training.contains(split.lowercased()) ? .training : nil
  }

  /// A forecast takes the whole series and is judged on what follows its origins: the last rows.
  private static func isAfterTraining(_ spec: EvaluationSpec, _ subject: Subject) -> Bool {
    guard spec.task == .forecast, let forecast = spec.forecast, case .rolling(let horizon, let origins) = forecast.plan
    else { return false }
    // Rows of a long table are not periods, and without a profile nothing is known.
    guard forecast.wide, let profile = subject.profile(spec.data.entry) else { return true }
    let trained = profile.splits.filter { training.contains($0.name.lowercased()) }.map(\.value).reduce(0, +)
    return origins + horizon - 1 <= profile.rows - trained
  }

  /// Training and test side by side show how far a model overfits.
  private func isShownUnseen(_ spec: EvaluationSpec, _ project: Project) -> Bool {
    project.evaluations.contains { other in
      other.id != spec.id && other.model.value == spec.model.value
        && other.data.split.map { !Self.training.contains($0.lowercased()) } ?? false
    }
  }
}

extension ModelSource {
  /// True for a model file, which was fitted to rows; recorded answers may be those of a rule.
  fileprivate var isFitted: Bool {
    switch self {
    case .onnx, .pmml: true
    case .command, .endpoint, .predictions, .predictionsFile: false
    }
  }
}
