import Manifest
import Measurements

/// The metric that an evaluation is about.
enum MainMetric {
  /// The target's metric where the target speaks of this evaluation, else the first one asked for.
  static func of(_ spec: EvaluationSpec, _ project: Project, _ metrics: [MetricName]) -> MetricName? {
    if let target = project.problem?.target, target.evaluation.value == spec.id,
      let metric = try? MetricPlan.canonical(target.metric, task: spec.task)
    {
      return metric
    }
    return metrics.first
  }

  /// The first metric, the main one before the others, that a sample of rows or a constant answer has as well: no
  /// cut-off, no merged classes, a better direction.
  static func measure(_ spec: EvaluationSpec, _ project: Project, _ metrics: [MetricName]) -> MetricName? {
    let unfit: Set<String> = ["prevalence", "max_error", "mase", "precision", "recall", "specificity", "npv"]
    return ([of(spec, project, metrics)].compactMap { $0 } + metrics).first { name in
      guard name.cutoff == nil, !name.aggregated, !unfit.contains(name.base), let info = MetricRegistry.info(name)
      else { return false }
      return info.direction != .zero
    }
  }

  /// A difference signed so that above zero is better.
  static func gain(_ name: MetricName, _ value: Double, over other: Double) -> Double {
    MetricRegistry.info(name)?.direction == .lower ? other - value : value - other
  }
}
