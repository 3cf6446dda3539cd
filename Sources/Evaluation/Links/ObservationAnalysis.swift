import Manifest
import Measurements
import Statistics

/// Analyses a history in which a model metric and a business metric were both seen.
struct ObservationAnalysis {
  let observation: Observation
  /// True where a rising model column should go with a rising business column.
  let expectsRise: Bool
  let level = 0.95

  /// - Parameters:
  ///   - model: not-a-number where missing.
  ///   - time: positions in time, or nil.
  func result(model: [Double], business: [Double], time: [Double]?) throws(EvaluationFailure) -> ObservationResult {
    var rows = model.indices.filter { model[$0].isFinite && business[$0].isFinite && (time?[$0].isFinite ?? true) }
    if let time { rows.sort { (time[$0], $0) < (time[$1], $1) } }
    let x = rows.map { model[$0] }
    let y = rows.map { business[$0] }
    guard rows.count > 2, let spearman = Correlation.spearman(x, y, level: level) else {
      throw EvaluationFailure(
        "the history has \(rows.count) usable points, or one of its columns never changes",
        at: observation.data.location, expected: "at least three points with values that differ")
    }
    var detrended: (spearman: Correlation.Result?, kendall: Correlation.Result?)
    if let time, observation.detrend {
      let t = rows.map { time[$0] }
      let (a, b) = (Self.residuals(x, t), Self.residuals(y, t))
      detrended = (Correlation.spearman(a, b, level: level), Correlation.kendall(a, b, level: level))
    }
    var result = ObservationResult(
      n: rows.count, spearman: Self.coefficient(spearman),
      kendall: Correlation.kendall(x, y, level: level).map(Self.coefficient),
      detrendedSpearman: detrended.spearman.map(Self.coefficient),
      detrendedKendall: detrended.kendall.map(Self.coefficient), expectsRise: expectsRise,
      points: zip(x, y).map { CurvePoint(x: $0, y: $1) }, status: .inconclusive)
    result.status = status(result)
    return result
  }

  private static func coefficient(_ result: Correlation.Result) -> ObservationResult.Coefficient {
    ObservationResult.Coefficient(value: result.coefficient, low: result.low, high: result.high, p: result.p)
  }

  /// What is left of a column after its straight line over time (ordinary least squares).
  static func residuals(_ values: [Double], _ time: [Double]) -> [Double] {
    let n = Double(values.count)
    let (mean, middle) = (values.reduce(0, +) / n, time.reduce(0, +) / n)
    let tt = time.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    guard tt > 0 else { return values.map { $0 - mean } }
    let slope = zip(values, time).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - middle) } / tt
    return zip(values, time).map { $0 - mean - slope * ($1 - middle) }
  }

  /// Confirmed or refuted by an interval on one side of zero; perfect order, which has no interval, by its p-value.
  private func status(_ result: ObservationResult) -> LinkResult.Status {
    let found = result.decisive
    let sign = expectsRise ? 1.0 : -1.0
    if let low = found.low, let high = found.high {
      if sign * low > 0, sign * high > 0 { return .confirmed }
      if sign * low < 0, sign * high < 0 { return .refuted }
      return .inconclusive
    }
    guard abs(found.value) == 1, result.n >= 5 else { return .inconclusive }
    return sign * found.value > 0 ? .confirmed : .refuted
  }
}
