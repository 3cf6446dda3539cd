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
  /// The matched-pairs rank-biserial correlation (Kerby, 2014): the share of rank sum in favour of the model less that
  /// in favour of the baseline.
  public var rankBiserial: Double?
  /// Losses of the two forecasts in the order of time.
  public var dieboldMariano: DieboldMariano?

  public init(
    metrics: [Named<MetricComparison>], mcnemar: McNemar? = nil, delong: DeLong? = nil, pairedT: PairedT? = nil,
    wilcoxonP: Double? = nil, rankBiserial: Double? = nil, dieboldMariano: DieboldMariano? = nil
  ) {
    self.metrics = metrics
    self.mcnemar = mcnemar
    self.delong = delong
    self.pairedT = pairedT
    self.wilcoxonP = wilcoxonP
    self.rankBiserial = rankBiserial
    self.dieboldMariano = dieboldMariano
  }
}

/// The test of equal accuracy of two forecasts (Diebold and Mariano, 1995), with the correction of Harvey, Leybourne and
/// Newbold (1997) for short histories.
public struct DieboldMariano: Sendable, Hashable, Codable {
  /// How many steps ahead was forecast: losses up to one step fewer apart count as dependent.
  public var horizon: Int
  public var statistic: Double
  /// Two-sided, Student's t with one degree of freedom fewer than there are losses.
  public var p: Double

  public init(horizon: Int, statistic: Double, p: Double) {
    self.horizon = horizon
    self.statistic = statistic
    self.p = p
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
  /// What the rows say of this improvement; nil where nothing was resampled.
  public var conclusion: Conclusion?

  public init(
    model: Double?, baseline: Double?, improvement: Estimate, relative: Estimate, errorReduction: Estimate? = nil,
    conclusion: Conclusion? = nil
  ) {
    self.model = model
    self.baseline = baseline
    self.improvement = improvement
    self.relative = relative
    self.errorReduction = errorReduction
    self.conclusion = conclusion
  }
}

/// What can and cannot be concluded from a comparison of two models on the same rows.
public struct Conclusion: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The whole interval of the improvement is above zero.
    case better
    /// The whole interval is below zero.
    case worse
    /// The interval holds zero: these rows do not tell the two apart.
    case undecided
    /// The two never differ on these rows.
    case same
  }

  /// The test whose p-value is given.
  public enum Test: String, Sendable, Hashable, Codable, CaseIterable {
    case mcnemar, delong
    case pairedT = "paired_t"
    case pairedBootstrap = "paired_bootstrap"
    case dieboldMariano = "diebold_mariano"
  }

  public var verdict: Verdict
  public var test: Test
  /// Two-sided, against no difference; nil where the test is not defined.
  public var p: Double?
  /// About how many more rows (or units, where rows come in groups) like these would tell the two apart with a power of
  /// 80% at the interval's level, if the improvement stays as it is; nil unless undecided, or where it is zero.
  public var moreUnits: Int?

  public init(verdict: Verdict, test: Test, p: Double? = nil, moreUnits: Int? = nil) {
    self.verdict = verdict
    self.test = test
    self.p = p
    self.moreUnits = moreUnits
  }
}

public struct McNemar: Sendable, Hashable, Codable {
  public var bothRight: Int
  public var onlyModelRight: Int
  public var onlyBaselineRight: Int
  public var bothWrong: Int
  /// Exact two-sided binomial; finds a difference in fewer than 5% of samples without one.
  public var pExact: Double
  /// The same with the chance of the observed split counted half (Fagerland, Lydersen and Laake, 2013): close to 5%.
  public var pMid: Double
  /// (|b − c| − 1)² / (b + c); nil when the two never differ.
  public var chi2Corrected: Double?
  public var pCorrected: Double?
  /// (b − c)² / (b + c)
  public var chi2Uncorrected: Double?
  public var pUncorrected: Double?
  /// b / c, the effect size: how many rows only the model gets right for each that only the baseline does; nil when c is 0.
  public var oddsRatio: Double?

  public init(
    bothRight: Int, onlyModelRight: Int, onlyBaselineRight: Int, bothWrong: Int, pExact: Double,
    pMid: Double, chi2Corrected: Double? = nil, pCorrected: Double? = nil, chi2Uncorrected: Double? = nil,
    pUncorrected: Double? = nil, oddsRatio: Double? = nil
  ) {
    self.bothRight = bothRight
    self.onlyModelRight = onlyModelRight
    self.onlyBaselineRight = onlyBaselineRight
    self.bothWrong = bothWrong
    self.pExact = pExact
    self.pMid = pMid
    self.chi2Corrected = chi2Corrected
    self.pCorrected = pCorrected
    self.chi2Uncorrected = chi2Uncorrected
    self.pUncorrected = pUncorrected
    self.oddsRatio = oddsRatio
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
  /// The mean difference divided by the standard deviation of the differences (Cohen's d of paired rows); positive where
  /// the model's errors are larger.
  public var effectSize: Double

  public init(t: Double, p: Double, effectSize: Double) {
    self.t = t
    self.p = p
    self.effectSize = effectSize
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
