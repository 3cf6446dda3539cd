import Manifest

/// How well a link from a model metric to a business metric is known, from data and not from words.
public struct LinkResult: Sendable, Hashable, Codable {
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Data show the effect in the direction expected.
    case confirmed
    /// Data show the opposite, or that the effect is smaller than what matters.
    case refuted
    /// There are data, and they do not say.
    case inconclusive
    /// Nothing but words and amounts agreed on.
    case assumed
  }

  public var id: String
  public var evaluation: String
  /// Canonical name.
  public var metric: String
  /// Id of the business metric.
  public var to: String
  public var status: Status
  public var rank: EvidenceRank
  /// In the order of the manifest.
  public var evidence: [LinkEvidenceResult]
  public var location: SourceLocation

  public init(
    id: String, evaluation: String, metric: String, to: String, status: Status, rank: EvidenceRank,
    evidence: [LinkEvidenceResult], location: SourceLocation
  ) {
    self.id = id
    self.evaluation = evaluation
    self.metric = metric
    self.to = to
    self.status = status
    self.rank = rank
    self.evidence = evidence
    self.location = location
  }
}

/// One piece of evidence of a link, computed.
public struct LinkEvidenceResult: Sendable, Hashable, Codable {
  public enum Content: Sendable, Hashable, Codable {
    case experiment(ExperimentResult)
    case observation(ObservationResult)
    case value(ValueResult)
    case assumption(String)
    /// It could not be computed: what is wrong, and what to do.
    case failed(message: String, expected: String?, help: String?, unavailable: Bool)
  }

  public var content: Content
  public var location: SourceLocation
  /// A hash of what is counted of each complete row of a trial or a history, sorted, so that two revisions can be compared; nil
  /// without data, and where there are too many.
  public var rows: [UInt64]?

  public init(content: Content, location: SourceLocation, rows: [UInt64]? = nil) {
    self.content = content
    self.location = location
    self.rows = rows
  }
}

/// A trial with a control group, analysed.
public struct ExperimentResult: Sendable, Hashable, Codable {
  public struct Arm: Sendable, Hashable, Codable {
    public var name: String
    /// Units, after those without an outcome are left out.
    public var units: Int
    /// Their share, mean or ratio.
    public var value: Double

    public init(name: String, units: Int, value: Double) {
      self.name = name
      self.units = units
      self.value = value
    }
  }

  public enum Test: String, Sendable, Hashable, Codable, CaseIterable {
    case twoProportion = "two_proportion"
    case welch
    case deltaMethod = "delta_method"
    /// Welch's test of the outcome with what the covariate explains taken out.
    case cuped
  }

  public enum Warning: Sendable, Hashable, Codable {
    /// The arms' sizes do not fit the planned ratio: the assignment did not work as planned.
    case sampleRatioMismatch(p: Double)
    /// Units that were in both arms.
    case unitsInBothArms(Int)
    /// Rows without arm or outcome, left out.
    case droppedRows(Int)
    /// Too few units for the smallest effect that matters: how many an arm there should be.
    case underpowered(needed: Int)
    /// A look before the planned end.
    case early(look: Int, looks: Int)
  }

  public var measure: ExperimentDesign.Measure
  public var control: Arm
  public var treatment: Arm
  public var test: Test
  /// Treatment less control, with the interval at 1 − α (wider at an early look).
  public var difference: Estimate
  /// The difference divided by the control's value; nil unless that is above zero.
  public var relative: Estimate?
  public var standardError: Double
  /// Two-sided.
  public var p: Double
  public var alpha: Double
  /// The |z| that this look asks for; nil for one look at the end.
  public var boundary: Double?
  /// Mann-Whitney test of the same units; nil for shares and ratios.
  public var mannWhitneyP: Double?
  /// The share of variance that the covariate took out; nil without one.
  public var varianceReduction: Double?
  /// The smallest difference that a trial of this size finds with the planned power.
  public var smallestEffect: Double?
  /// Units an arm for the smallest effect that matters; nil where none is stated.
  public var neededUnits: Int?
  public var betterIsHigher: Bool
  public var warnings: [Warning]
  public var status: LinkResult.Status

  /// False where the assignment or the units are broken: no conclusion stands on it.
  public var isTrustworthy: Bool {
    !warnings.contains { warning in
      switch warning {
      case .sampleRatioMismatch, .unitsInBothArms: true
      case .droppedRows, .underpowered, .early: false
      }
    }
  }

