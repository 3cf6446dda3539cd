import Manifest
import Measurements

/// The loss that the search for weak slices compares between rows.
enum SearchedLoss {
  /// Fits the metric that matters for values; squared distance of probabilities where a model gives them; else right or wrong.
  ///
  /// - Returns: nil for a model that only ranks, which has no loss of a single row.
  static func of(_ rows: TaskRows, main: MetricName?) -> (kind: SliceSearch.Loss, losses: [Double])? {
    if case .binary(let binary) = rows {
      if let losses = RowLosses.of(MetricName(base: "brier"), rows) { return (.brier, losses) }
      return binary.right.map { (.wrongAnswer, $0.map { $0 ? 0 : 1 }) }
    }
    if case .classes(let classes) = rows { return (.wrongAnswer, classes.right.map { $0 ? 0 : 1 }) }
    if case .values = rows {
      switch main?.base {
      case "mape":
        return RowLosses.of(MetricName(base: "mape"), rows).map { (.absolutePercentageError, $0) }
      case "rmse", "mse", "r2":
        return RowLosses.of(MetricName(base: "mse"), rows).map { (.squaredError, $0) }
      default: return RowLosses.of(MetricName(base: "mae"), rows).map { (.absoluteError, $0) }
      }
    }
    return nil
  }
}
