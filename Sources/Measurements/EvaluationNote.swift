/// What a reader of an evaluation has to know beside its numbers: what was left out, and why.
public enum EvaluationNote: Sendable, Hashable, Codable {
  /// Rows left out because their truth, in `column`, is null.
  case droppedRows(count: Int, column: String)
  /// The model's scores only rank.
  case ranksOnly(model: String)
  /// The model gives labels, and scores that are no probabilities.
  case noProbabilities(model: String)
  /// The model gives numbers for classes, some of them outside 0...1.
  case outsideRange(model: String)
  case labelsOnly(model: String)
  /// Metrics without a value on these rows, and what they lack.
  case undefined(metrics: [String], cause: UndefinedCause)
  /// Metrics that are not defined under weights of the rows.
  case undefinedUnderWeights(metrics: [String])
  case noTestsUnderWeights
  /// Rows with the same value of the column depend on each other.
  case noTestsInGroups(column: String)
  /// More horizons or series than are shown one by one.
  case tooManyHorizons(limit: Int)
  case tooManySeries(limit: Int)
  case fairnessNeedsTwoClasses
  case fairnessNotMeasured(column: String, minimum: Int)
  /// The importance of inputs was not measured; the message says why, in English.
  case importanceNotMeasured(message: String)
  /// The periods of a data set are not evenly spaced.
  case unevenPeriods(data: String)
  /// That recorded forecasts were made from the past alone cannot be seen in them.
  case recordedForecasts(models: [String])
  case noHistory
  /// No training rows are named, so what was known at the first origin scales MASE.
  case scaledByFirstOrigin
  case queriesWithoutRelevant(count: Int, queries: Int)
  case missingAnswers(model: String, count: Int)

  /// Why metrics have no value.
  public enum UndefinedCause: String, Sendable, Hashable, Codable, CaseIterable {
    /// The truth holds a single class.
    case oneClass
    /// The truth is the same number in every row.
    case constantTruth
    /// Anything else: a denominator of zero, a logarithm of a negative number, a head longer than the rows.
    case other
  }
}
