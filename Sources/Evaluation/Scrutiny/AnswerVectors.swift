import Measurements

/// What a model answered on each row, as numbers that can be compared and averaged.
extension TaskRows {
  /// One list of numbers a row: probabilities, a score, a level or a value.
  var answers: [[Double]] {
    if case .binary(let rows) = self {
      if let scores = rows.scores { return scores.map { [$0] } }
      return (rows.predicted ?? []).map { [Double($0)] }
    }
    if case .classes(let rows) = self {
      guard let probabilities = rows.probabilities else { return rows.predicted.map { [Double($0)] } }
      return rows.truth.indices.map { Array(probabilities[($0 * rows.classCount)..<(($0 + 1) * rows.classCount)]) }
    }
    if case .values(let rows) = self { return rows.predicted.map { [$0] } }
    return []
  }

  /// How many different answers there are; numbers that differ by the rounding of float32 count as one.
  var distinctAnswers: Int {
    Set(answers.map { row in row.map { $0.isFinite ? Float($0).rounded(toSignificand: 18) : Float.nan } }).count
  }

  /// How many different true values there are.
  var distinctTruth: Int {
    if case .binary(let rows) = self { return Set(rows.truth).count }
    if case .classes(let rows) = self { return Set(rows.truth).count }
    if case .values(let rows) = self { return Set(rows.truth).count }
    return 0
  }
}

extension Float {
  /// Only the leading bits, so that equal answers of different batches count as equal.
  fileprivate func rounded(toSignificand bits: Int) -> Float {
    guard isFinite, self != 0 else { return 0 }
    let step = Float(sign: .plus, exponent: exponent - Float.Exponent(bits), significand: 1)
    guard step > 0 else { return self }
    return (self / step).rounded() * step
  }
}
