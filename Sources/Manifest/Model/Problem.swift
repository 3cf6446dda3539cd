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
}

/// A history in which the model metric and the business metric were both seen.
public struct Observation: Sendable, Hashable {
  public var data: Located<String>
  public var model: String
  public var business: String
}

/// Money an outcome of a decision, times the number of decisions.
public struct ValueModel: Sendable, Hashable {
  public var volume: Rate
  public var tp: Money?
  public var fp: Money?
  public var fn: Money?
  public var tn: Money?
}
