import Manifest
import Measurements
import Statistics

/// Intervals by formula, for metrics of independent rows that have one: better than the bootstrap where rows are few or
/// the value is near an end of its range.
enum AnalyticInterval {
  /// The intervals of several metrics; what they share is computed once.
  ///
  /// - Parameter points: the values of the metrics on these rows.
  /// - Returns: nil for a metric without such a formula, or where it is not defined on these rows.
  static func intervals(_ names: [MetricName], points: [Double?], rows: TaskRows, level: Double) -> [Interval?] {
    let bases = names.map { $0.cutoff == nil && !$0.aggregated ? $0.base : "" }
    let area = bases.contains { $0 == "roc_auc" || $0 == "gini" } ? areaInterval(rows, level) : nil
    return zip(bases, points).map { base, point in
      switch base {
      case "roc_auc": area
      case "gini": area.map { Interval(method: .delong, low: 2 * $0.low - 1, high: 2 * $0.high - 1) }
      default: shareInterval(base, rows, level) ?? wholeShareInterval(base, point, rows, level)
      }
    }
  }

  private static func shareInterval(_ base: String, _ rows: TaskRows, _ level: Double) -> Interval? {
    guard let kind = ShareMetric(rawValue: base), let share = kind.counts(rows),
      let ends = Binomial.wilson(successes: share.successes, trials: share.trials, level: level)
    else { return nil }
    return Interval(method: .wilson, low: ends.low, high: ends.high)
  }

  /// Metrics that are a number of rows divided by that of all rows, by their own value.
  private static func wholeShareInterval(
    _ base: String, _ point: Double?, _ rows: TaskRows, _ level: Double
  ) -> Interval? {
    guard let point, point.isFinite, let info = MetricRegistry.info(MetricName(base: base)), info.interval == .wilson
    else { return nil }
    let isWhole: Bool
    switch rows {
    case .binary, .classes: isWhole = base.hasSuffix("_micro") || info.parameter == .top
    case .values: isWhole = true
    case .queries, .answers: isWhole = false
    }
    let successes = Int((point * Double(rows.count)).rounded())
    guard isWhole, let ends = Binomial.wilson(successes: successes, trials: rows.count, level: level) else {
      return nil
    }
    return Interval(method: .wilson, low: ends.low, high: ends.high)
  }

  private static func areaInterval(_ rows: TaskRows, _ level: Double) -> Interval? {
    guard case .binary(let binary) = rows, let scores = binary.scores,
      let ends = DeLongTest.interval(positive: binary.truth, scores: scores, level: level)
    else { return nil }
    return Interval(method: .delong, low: ends.low, high: ends.high)
  }
}

/// Metrics that are a number of rows divided by a number of rows.
private enum ShareMetric: String {
  case accuracy, precision, recall, specificity, npv, prevalence
  case withinOneLevel = "within_one_level"
  case exactMatch = "exact_match"
  case contains, answered

  func counts(_ rows: TaskRows) -> (successes: Int, trials: Int)? {
    switch rows {
    case .binary(let rows): binary(rows)
    case .classes(let rows): classes(rows)
    case .answers(let rows): answers(rows)
    case .values, .queries: nil
    }
  }

  /// A share only where every answer scores nothing or all.
  private func answers(_ rows: AnswerRows) -> (successes: Int, trials: Int)? {
    guard let metric = AnswerMetric(rawValue: rawValue) else { return nil }
    let scores = rows.scores.map(metric.value)
    guard !scores.isEmpty, scores.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
    return (scores.count { $0 == 1 }, scores.count)
  }

  private func binary(_ rows: BinaryRows) -> (successes: Int, trials: Int)? {
    let positives = rows.truth.reduce(0) { $0 + Int($1) }
    if self == .prevalence { return (positives, rows.truth.count) }
    guard let predicted = rows.predicted else { return nil }
    let called = predicted.reduce(0) { $0 + Int($1) }
    let hits = zip(predicted, rows.truth).reduce(0) { $0 + Int($1.0 & $1.1) }
    let (n, misses) = (rows.truth.count, positives - hits)
    let rejected = n - called - misses
    let share: (successes: Int, trials: Int)?
    switch self {
    case .accuracy: share = (hits + rejected, n)
    case .precision: share = (hits, called)
    case .recall: share = (hits, positives)
    case .specificity: share = (rejected, n - positives)
    case .npv: share = (rejected, n - called)
    case .prevalence, .withinOneLevel, .exactMatch, .contains, .answered: share = nil
    }
    return share.flatMap { $0.trials > 0 ? $0 : nil }
  }

  private func classes(_ rows: ClassRows) -> (successes: Int, trials: Int)? {
    switch self {
    case .accuracy: (zip(rows.predicted, rows.truth).count { $0 == $1 }, rows.truth.count)
    case .withinOneLevel: (zip(rows.predicted, rows.truth).count { abs($0 - $1) <= 1 }, rows.truth.count)
    default: nil
    }
  }
}