  public init(
    measure: ExperimentDesign.Measure, control: Arm, treatment: Arm, test: Test, difference: Estimate,
    relative: Estimate?, standardError: Double, p: Double, alpha: Double, boundary: Double? = nil,
    mannWhitneyP: Double? = nil, varianceReduction: Double? = nil, smallestEffect: Double? = nil,
    neededUnits: Int? = nil, betterIsHigher: Bool, warnings: [Warning] = [], status: LinkResult.Status
  ) {
    self.measure = measure
    self.control = control
    self.treatment = treatment
    self.test = test
    self.difference = difference
    self.relative = relative
    self.standardError = standardError
    self.p = p
    self.alpha = alpha
    self.boundary = boundary
    self.mannWhitneyP = mannWhitneyP
    self.varianceReduction = varianceReduction
    self.smallestEffect = smallestEffect
    self.neededUnits = neededUnits
    self.betterIsHigher = betterIsHigher
    self.warnings = warnings
    self.status = status
  }
}

/// A history in which both metrics were seen, analysed.
public struct ObservationResult: Sendable, Hashable, Codable {
  public struct Coefficient: Sendable, Hashable, Codable {
    public var value: Double
    public var low: Double?
    public var high: Double?
    public var p: Double?

    public init(value: Double, low: Double?, high: Double?, p: Double?) {
      self.value = value
      self.low = low
      self.high = high
      self.p = p
    }
  }

  /// Fewer points than this are few.
  public static let few = 12

  public var n: Int
  public var spearman: Coefficient
  public var kendall: Coefficient?
  /// The same with a linear trend over time taken out of both; nil without a time.
  public var detrendedSpearman: Coefficient?
  public var detrendedKendall: Coefficient?
  /// True where a rising model column should go with a rising business column.
  public var expectsRise: Bool
  /// The points, in the order of time where there is one.
  public var points: [CurvePoint]
  public var status: LinkResult.Status

  public var hasFewPoints: Bool { n < Self.few }
  /// What the status is taken from.
  public var decisive: Coefficient { detrendedSpearman ?? spearman }

  public init(
    n: Int, spearman: Coefficient, kendall: Coefficient?, detrendedSpearman: Coefficient?,
    detrendedKendall: Coefficient?, expectsRise: Bool, points: [CurvePoint], status: LinkResult.Status
  ) {
    self.n = n
    self.spearman = spearman
    self.kendall = kendall
    self.detrendedSpearman = detrendedSpearman
    self.detrendedKendall = detrendedKendall
    self.expectsRise = expectsRise
    self.points = points
    self.status = status
  }
}

/// What a model's decisions are worth, on the rows of its evaluation.
public struct ValueResult: Sendable, Hashable, Codable {
  /// How rows are chosen to be acted on.
  public enum Decision: Sendable, Hashable, Codable {
    /// Probability at least this.
    case threshold(Double)
    /// The best threshold of other rows, and how many they were.
    case chosen(threshold: Double, rows: Int)
    /// The first so many of the ranking.
    case first(Int)
  }

  public var currency: Currency
  public var decision: Decision
  /// Decisions a month.
  public var volume: Double
  /// Rows of the evaluation.
  public var n: Int
  /// Over all rows, at the decision.
  public var total: Double
  /// Money a decision.
  public var perDecision: Estimate
  /// Money a month: that times the volume.
  public var perMonth: Estimate
  public var baselinePerMonth: Estimate?
  /// The model's less the baseline's, on the same resamples.
  public var gainPerMonth: Estimate?
  /// Totals of acting on nobody, on everybody, and on exactly the positives.
  public var nobody: Double
  public var everybody: Double
  public var perfect: Double
  /// Value a decision against threshold, with its interval; empty for rankings.
  public var curve: [CurvePoint]
  public var curveBand: [BandPoint]
  /// Money a month for each point (0.01) of the linked metric, between baseline and model; nil without a baseline or where
  /// the metric is the same.
  public var worthOfPoint: Double?
  /// True where the linked metric is better than the baseline's and the value is lower.
  public var betterMetricLowersValue: Bool
  /// The expected maximum profit: the most that any threshold brings on these rows, a decision. An upper bound: it was
  /// found on the rows it is judged on.
  public var maximumPerDecision: Double?

  public init(
    currency: Currency, decision: Decision, volume: Double, n: Int, total: Double, perDecision: Estimate,
    perMonth: Estimate, baselinePerMonth: Estimate?, gainPerMonth: Estimate?, nobody: Double, everybody: Double,
    perfect: Double, curve: [CurvePoint], curveBand: [BandPoint], worthOfPoint: Double?,
    betterMetricLowersValue: Bool, maximumPerDecision: Double?
  ) {
    self.currency = currency
    self.decision = decision
    self.volume = volume
    self.n = n
    self.total = total
    self.perDecision = perDecision
    self.perMonth = perMonth
    self.baselinePerMonth = baselinePerMonth
    self.gainPerMonth = gainPerMonth
    self.nobody = nobody
    self.everybody = everybody
    self.perfect = perfect
    self.curve = curve
    self.curveBand = curveBand
    self.worthOfPoint = worthOfPoint
    self.betterMetricLowersValue = betterMetricLowersValue
    self.maximumPerDecision = maximumPerDecision
  }
}
