/// What a model says of one row.
struct Outcome: Sendable {
  /// The predicted number or label; missing where the model gives none.
  var value: Value
  /// In the order of the model's classes; empty where the model gives none.
  var probabilities: [Double] = []
  /// Reason codes of a scorecard, the weightiest first.
  var reasons: [String] = []

  /// The class of the highest probability, the first on ties.
  static func classified(_ probabilities: [Double], _ classes: [String]) -> Outcome {
    var best = 0
    for position in probabilities.indices where probabilities[position] > probabilities[best] { best = position }
    guard best < classes.count, best < probabilities.count else { return Outcome(value: .missing) }
    return Outcome(value: .text(classes[best]), probabilities: probabilities)
  }
}

/// The part of a model that computes.
protocol Scorer: Sendable {
  /// The labels of the probabilities; empty for a model that gives numbers.
  var classes: [String] { get }

  func score(_ row: Row) throws(RowProblem) -> Outcome
}

/// What all kinds of models are read with.
struct ModelContext {
  var isClassification: Bool
  var precision: Precision
  /// The valid values of the target field, in order.
  var categories: [String]
  var targetType: DataType?
  var scope: Scope

  /// The classes: those of the target, then what the model names besides.
  func classes(naming found: [String]) -> [String] {
    var seen: Set<String> = []
    return (categories + found).filter { seen.insert($0).inserted }
  }
}
