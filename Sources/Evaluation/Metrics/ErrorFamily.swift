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
  /// The mean over series of each one's MASE.
  case maseOverSeries = "mase_mean_over_series"
  /// √ mean (ln(1 + p) − ln(1 + y))²; undefined where either is negative.
  case rmsle
}

struct ErrorFamily: MetricFamily {
  private enum Kind {
    case metric(ErrorMetric)
    /// Mean max(q e, (q − 1) e) at the level q.
    case pinball(Double)
  }

  let metrics: [MetricName]
  private let kinds: [Kind]
  private let truth: [Double]
  private let errors: [Double]
  private let sample: [Double]?
  private let sizes: [Double]
  private let series: SeriesMeans?
  /// The summed number of each metric that is a mean over rows, times the row's weight.
  private let terms: [[Double]]

  init?(_ wanted: [MetricName], rows: ValueRows) {
    let found = wanted.compactMap { name -> (MetricName, Kind)? in
      if let metric = ErrorMetric(rawValue: name.base) { return (name, .metric(metric)) }
      guard let parameter = name.parameter, parameter.kind == .quantile else { return nil }
      return (name, .pinball(parameter.value))
    }
    guard !found.isEmpty else { return nil }
    metrics = found.map(\.0)
    let kinds = found.map(\.1)
    self.kinds = kinds
    truth = rows.truth
    sample = rows.weights
    errors = zip(rows.truth, rows.predicted).map { $0 - $1 }
    sizes = SampleWeights.applied(rows.weights, to: rows.truth.map(abs))
    let overSeries = kinds.contains { if case .metric(.maseOverSeries) = $0 { true } else { false } }
    series = overSeries ? rows.seriesOfRow.map { SeriesMeans($0, sample: rows.weights) } : nil
    terms = kinds.map { SampleWeights.applied(rows.weights, to: Self.terms($0, rows)) }
  }

  private static func terms(_ kind: Kind, _ rows: ValueRows) -> [Double] {
    switch kind {
    case .pinball(let level):
      let stated = rows.quantiles.first { abs($0.level - level) < 1e-9 }?.values ?? rows.predicted
      return zip(rows.truth, stated).map { y, p in max(level * (y - p), (level - 1) * (y - p)) }
    case .metric(.mase), .metric(.maseOverSeries):
      return rows.truth.indices.map { row in
        guard let scale = rows.scale(of: row), scale > 0 else { return .nan }
        return abs(rows.truth[row] - rows.predicted[row]) / scale
      }
    case .metric(let metric): return zip(rows.truth, rows.predicted).map { term(metric, $0, $1) }
    }
  }

  private static func term(_ metric: ErrorMetric, _ y: Double, _ p: Double) -> Double {
    let e = y - p
    switch metric {
    case .mae, .wape, .mase, .maseOverSeries: return abs(e)
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
    }
  }

  var workspace: Int { series?.workspace ?? 0 }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let mass = weights.mass(sample)
    guard mass > 0 else { return }
    for (index, kind) in kinds.enumerated() {
      let mean = WeightedSum.of(terms[index], weights) / mass
      switch kind {
      case .metric(.rmse), .metric(.rmsle): out[index] = mean.squareRoot()
      case .metric(.wape):
        let size = WeightedSum.of(sizes, weights) / mass
        out[index] = size > 0 ? mean / size : .nan
      case .metric(.r2): out[index] = Self.variance(truth, weights, sample).map { 1 - mean / $0 } ?? .nan
      case .metric(.explainedVariance):
        out[index] =
          Self.variance(truth, weights, sample).map { 1 - (Self.variance(errors, weights, sample) ?? 0) / $0 } ?? .nan
      case .metric(.maseOverSeries):
        out[index] = series?.mean(of: terms[index], weights, workspace: workspace) ?? .nan
      default: out[index] = mean
      }
    }
  }

  /// The variance with n in its denominator, in two passes; nil where all rows that count have the same value.
  static func variance(_ values: [Double], _ weights: RowWeights, _ sample: [Double]? = nil) -> Double? {
    let mean = WeightedSum.mean(values, weights, sample)
    return SampleWeights.with(values, sample) { values, sample in
      var (sum, mass, low, high) = (0.0, 0.0, Double.infinity, -Double.infinity)
      for row in 0..<values.count where weights.counts[row] > 0 {
        let weight = Double(weights.counts[row]) * (sample.map { $0[row] } ?? 1)
        guard weight > 0 else { continue }
        let value = values[row]
        low = min(low, value)
        high = max(high, value)
        sum += weight * (value - mean) * (value - mean)
        mass += weight
      }
      return low < high && sum > 0 ? sum / mass : nil
    }
  }
}

/// The plain mean over series of each one's mean over rows.
struct SeriesMeans: Sendable {
  private let seriesOfRow: [Int32]
  private let sample: [Double]?
  private let count: Int

  init(_ seriesOfRow: [Int32], sample: [Double]?) {
    self.seriesOfRow = seriesOfRow
    self.sample = sample
    count = (seriesOfRow.max().map { Int($0) } ?? -1) + 1
  }

  var workspace: Int { 2 * count }

  /// - Parameter terms: numbers of rows, times the row's weight.
  func mean(of terms: [Double], _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>) -> Double {
    for place in 0..<(2 * count) { workspace[place] = 0 }
    for row in 0..<terms.count where weights.counts[row] > 0 {
      let (place, times) = (Int(seriesOfRow[row]), Double(weights.counts[row]))
      workspace[place] += times * terms[row]
      workspace[count + place] += times * (sample?[row] ?? 1)
    }
    var (sum, seen) = (0.0, 0.0)
    for place in 0..<count where workspace[count + place] > 0 {
      sum += workspace[place] / workspace[count + place]
      seen += 1
    }
    return sum / seen
  }
}
