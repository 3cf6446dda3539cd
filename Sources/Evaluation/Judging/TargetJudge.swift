import Manifest
import Measurements

/// Judges the problem's target on the interval of what was reached.
struct TargetJudge {
  let target: Target
  let metric: MetricName
  let model: MeasuredModel
  /// What the target is over; nil where it was not measured.
  let over: MeasuredModel?

  func result() -> TargetResult {
    if let reach = target.reach { return reached(reach) }
    guard let improve = target.improve else { return improved(.relative(0)) }
    return improved(improve)
  }

  private func reached(_ wanted: Double) -> TargetResult {
    let measured = model.estimate(metric)
    let outcome: RequirementResult.Outcome
    switch MetricRegistry.info(metric)?.direction ?? .higher {
    case .higher: outcome = Judge.outcome(measured, .atLeast, wanted)
    case .lower: outcome = Judge.outcome(measured, .atMost, wanted)
    case .zero: outcome = Judge.outcome(measured.distanceFromZero, .atMost, wanted)
    }
    return TargetResult(
      metric: metric.description, reading: .reach, wanted: wanted, achieved: measured, targetValue: wanted,
      outcome: outcome, by: target.by, location: target.location)
  }

  private func improved(_ improve: Improvement) -> TargetResult {
    let comparison = over.flatMap { ModelComparer(model: model, baseline: $0).compare(metric) }
    let achieved = comparison?.gain(improve) ?? Estimate(value: nil)
    let base = over?.value(metric)?.point
    return TargetResult(
      metric: metric.description, reading: reading(improve), wanted: improve.amount, achieved: achieved,
      targetValue: base.flatMap { value(meeting: improve, from: $0) },
      outcome: Judge.outcome(achieved, .atLeast, improve.amount), by: target.by, location: target.location)
  }

  private func reading(_ improve: Improvement) -> TargetResult.Reading {
    switch improve {
    case .relative: .relative
    case .points: .points
    case .ofError: .ofError
    case .absolute: .absolute
    }
  }

  /// The value that meets the target exactly.
  private func value(meeting improve: Improvement, from base: Double) -> Double? {
    let direction = MetricRegistry.info(metric)?.direction ?? .higher
    let gain: Double
    switch improve {
    case .relative(let share):
      guard abs(base) > 0, direction == .zero || base > 0 else { return nil }
      gain = share * abs(base)
    case .points(let amount), .absolute(let amount): gain = amount
    case .ofError(let share):
      guard ImprovementMeasure(metric).endsAtOne, base < 1 else { return nil }
      gain = share * (1 - base)
    }
    switch direction {
    case .higher: return base + gain
    case .lower: return base - gain
    case .zero: return max(0, abs(base) - gain)
    }
  }
}

extension Estimate {
  /// The estimate of the absolute value.
  var distanceFromZero: Estimate {
    guard let value else { return self }
    guard let low, let high else { return Estimate(value: abs(value)) }
    let nearest = low <= 0 && high >= 0 ? 0 : min(abs(low), abs(high))
    return Estimate(value: abs(value), low: nearest, high: max(abs(low), abs(high)))
  }
}
