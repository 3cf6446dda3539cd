import Manifest
import Measurements

/// Improvements of a model over a baseline, from replicates that both share.
struct ImprovementMeasure {
  let direction: MetricInfo.Direction
  /// True where the best value is 1.
  let endsAtOne: Bool

  init(_ name: MetricName) {
    let info = MetricRegistry.info(name)
    direction = info?.direction ?? .higher
    endsAtOne = direction == .higher && (info?.range == .share || info?.range == .upToOne)
  }

  /// Positive is better.
  func absolute(_ model: Double, _ baseline: Double) -> Double {
    switch direction {
    case .higher: model - baseline
    case .lower: baseline - model
    case .zero: abs(baseline) - abs(model)
    }
  }

  /// Divided by the baseline's value; not-a-number unless that is above zero, where a share of it means something.
  func relative(_ model: Double, _ baseline: Double) -> Double {
    let base = direction == .zero ? abs(baseline) : baseline
    return base > 0 ? absolute(model, baseline) / base : .nan
  }

  /// Divided by what the baseline lacks; not-a-number where it lacks nothing or the best value is not 1.
  func errorReduction(_ model: Double, _ baseline: Double) -> Double {
    endsAtOne && baseline < 1 ? absolute(model, baseline) / (1 - baseline) : .nan
  }
}

/// Compares two measured models, metric by metric.
struct ModelComparer {
  let model: MeasuredModel
  let baseline: MeasuredModel

  /// - Parameter test: one that fits the metric better than resampling does, with its p-value.
  /// - Returns: nil where either is not defined.
  func compare(_ name: MetricName, test: ConclusionBuilder.FittingTest? = nil) -> MetricComparison? {
    guard let a = model.value(name), let b = baseline.value(name), let x = a.point, let y = b.point else { return nil }
    let measure = ImprovementMeasure(name)
    func estimate(_ combine: (Double, Double) -> Double) -> Estimate {
      Estimate(
        value: combine(x, y), replicates: zip(a.replicates, b.replicates).map(combine), level: model.quantileLevel,
        jackknife: a.jackknife.flatMap { own in b.jackknife.map { zip(own, $0).map(combine) } })
    }
    let improvement = estimate(measure.absolute)
    return MetricComparison(
      model: x, baseline: y, improvement: improvement, relative: estimate(measure.relative),
      errorReduction: measure.endsAtOne ? estimate(measure.errorReduction) : nil,
      conclusion: ConclusionBuilder.conclusion(
        improvement, test: test, replicates: zip(a.replicates, b.replicates).map(measure.absolute), units: model.units,
        level: model.level, isExpanded: model.method == .auto))
  }
}
