/// An evaluation to run: which model, on which rows, judged how.
public struct EvaluationSpec: Sendable {
  public var id: String
  public var location: SourceLocation
  public var title: String?
  public var task: TaskKind
  public var data: DataReference
  /// The column of the truth.
  public var target: Located<String>
  /// The value of the target that counts as positive; from `problem.output.positive` when not given here.
  public var positive: String?
  /// Class labels in order; from `problem.output.classes` when not given here.
  public var classes: [String]
  /// Groups of classes; from `problem.output.aggregate` when not given here.
  public var aggregate: [ClassGroup]
  /// Id of a model.
  public var model: Located<String>
  /// Id of the model to compare with.
  public var baseline: Located<String>?
  /// Empty means: the task's standard set.
  public var metrics: [Located<MetricName>]
  /// How rows are cut into slices.
  public var slices: [SliceSpec]
  public var filter: [RowFilter]
  /// The decision threshold on the probability of the positive class; 0.5 when nil.
  public var threshold: Double?
  /// The season m of the MASE's naive forecast; 1 when nil.
  public var season: Int?
  public var confidence: ConfidenceSpec
  public var claims: [Claim]
  public var requirements: [Requirement]
  /// The column of each row's weight, at least zero; nil where all rows count the same.
  public var weight: Located<String>?
  /// Models that give quantiles of a number, by rising level.
  public var quantiles: [QuantileModel] = []
  /// The column of the query that a row was ranked for; the catalog entry's `group` when nil.
  public var query: Located<String>?
  public var forecast: ForecastSpec?
  public var scoring: ScoringSpec?
  /// What is asked of the model beyond its metrics.
  public var scrutiny = ScrutinySpec()
}

/// `confidence: {level: 95%, resamples: 2000, seed: 7}`
public struct ConfidenceSpec: Sendable, Hashable {
  public enum Method: String, Sendable, Hashable, CaseIterable, Codable {
    /// Wilson for shares of independent rows, DeLong for ROC AUC, the percentile bootstrap for all others.
    case auto
    case percentile
    case bca
  }

  /// Which rows depend on each other.
  public enum Group: Sendable, Hashable {
    /// The `group:` of the catalog entry, where it has one.
    case fromCatalog
    case none
    case column(Located<String>)
  }

  /// 0.95
  public var level: Double
  public var resamples: Int
  public var seed: UInt64
  public var method: Method
  /// True where every resample keeps the number of rows of each class.
  public var stratify: Bool
  public var group: Group
  /// Where `level` is written, if it is.
  public var levelLocation: SourceLocation?
  /// Where `resamples` is written, if it is.
  public var resamplesLocation: SourceLocation?

  public init(
    level: Double = 0.95, resamples: Int = 2000, seed: UInt64 = 7, method: Method = .auto, stratify: Bool = false,
    group: Group = .fromCatalog
  ) {
    self.level = level
    self.resamples = resamples
    self.seed = seed
    self.method = method
    self.stratify = stratify
    self.group = group
  }
}

/// A value the team says the model has: `roc_auc: 0.87`, or `roc_auc: {value: 0.87, tolerance: 0.005}`.
public struct Claim: Sendable, Hashable {
  public var location: SourceLocation
  public var metric: MetricReference
  public var value: Double
  /// How far the re-measured value may lie from `value`. From the claim's rounding (half a unit of its last digit) when not given.
  public var tolerance: Double
  /// As written: `0.87`.
  public var text: String
}

/// A value the model must have: `worst_slice.roc_auc: ">= 0.70"`.
public struct Requirement: Sendable, Hashable {
  public var location: SourceLocation
  public var metric: MetricReference
  public var condition: Condition
  /// As written: `>= 0.70`.
  public var text: String
}

/// A speed measurement to run.
public struct BenchmarkSpec: Sendable {
  public enum Scenario: String, Sendable, Hashable, CaseIterable, Codable {
    case singleStream = "single_stream"
    case multiStream = "multi_stream"
    case offline
    case server
  }

  public enum Target: Sendable, Hashable {
    /// Id of a model, run by the embedded core.
    case model(Located<String>)
    case remote(RemoteTarget)
  }

  public var id: String
  public var location: SourceLocation
  public var target: Target
  public var data: DataReference?
  public var scenarios: [Scenario]
  public var batchSizes: [Int]
  /// Latency limits by percentile, in the order written: (99, 50 ms).
  public var objectives: [LatencyObjective]
}

public struct LatencyObjective: Sendable, Hashable {
  /// 99 for `p99`, 99.9 for `p99.9`.
  public var percentile: Double
  public var limit: TimeSpan
}

public struct RemoteTarget: Sendable, Hashable {
  public enum Wire: String, Sendable, Hashable, CaseIterable, Codable {
    case openInference = "open-inference"
    case mlflow
    case tensorflowServing = "tensorflow-serving"
    case openAI = "openai"
    case http
  }

  public var wire: Wire
  public var url: Located<String>
  public var model: String?
}
