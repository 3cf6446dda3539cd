import Inference
import Manifest
import Measurements

/// What a model answered on every row of the table.
struct Answered: Sendable {
  var facts: ModelFacts
  var predictions: Predictions
  /// True where its numbers are said to rank only, and not to be probabilities.
  var ranksOnly = false
  /// The execution provider that ran it; nil for recorded predictions.
  var provider: String?
  /// The columns the model took; empty where that is not known.
  var inputs: [String] = []
  /// Where the manifest names the model.
  var place: SourceLocation
}

/// A model's answers on the rows that have a truth, in the terms of the task.
struct AlignedModel: Sendable {
  var id: String
  var rows: TaskRows
  /// What could not be taken from the answers, and why, for people.
  var notes: [EvaluationNote] = []
}

/// Puts a model's answers in the order of the task's classes, on the rows that have a truth.
struct Aligner {
  let spec: EvaluationSpec
  let truth: Truth
  let scheme: ClassScheme?
  /// Rows of the table the model ran on.
  let tableRows: Int
  let naiveError: Double?
  /// The weight of each row that has a truth; nil where all weigh one.
  var weights: [Double]?

  func align(_ answered: Answered) throws(EvaluationFailure) -> AlignedModel {
    let context = AnswerContext(
      model: answered.facts.id, place: answered.place, answers: answered.predictions, tableRows: tableRows,
      truth: truth, ranksOnly: answered.ranksOnly)
    try context.checkCounts()
    guard let scheme else { return try values(context) }
    return spec.task == .binary ? try binary(context, scheme) : try classes(context, scheme)
  }

  private func values(_ context: AnswerContext) throws(EvaluationFailure) -> AlignedModel {
    guard let predicted = try context.numbers() else {
      throw context.failure(
        "the model “\(context.model)” answers with classes, and a regression compares numbers",
        expected: "one number a row", help: "set `task:` to multiclass or ordinal, or name another model")
    }
    return AlignedModel(
      id: context.model,
      rows: .values(
        ValueRows(truth: truth.values, predicted: predicted, naiveError: naiveError, weights: weights)))
  }

  private func binary(_ context: AnswerContext, _ scheme: ClassScheme) throws(EvaluationFailure) -> AlignedModel {
    let positive = scheme.labels[1]
    var result = BinaryRows(
      truth: truth.labels.map { $0 == positive ? 1 : 0 }, predicted: nil, scores: nil, scoresAreProbabilities: false,
      weights: weights)
    var notes: [EvaluationNote] = []
    if let scores = try context.scores(scheme) {
      result.scores = scores
      result.scoresAreProbabilities =
        !context.ranksOnly && scores.allSatisfy { $0 >= -1e-6 && $0 <= 1 + 1e-6 }
    }
    if result.scoresAreProbabilities {
      let threshold = spec.threshold ?? 0.5
      result.predicted = result.scores?.map { $0 >= threshold ? 1 : 0 }
    } else if let labels = try context.labels() {
      try context.check(labels, against: scheme)
      result.predicted = labels.map { scheme.position($0) == 1 ? 1 : 0 }
    }
    if result.scores == nil, result.predicted == nil {
      throw context.failure("the model “\(context.model)” gives neither labels nor scores")
    }
    if result.predicted == nil {
      notes.append(.ranksOnly(model: context.model))
    } else if result.scores != nil, !result.scoresAreProbabilities {
      notes.append(.noProbabilities(model: context.model))
    } else if result.scores == nil {
      notes.append(.labelsOnly(model: context.model))
    }
    return AlignedModel(id: context.model, rows: .binary(result), notes: notes)
  }

  private func classes(_ context: AnswerContext, _ scheme: ClassScheme) throws(EvaluationFailure) -> AlignedModel {
    let k = scheme.labels.count
    let answers = truth.labels.map { Int32(scheme.position($0) ?? 0) }
    var result = ClassRows(classCount: k, truth: answers, predicted: [], probabilities: nil, weights: weights)
    var notes: [EvaluationNote] = []
    if let given = try context.probabilities(scheme) {
      result.predicted = Self.mostLikely(given, k)
      if given.allSatisfy({ $0 >= -1e-6 && $0 <= 1 + 1e-6 }) {
        result.probabilities = given
      } else {
        notes.append(.outsideRange(model: context.model))
      }
    } else if let labels = try context.labels() {
      try context.check(labels, against: scheme)
      result.predicted = labels.map { Int32(scheme.position($0) ?? 0) }
      notes.append(.labelsOnly(model: context.model))
    } else {
      throw context.failure(
        "the model “\(context.model)” answers with numbers that are not classes",
        expected: "probabilities of the classes, or labels", help: "set `task: regression`, or name another model")
    }
    return AlignedModel(id: context.model, rows: .classes(result), notes: notes)
  }

  /// The class of the highest number in each row, the first on ties.
  static func mostLikely(_ probabilities: [Double], _ k: Int) -> [Int32] {
    stride(from: 0, to: probabilities.count, by: k).map { start in
      var best = 0
      for c in 1..<max(k, 1) where probabilities[start + c] > probabilities[start + best] { best = c }
      return Int32(best)
    }
  }
}
