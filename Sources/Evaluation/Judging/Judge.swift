import Manifest
import Measurements

/// Judges what is claimed and required by what was measured.
enum Judge {
  /// Whether a condition is met by the value, and by the whole interval.
  ///
  /// Without an interval a condition is met by the point only: nothing says how sure the value is.
  static func outcome(_ estimate: Estimate, _ comparison: Condition.Comparison, _ limit: Double)
    -> RequirementResult.Outcome
  {
    guard let value = estimate.value else { return .notMeasured }
    guard holds(value, comparison, limit) else { return .notMet }
    guard let low = estimate.low, let high = estimate.high, holds(low, comparison, limit),
      holds(high, comparison, limit)
    else { return .metByPointOnly }
    return .met
  }

  /// Equality leaves room for the rounding of sums.
  private static func holds(_ value: Double, _ comparison: Condition.Comparison, _ limit: Double) -> Bool {
    let slack = 1e-12 * max(1, abs(limit))
    switch comparison {
    case .atLeast: return value >= limit - slack
    case .atMost: return value <= limit + slack
    case .greater: return value > limit + slack
    case .less: return value < limit - slack
    case .equal: return abs(value - limit) <= slack
    }
  }

  static func claim(_ claim: Claim, _ resolver: ReferenceResolver) -> ClaimResult {
    let found = resolver.measure(claim.metric)
    return ClaimResult(
      metric: canonical(claim.metric), claimed: claim.value, text: claim.text, tolerance: claim.tolerance,
      measured: found.estimate, outcome: outcome(claim, found.estimate), location: claim.location)
  }

  private static func outcome(_ claim: Claim, _ measured: Estimate) -> ClaimResult.Outcome {
    guard let value = measured.value else { return .notMeasured }
    let room = claim.tolerance * (1 + 1e-9) + 1e-12 * abs(claim.value)
    if abs(value - claim.value) <= room { return .reproduced }
    let better: Bool
    switch claim.metric.scope {
    case .againstBaseline: better = value > claim.value
    default:
      switch MetricRegistry.info(claim.metric.metric)?.direction ?? .higher {
      case .higher: better = value > claim.value
      case .lower: better = value < claim.value
      case .zero: better = abs(value) < abs(claim.value)
      }
    }
    return better ? .betterThanClaimed : .notReproduced
  }

  static func requirement(_ requirement: Requirement, _ resolver: ReferenceResolver) -> RequirementResult {
    let limit: Double
    let found: (estimate: Estimate, slice: String?)
    switch requirement.condition.threshold {
    case .value(let value):
      limit = value
      found = resolver.measure(requirement.metric)
    case .improvement(let improvement):
      limit = improvement.amount
      found = resolver.measure(requirement.metric, improvement: improvement)
    }
    return RequirementResult(
      metric: canonical(requirement.metric), condition: requirement.text, limit: limit, measured: found.estimate,
      slice: found.slice, outcome: outcome(found.estimate, requirement.condition.comparison, limit),
      location: requirement.location)
  }

  /// A reference with its metric's registered name.
  static func canonical(_ reference: MetricReference) -> String {
    let info = MetricRegistry.info(reference.metric)
    let name = MetricName(
      base: info?.name ?? reference.metric.base, cutoff: reference.metric.cutoff,
      aggregated: reference.metric.aggregated
    ).description
    switch reference.scope {
    case .whole: return name
    case .worstSlice: return "worst_slice.\(name)"
    case .slice(let slice): return "slice(\(slice)).\(name)"
    case .againstBaseline: return "\(name).vs_baseline"
    }
  }
}

extension MetricReference {
  /// The same with the metric's registered name.
  var resolved: MetricReference {
    var copy = self
    if let info = MetricRegistry.info(metric) { copy.metric.base = info.name }
    return copy
  }
}
