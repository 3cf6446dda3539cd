/// What a good problem statement holds.
public struct Problem: Sendable {
  public var location: SourceLocation
  /// CommonMark text.
  public var statement: Located<String>
  public var decision: String?
  public var output: OutputSpec?
  public var baseline: BaselineSpec?
  public var target: Target?
  /// Ids of catalog entries, each with where it was named.
  public var data: [Located<String>]
  public var cadence: String?
  /// Columns or words along which one rule may not fit all.
  public var heterogeneity: [String]
  public var constraints: [String]
  public var outOfScope: [String]
  public var stakeholders: [Stakeholder]
}

public struct Stakeholder: Sendable, Hashable {
  /// The role: `sponsor`, `users`, `approver`, or any other word.
  public var role: String
  public var name: String
}

/// The kind of a model's answer.
public enum TaskKind: String, Sendable, Hashable, CaseIterable, Codable {
  case binary, multiclass, ordinal, regression, forecast, ranking, text
}

/// `output: {kind: ordinal, classes: [...], aggregate: {early: [1,2,3]}}`
public struct OutputSpec: Sendable, Hashable {
  public var kind: TaskKind
  /// The value of the target column that counts as positive (binary).
  public var positive: String?
  /// Class labels; for ordinal tasks in their order, lowest first.
  public var classes: [String]
  /// Groups that classes are merged into, in the order written.
  public var aggregate: [ClassGroup]
  /// The unit of a regression's value.
  public var unit: String?
}

public struct ClassGroup: Sendable, Hashable {
  public var name: String
  public var classes: [String]
}

public struct BaselineSpec: Sendable, Hashable {
  public var description: String?
  /// Id of an evaluation.
  public var evaluation: Located<String>?
  /// Id of a model.
  public var model: Located<String>?
}

/// `target: {evaluation: holdout, metric: captured@500, improve: 20%, over: baseline, by: 2027-03-31}`
public struct Target: Sendable, Hashable {
  public var location: SourceLocation
  public var evaluation: Located<String>
  public var metric: Located<MetricName>
  /// How much better than `over`; nil when `reach` is given.
  public var improve: Improvement?
  /// A value to reach, in the metric's own unit; nil when `improve` is given.
  public var reach: Double?
  /// `baseline`, or the id of a model.
  public var over: String?
  public var by: CalendarDate?
}

public struct BusinessMetric: Sendable, Hashable {
  public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
    case higher, lower
  }

  public var id: String
  public var location: SourceLocation
  public var title: String
  /// As written: `RUB/month`.
  public var unit: String?
  public var better: Direction
  public var now: Double?
  public var goal: Double?
}

/// A link from a model metric to a business metric, and how we know.
public struct MetricLink: Sendable {
  public var id: String
  public var location: SourceLocation
  /// `holdout.captured@500`
  public var evaluation: Located<String>
  public var metric: Located<MetricName>
  /// Id of a business metric.
  public var to: Located<String>
  public var why: String?
  public var testBy: CalendarDate?
  public var evidence: [LinkEvidence]
}

/// Evidence of a link, of one of four kinds, strongest first: experiment, observation, value model, assumption.
public struct LinkEvidence: Sendable {
  public enum Kind: Sendable {
    case experiment(Experiment)
    case observation(Observation)
    case valueModel(ValueModel)
    case assumption(text: String)
  }

  public var location: SourceLocation
  public var kind: Kind
}

/// A controlled trial whose rows are in the catalog.
public struct Experiment: Sendable, Hashable {
  /// Id of a catalog entry.
  public var data: Located<String>
  /// The column that says which arm a row was in, and the two values that matter.
  public var arm: String
  public var control: String
  public var treatment: String
  public var outcome: String
  public var design = ExperimentDesign()

  /// The columns that it is computed from.
  public var columns: [String] {
    [arm, outcome] + [design.unit, design.denominator, design.covariate].compactMap { $0 }
  }
}

/// How a trial was planned, and how its outcome is to be compared.
public struct ExperimentDesign: Sendable, Hashable {
  /// What of the outcome is compared.
  public enum Measure: String, Sendable, Hashable, CaseIterable, Codable {
    /// The share of units with the outcome; chosen by itself where the outcome is yes or no.
    case proportion
    case mean
    /// The sum of the outcome over the sum of `denominator`.
    case ratio
  }

  public enum Spending: String, Sendable, Hashable, CaseIterable, Codable {
    case obrienFleming = "obrien-fleming"
    case pocock
  }

  /// By the outcome's values when nil.
  public var measure: Measure?
  public var denominator: String?
  /// The column of the unit that was assigned to an arm, where a unit has several rows.
  public var unit: String?
  /// A column from before the trial that takes out variance (CUPED).
  public var covariate: String?
  /// Planned units of control to one of treatment; 1 when not given.
  public var controlPerTreatment: Double = 1
  public var alpha: Double = 0.05
  public var power: Double = 0.8
  /// The smallest change of the outcome that matters, in the outcome's own unit.
  public var minimumEffect: Double?
  /// By the business metric when nil.
  public var better: BusinessMetric.Direction?
  /// The number of this look among the planned ones; nil for one look at the end.
  public var look: Int?
  public var looks: Int?
  public var spending: Spending = .obrienFleming

  public init() {}
}

/// A history in which the model metric and the business metric were both seen.
public struct Observation: Sendable, Hashable {
  public var data: Located<String>
  public var model: String
  public var business: String
  /// The column of time or order, by which the trend is taken out.
  public var time: String?
  /// False keeps a trend in; by default it is taken out where there is a time.
  public var detrend = true

  /// The columns that it is computed from.
  public var columns: [String] { [model, business] + [time].compactMap { $0 } }
}

/// Money an outcome of a decision, times the number of decisions.
public struct ValueModel: Sendable, Hashable {
  public var volume: Rate
  public var tp: Money?
  public var fp: Money?
  public var fn: Money?
  public var tn: Money?
  /// Amounts that differ from row to row; where one is given it stands for the fixed one.
  public var formulas: [OutcomeFormula] = []
  public var threshold: Threshold = .evaluation
  /// The rows that the best threshold is found on.
  public var chooseOn: DataReference?

  public enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    case tp, fp, fn, tn
  }

  public struct OutcomeFormula: Sendable, Hashable {
    public var outcome: Outcome
    public var formula: Located<ValueFormula>
  }

  /// From which probability on a row is acted on.
  public enum Threshold: Sendable, Hashable {
    /// The evaluation's.
    case evaluation
    case fixed(Double)
    /// The one that brings most on the rows of `chooseOn`.
    case best
  }

  /// The currency of the amounts.
  public var currency: Currency? {
    [tp, fp, fn, tn].compactMap { $0 }.first?.currency ?? formulas.first?.formula.value.currency
  }
}
