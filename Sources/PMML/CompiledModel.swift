import XML

/// A model of the document with what comes before and after it.
final class CompiledModel: Sendable {
  let scorer: any Scorer
  let isClassification: Bool
  let target: TargetRule?
  let outputs: [OutputField]

  init(scorer: any Scorer, isClassification: Bool, target: TargetRule?, outputs: [OutputField]) {
    self.scorer = scorer
    self.isClassification = isClassification
    self.target = target
    self.outputs = outputs
  }

  /// Answers, and gives the outputs out to the models that follow.
  func evaluate(_ row: Row) throws(RowProblem) -> Outcome {
    var outcome = try scorer.score(row)
    if let target { outcome.value = try target.apply(outcome.value) }
    for output in outputs { row.set(output.slot, try output.value(of: outcome, row)) }
    return outcome
  }
}

/// What is done with a predicted number before it is given out.
struct TargetRule: Sendable {
  enum Rounding: String, Sendable, CaseIterable { case round, ceiling, floor }

  var low: Double?
  var high: Double?
  var factor: Double
  var constant: Double
  var rounding: Rounding?
  /// The value where the model gives none.
  var fallback: Value
  var precision: Precision

  func apply(_ value: Value) throws(RowProblem) -> Value {
    guard case .number(var number) = value.isMissing ? fallback : value else { return value }
    if let low { number = max(number, low) }
    if let high { number = min(number, high) }
    if factor != 1 { number = precision.multiply(number, factor) }
    if constant != 0 { number = precision.add(number, constant) }
    switch rounding {
    case .round: number = (number + 0.5).rounded(.down)
    case .ceiling: number = number.rounded(.up)
    case .floor: number = number.rounded(.down)
    case nil: break
    }
    return .number(number)
  }
}

/// Something that a model gives out.
struct OutputField: Sendable {
  enum Feature: Sendable {
    case predictedValue
    /// The position of the class.
    case probability(Int)
    case transformed(Expression)
    /// The position among the reasons, from 0.
    case reason(Int)
  }

  var name: String
  var slot: Int
  var feature: Feature
  /// Of what the feature gives.
  var from: DataType
  var type: DataType

  func value(of outcome: Outcome, _ row: Row) throws(RowProblem) -> Value {
    let value: Value
    switch feature {
    case .predictedValue: value = outcome.value
    case .probability(let position):
      value = position < outcome.probabilities.count ? .number(outcome.probabilities[position]) : .missing
    case .transformed(let expression): value = try expression.evaluate(row)
    case .reason(let rank): value = rank < outcome.reasons.count ? .text(outcome.reasons[rank]) : .missing
    }
    if let cast = type.cast(value, from: from) { return cast }
    throw RowProblem("the output “\(Clip.text(name))” cannot be given as \(type.rawValue)")
  }
}
