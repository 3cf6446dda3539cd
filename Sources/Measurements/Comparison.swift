import Manifest

/// The same metrics for the model compared with.
public struct BaselineResult: Sendable, Hashable, Codable {
  /// Id of the baseline model.
  public var model: String
  public var metrics: [Named<Estimate>]
  public var confusion: [[Int]]?
  public var aggregated: AggregatedResult?

  public init(
    model: String, metrics: [Named<Estimate>], confusion: [[Int]]? = nil, aggregated: AggregatedResult? = nil
  ) {
    self.model = model
    self.metrics = metrics
    self.confusion = confusion
    self.aggregated = aggregated
  }
}

/// Model against baseline on the same rows; intervals from resamples that both share.
public struct Comparison: Sendable, Hashable, Codable {
  public var metrics: [Named<MetricComparison>]
  /// Right and wrong answers of the two (classification).
  public var mcnemar: McNemar?
  /// Difference of two correlated ROC AUCs (binary).
  public var delong: DeLong?
  /// Absolute errors, pairwise (regression).
  public var pairedT: PairedT?
  public var wilcoxonP: Double?

  public init(
    metrics: [Named<MetricComparison>], mcnemar: McNemar? = nil, delong: DeLong? = nil, pairedT: PairedT? = nil,
    wilcoxonP: Double? = nil
  ) {
    self.metrics = metrics
    self.mcnemar = mcnemar
    self.delong = delong
    self.pairedT = pairedT
    self.wilcoxonP = wilcoxonP
  }
}

public struct MetricComparison: Sendable, Hashable, Codable {
  public var model: Double?
  public var baseline: Double?
  /// Signed so that positive is better: model − baseline where higher is better, baseline − model where lower is.
  public var improvement: Estimate
  /// `improvement` divided by the baseline's value.
  public var relative: Estimate
  /// `improvement` divided by what the baseline lacks (1 − value); only for metrics whose best value is 1.
  public var errorReduction: Estimate?

  public init(
    model: Double?, baseline: Double?, improvement: Estimate, relative: Estimate, errorReduction: Estimate? = nil
  ) {
    self.model = model
    self.baseline = baseline
    self.improvement = improvement
    self.relative = relative
    self.errorReduction = errorReduction
  }
}

public struct McNemar: Sendable, Hashable, Codable {
  public var bothRight: Int
  public var onlyModelRight: Int
  public var onlyBaselineRight: Int
  public var bothWrong: Int
  /// Exact two-sided binomial.
  public var pExact: Double
  /// (|b − c| − 1)² / (b + c); nil when the two never differ.
  public var chi2Corrected: Double?
  public var pCorrected: Double?

  public init(
    bothRight: Int, onlyModelRight: Int, onlyBaselineRight: Int, bothWrong: Int, pExact: Double,
    chi2Corrected: Double? = nil, pCorrected: Double? = nil
  ) {
    self.bothRight = bothRight
    self.onlyModelRight = onlyModelRight
    self.onlyBaselineRight = onlyBaselineRight
    self.bothWrong = bothWrong
    self.pExact = pExact
    self.chi2Corrected = chi2Corrected
    self.pCorrected = pCorrected
  }
}

public struct DeLong: Sendable, Hashable, Codable {
  public var aucModel: Double
  public var aucBaseline: Double
  public var seModel: Double
  public var seBaseline: Double
  /// Nil when the variance of the difference is zero.
  public var z: Double?
  public var p: Double?

  public init(aucModel: Double, aucBaseline: Double, seModel: Double, seBaseline: Double, z: Double?, p: Double?) {
    self.aucModel = aucModel
    self.aucBaseline = aucBaseline
    self.seModel = seModel
    self.seBaseline = seBaseline
    self.z = z
    self.p = p
  }
}

public struct PairedT: Sendable, Hashable, Codable {
  public var t: Double
  public var p: Double

  public init(t: Double, p: Double) {
    self.t = t
    self.p = p
  }
}

/// One claim of the manifest, re-measured.
public struct ClaimResult: Sendable, Hashable, Codable {
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// Within the tolerance.
    case reproduced
    /// Outside it on the good side.
    case betterThanClaimed = "better_than_claimed"
    /// Outside it on the bad side.
    case notReproduced = "not_reproduced"
    /// The value could not be measured.
    case notMeasured = "not_measured"
  }

  /// As written, canonical: `captured@500`.
  public var metric: String
  public var claimed: Double
  /// As written: `0.87`.
  public var text: String
  public var tolerance: Double
  public var measured: Estimate
  public var outcome: Outcome
  public var location: SourceLocation

  public init(
    metric: String, claimed: Double, text: String, tolerance: Double, measured: Estimate, outcome: Outcome,
    location: SourceLocation
  ) {
    self.metric = metric
    self.claimed = claimed
    self.text = text
    self.tolerance = tolerance
    self.measured = measured
    self.outcome = outcome
    self.location = location
  }
}

/// One requirement of the manifest, judged.
public struct RequirementResult: Sendable, Hashable, Codable {
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// Met by the whole interval.
    case met
    /// Met by the value, but the interval reaches across the limit.
    case metByPointOnly = "met_by_point_only"
    case notMet = "not_met"
    case notMeasured = "not_measured"
  }

  /// As written: `worst_slice.roc_auc`.
  public var metric: String
  /// As written: `>= 0.70`.
  public var condition: String
  public var limit: Double
  public var measured: Estimate
  /// Which slice was the worst, where the requirement speaks of it.
  public var slice: String?
  public var outcome: Outcome
  public var location: SourceLocation

  public init(
    metric: String, condition: String, limit: Double, measured: Estimate, slice: String? = nil, outcome: Outcome,
    location: SourceLocation
  ) {
    self.metric = metric
    self.condition = condition
    self.limit = limit
    self.measured = measured
    self.slice = slice
    self.outcome = outcome
    self.location = location
  }
}

/// The problem's target, judged on the interval and not on the point.
public struct TargetResult: Sendable, Hashable, Codable {
  /// Which of the three readings of "20%" was used.
  public enum Reading: String, Sendable, Hashable, Codable, CaseIterable {
    case relative, points
    case ofError = "of_error"
    case absolute
    /// A value to reach, not an improvement.
    case reach
  }

  public var metric: String
  public var reading: Reading
  /// The amount asked for, in the reading's own terms (0.2 for 20%).
  public var wanted: Double
  /// The improvement in the same terms (or the metric itself, for `reach`).
  public var achieved: Estimate
  /// The value of the metric that would meet the target exactly; nil where it cannot be said.
  public var targetValue: Double?
  public var outcome: RequirementResult.Outcome
  public var by: CalendarDate?
  public var location: SourceLocation

  public init(
    metric: String, reading: Reading, wanted: Double, achieved: Estimate, targetValue: Double? = nil,
    outcome: RequirementResult.Outcome, by: CalendarDate? = nil, location: SourceLocation
  ) {
    self.metric = metric
    self.reading = reading
    self.wanted = wanted
    self.achieved = achieved
    self.targetValue = targetValue
    self.outcome = outcome
    self.by = by
    self.location = location
  }
}
