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

    /// True where it follows from the moments of the errors.
    var needsErrors: Bool {
      switch self {
      case .metric(.mae), .metric(.rmse), .metric(.mse), .metric(.bias), .metric(.wape): true
      default: needsTruth
      }
    }

    /// True where it follows from the moments of the truth.
    var needsTruth: Bool {
      switch self {
      case .metric(.r2), .metric(.explainedVariance): true
      default: false
      }
    }
  }

  let metrics: [MetricName]
  private let kinds: [Kind]
  private let rows: ValueRows
  /// Truth less prediction, and the truth less its mean: every metric that follows from their moments does.
  private let errors: [Double]
  private let centred: [Double]
  private let series: SeriesMeans?
  /// The number of each row that a metric sums, where it is one of its own.
  private let terms: [[Double]?]

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
    self.rows = rows
    errors = kinds.contains(where: \.needsErrors) ? Self.each(rows) { $0 - $1 } : []
    centred = kinds.contains(where: \.needsTruth) ? Self.centred(rows.truth) : []
    let overSeries = kinds.contains { if case .metric(.maseOverSeries) = $0 { true } else { false } }
    series = overSeries ? rows.seriesOfRow.map { SeriesMeans($0, sample: rows.weights) } : nil
    terms = kinds.map { Self.terms($0, rows) }
  }

  /// A number of each row's truth and prediction.
  @inline(__always)
  private static func each(_ rows: ValueRows, _ number: (_ y: Double, _ p: Double) -> Double) -> [Double] {
    numbers(rows.truth, rows.predicted, number)
  }

  @inline(__always)
  private static func numbers(
    _ truth: [Double], _ predicted: [Double], _ number: (_ y: Double, _ p: Double) -> Double
  ) -> [Double] {
    truth.withUnsafeBufferPointer { truth in
      predicted.withUnsafeBufferPointer { predicted in
        [Double](unsafeUninitializedCapacity: truth.count) { space, count in
          for row in 0..<truth.count { space.initializeElement(at: row, to: number(truth[row], predicted[row])) }
          count = truth.count
        }
      }
    }
  }

  /// The values less their mean, so that sums of squares keep their digits.
  static func centred(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return numbers(values, values) { value, _ in value - mean }
  }

  /// Nil where the metric follows from the moments of the errors and the truth.
  private static func terms(_ kind: Kind, _ rows: ValueRows) -> [Double]? {
    switch kind {
    case .pinball(let level):
      let stated = rows.quantiles.first { abs($0.level - level) < 1e-9 }?.values ?? rows.predicted
      return numbers(rows.truth, stated) { y, p in max(level * (y - p), (level - 1) * (y - p)) }
    case .metric(.mase), .metric(.maseOverSeries):
      return rows.truth.indices.map { row in
        guard let scale = rows.scale(of: row), scale > 0 else { return .nan }
        return abs(rows.truth[row] - rows.predicted[row]) / scale
      }
    case .metric(.mape): return each(rows) { y, p in abs(y - p) / max(abs(y), .ulpOfOne) }
    case .metric(.smape): return each(rows) { y, p in 2 * relative(y, p) }
    case .metric(.smapeHalf): return each(rows, relative)
    case .metric(.wape): return each(rows) { y, _ in abs(y) }
    case .metric(.rmsle):
      return each(rows) { y, p in
        guard y >= 0, p >= 0 else { return .nan }
        let difference = log1p(p) - log1p(y)
        return difference * difference
      }
    case .metric(.mae), .metric(.rmse), .metric(.mse), .metric(.r2), .metric(.explainedVariance), .metric(.bias):
      return nil
    }
  }

  /// |e| / (|y| + |p|), zero where both are zero.
  @inline(__always)
  private static func relative(_ y: Double, _ p: Double) -> Double {
    let size = abs(y) + abs(p)
    return size > 0 ? abs(y - p) / size : 0
  }

  var workspace: Int { kinds.count + (series?.workspace ?? 0) }

  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let own = UnsafeMutableBufferPointer(rebasing: workspace[..<kinds.count])
    let sums = sums(weights, own: own)
    guard sums.mass > 0 else { return }
    for (index, kind) in kinds.enumerated() {
      let mean = own[index] / sums.mass
      switch kind {
      case .metric(.mae): out[index] = sums.errors.absolute / sums.mass
      case .metric(.mse): out[index] = sums.errors.squares / sums.mass
      case .metric(.rmse): out[index] = (sums.errors.squares / sums.mass).squareRoot()
      case .metric(.bias): out[index] = -sums.errors.sum / sums.mass
      case .metric(.wape): out[index] = mean > 0 ? sums.errors.absolute / sums.mass / mean : .nan
      case .metric(.r2):
        out[index] = spread(sums, weights).map { 1 - sums.errors.squares / sums.mass / $0 } ?? .nan
      case .metric(.explainedVariance):
        out[index] = spread(sums, weights).map { 1 - errorSpread(sums, weights) / $0 } ?? .nan
      case .metric(.rmsle): out[index] = mean.squareRoot()
      case .metric(.maseOverSeries):
        let rest = UnsafeMutableBufferPointer(rebasing: workspace[kinds.count...])
        out[index] = terms[index].flatMap { series?.mean(of: $0, weights, workspace: rest) } ?? .nan
      case .metric(.mape), .metric(.smape), .metric(.smapeHalf), .metric(.mase), .pinball: out[index] = mean
      }
    }
  }

  /// The sums of one resample.
  private struct Sums {
    var errors = Moments()
    var centred = Moments()
    var mass = 0.0
  }

  /// Everything that is summed, in one pass over the rows.
  ///
  /// - Parameter own: receives the sum of each metric's own terms.
  private func sums(_ weights: RowWeights, own: UnsafeMutableBufferPointer<Double>) -> Sums {
    var sums = Sums()
    own.update(repeating: 0)
    SampleWeights.with(errors, rows.weights) { errors, sample in
      centred.withUnsafeBufferPointer { centred in
        WeightedSum.forEachChunk(rows.truth.count, weights, sample) { start, times in
          if !errors.isEmpty { sums.errors.add(errors.part(start, times.count), times) }
          if !centred.isEmpty { sums.centred.add(centred.part(start, times.count), times) }
          for (index, column) in terms.enumerated() {
            guard let column else { continue }
            own[index] += column.withUnsafeBufferPointer {
              WeightedSum.product($0.part(start, times.count), times)
            }
          }
          if sample != nil { sums.mass += times.reduce(0, +) }
        }
      }
    }
    if rows.weights == nil { sums.mass = Double(weights.total) }
    return sums
  }

  /// The variance of the truth; nil where it is constant.
  private func spread(_ sums: Sums, _ weights: RowWeights) -> Double? {
    sums.centred.variance(sums.mass) ?? Self.variance(rows.truth, weights, rows.weights)
  }

  private func errorSpread(_ sums: Sums, _ weights: RowWeights) -> Double {
    sums.errors.variance(sums.mass) ?? Self.variance(errors, weights, rows.weights) ?? 0
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
