import Foundation
import Manifest

/// Metrics that are sums over rows of a number of each row; e = y − p, truth less prediction.
enum ErrorMetric: String, CaseIterable {
  case mae, rmse, mse
  /// 1 − Σe² / Σ(y − ȳ)²; undefined where the truth is constant.
  case r2
  /// 1 − Var(e) / Var(y); undefined where the truth is constant.
  case explainedVariance = "explained_variance"
  /// Mean |e| / max(|y|, machine epsilon), a fraction.
  case mape
  /// Σ|e| / Σ|y|; undefined where all truths are zero.
  case wape
  /// Mean 2|e| / (|y| + |p|), 0...2, zero where both are zero.
  case smape
  /// Half of that.
  case smapeHalf = "smape_half"
  /// Mean p − y.
  case bias
  /// MAE divided by the naive forecast's inside the training rows.
  case mase
  /// √ mean (ln(1 + p) − ln(1 + y))²; undefined where either is negative.
  case rmsle
  /// Mean max(q e, (q − 1) e).
  case pinball01 = "pinball_0_1"
  case pinball05 = "pinball_0_5"
  case pinball09 = "pinball_0_9"

  var quantile: Double? {
    switch self {
    case .pinball01: 0.1
    case .pinball05: 0.5
    case .pinball09: 0.9
    default: nil
    }
  }
}

struct ErrorFamily: MetricFamily {
  let metrics: [MetricName]
  private let kinds: [ErrorMetric]
  private let truth: [Double]
  private let errors: [Double]
  private let naiveError: Double?
  /// The summed number of each metric that is a plain mean over rows.
  private let terms: [[Double]]

  init?(_ wanted: [MetricName], rows: ValueRows) {
    let found = wanted.compactMap { name in ErrorMetric(rawValue: name.base).map { (name, $0) } }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    kinds = found.map(\.1)
    truth = rows.truth
    errors = zip(rows.truth, rows.predicted).map { $0 - $1 }
    naiveError = rows.naiveError
    terms = kinds.map { Self.terms($0, rows) }
  }

  private static func terms(_ kind: ErrorMetric, _ rows: ValueRows) -> [Double] {
    zip(rows.truth, rows.predicted).map { y, p in
      let e = y - p
      switch kind {
      case .mae, .wape, .mase: return abs(e)
      case .rmse, .mse, .r2: return e * e
      case .explainedVariance: return e
      case .mape: return abs(e) / max(abs(y), .ulpOfOne)
      case .smape: return abs(y) + abs(p) > 0 ? 2 * abs(e) / (abs(y) + abs(p)) : 0
      case .smapeHalf: return abs(y) + abs(p) > 0 ? abs(e) / (abs(y) + abs(p)) : 0
      case .bias: return p - y
      case .rmsle:
        guard y >= 0, p >= 0 else { return .nan }
        let difference = log1p(p) - log1p(y)
        return difference * difference
      case .pinball01, .pinball05, .pinball09:
        let q = kind.quantile ?? 0.5
        return max(q * e, (q - 1) * e)
      }
    }
  }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    for (index, kind) in kinds.enumerated() {
      let mean = WeightedSum.mean(terms[index], weights)
      switch kind {
      case .rmse, .rmsle: out[index] = mean.squareRoot()
      case .wape:
        let size = absoluteTruth(weights)
        out[index] = size > 0 ? mean / size : .nan
      case .mase: out[index] = naiveError.map { $0 > 0 ? mean / $0 : .nan } ?? .nan
      case .r2: out[index] = Self.variance(truth, weights).map { 1 - mean / $0 } ?? .nan
      case .explainedVariance:
        out[index] =
          Self.variance(truth, weights).map { 1 - (Self.variance(errors, weights) ?? 0) / $0 } ?? .nan
      default: out[index] = mean
      }
    }
  }

  private func absoluteTruth(_ weights: RowWeights) -> Double {
    var sum = 0.0
    for row in 0..<truth.count { sum += Double(weights.counts[row]) * abs(truth[row]) }
    return sum / Double(weights.total)
  }

  /// The variance with n in its denominator, in two passes; nil where all rows that count have the same value.
  static func variance(_ values: [Double], _ weights: RowWeights) -> Double? {
    let mean = WeightedSum.mean(values, weights)
    return values.withUnsafeBufferPointer { values in
      var (sum, low, high) = (0.0, Double.infinity, -Double.infinity)
      for row in 0..<values.count where weights.counts[row] > 0 {
        let value = values[row]
        low = min(low, value)
        high = max(high, value)
        sum += Double(weights.counts[row]) * (value - mean) * (value - mean)
      }
      return low < high && sum > 0 ? sum / Double(weights.total) : nil
    }
  }
}
