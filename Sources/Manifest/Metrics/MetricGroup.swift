/// Metrics that are explained together.
public enum MetricGroup: String, Sendable, Hashable, CaseIterable {
  case labels, ordinal, separation, probabilities, head, values, quantiles, forecasts, queries, answers

  public var metrics: [MetricInfo] {
    switch self {
    case .labels: MetricRegistry.labels
    case .ordinal: MetricRegistry.ordinalLabels
    case .separation: MetricRegistry.separation
    case .probabilities: MetricRegistry.probabilities
    case .head: MetricRegistry.head
    case .values: MetricRegistry.values
    case .quantiles: MetricRegistry.quantiles
    case .forecasts: MetricRegistry.forecasts
    case .queries: MetricRegistry.queries
    case .answers: MetricRegistry.answers
    }
  }
}
