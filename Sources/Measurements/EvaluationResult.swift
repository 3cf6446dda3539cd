import Manifest

/// What the core found when it ran one evaluation. Plain values: nothing in here holds a file, a model or a table.
public struct EvaluationResult: Sendable, Codable {
  public var id: String
  public var task: TaskKind
  /// Rows evaluated, after split, filter and rows without truth.
  public var n: Int
  /// Rows left out because their truth was null.
  public var droppedRows: Int
  /// Rows of the positive class (binary).
  public var positives: Int?
  public var positive: String?
  /// Class labels in order (binary: negative first).
  public var classes: [String]
  public var threshold: Double?
  public var confidence: Confidence
  /// In the order asked for. The key is the metric's canonical name.
  public var metrics: [Named<Estimate>]
  /// The intervals that other methods give, of the metrics that have several.
  public var otherIntervals: [Named<[Interval]>]
  /// Rows: truth; columns: prediction; in the order of `classes`.
  public var confusion: [[Int]]?
  public var perClass: [Named<ClassMetrics>]
  public var aggregated: AggregatedResult?
  public var slices: [SliceResult]
  public var baseline: BaselineResult?
  public var comparison: Comparison?
  public var claims: [ClaimResult]
  public var requirements: [RequirementResult]
  /// The problem's target, where it speaks of this evaluation.
  public var target: TargetResult?
  public var forecast: ForecastResult?
  public var ranking: RankingResult?
  public var text: TextResult?
  /// The column that weighs the rows; nil where all weigh one.
  public var weight: String?
  /// What the charts draw.
  public var curves: Curves
  /// What could not be measured and why.
  public var notes: [EvaluationNote]
  public var provenance: Provenance
  /// How rows were cut into `slices`.
  public var sliceCuts: [SliceCut] = []
  /// Nil where it was switched off or could not be done.
  public var sliceSearch: SliceSearch?
  /// Nil where the evaluation takes all rows of its split.
  public var filterEffect: FilterEffect?
  /// One for each protected column.
  public var fairness: [FairnessResult] = []
  public var modelChecks: ModelChecks?
  public var rowFacts: RowFacts?
  public var robustness: RobustnessResult?
  public var explanation: ExplanationResult?

  public init(
    id: String, task: TaskKind, n: Int, droppedRows: Int = 0, positives: Int? = nil, positive: String? = nil,
    classes: [String] = [], threshold: Double? = nil, confidence: Confidence, metrics: [Named<Estimate>] = [],
    otherIntervals: [Named<[Interval]>] = [], confusion: [[Int]]? = nil, perClass: [Named<ClassMetrics>] = [],
    aggregated: AggregatedResult? = nil,
    slices: [SliceResult] = [], baseline: BaselineResult? = nil, comparison: Comparison? = nil,
    claims: [ClaimResult] = [], requirements: [RequirementResult] = [], target: TargetResult? = nil,
    curves: Curves = Curves(), notes: [EvaluationNote] = [], provenance: Provenance
  ) {
    self.id = id
    self.task = task
    self.n = n
    self.droppedRows = droppedRows
    self.positives = positives
    self.positive = positive
    self.classes = classes
    self.threshold = threshold
    self.confidence = confidence
    self.metrics = metrics
    self.otherIntervals = otherIntervals
    self.confusion = confusion
    self.perClass = perClass
    self.aggregated = aggregated
    self.slices = slices
    self.baseline = baseline
    self.comparison = comparison
    self.claims = claims
    self.requirements = requirements
    self.target = target
    self.curves = curves
    self.notes = notes
    self.provenance = provenance
  }

  /// The estimate of a metric by its canonical name.
  public func metric(_ name: String) -> Estimate? { metrics.first { $0.name == name }?.value }
}

public struct Confidence: Sendable, Hashable, Codable {
  /// 0.95
  public var level: Double
  public var resamples: Int
  public var seed: UInt64
  /// What was drawn with replacement.
  public var unit: ResamplingUnit
  /// How many of them there are; nil before anything was drawn.
  public var units: Int?

  public init(
    level: Double, resamples: Int, seed: UInt64, unit: ResamplingUnit = .row, units: Int? = nil
  ) {
    self.level = level
    self.resamples = resamples
    self.seed = seed
    self.unit = unit
    self.units = units
  }
}

/// What a resample draws with replacement.
public enum ResamplingUnit: Sendable, Hashable, Codable {
  case row
  /// Rows within each class, so that every resample has as many of each.
  case rowWithinClass
  /// All rows with one value of a column come together.
  case group(column: String)
  /// What the task itself counts in: a forecast's origin, a ranking's query.
  case taskUnit
}

/// One class against all others.
public struct ClassMetrics: Sendable, Hashable, Codable {
  public var precision: Double
  public var recall: Double
  public var f1: Double
  /// Rows of the class in the truth.
  public var support: Int
  /// One-vs-rest; nil where the class or its complement is absent.
  public var rocAUC: Double?
  public var averagePrecision: Double?

  public init(
    precision: Double, recall: Double, f1: Double, support: Int, rocAUC: Double? = nil, averagePrecision: Double? = nil
  ) {
    self.precision = precision
    self.recall = recall
    self.f1 = f1
    self.support = support
    self.rocAUC = rocAUC
    self.averagePrecision = averagePrecision
  }
}

/// The same predictions with classes merged into groups, in both ways that people merge them.
public struct AggregatedResult: Sendable, Hashable, Codable {
  public struct Way: Sendable, Hashable, Codable {
    public var metrics: [Named<Estimate>]
    /// Rows: truth; columns: prediction; in the order of `labels`.
    public var confusion: [[Int]]

    public init(metrics: [Named<Estimate>], confusion: [[Int]]) {
      self.metrics = metrics
      self.confusion = confusion
    }
  }

  public var labels: [String]
  public var groups: [Named<[String]>]
  /// The predicted class is mapped to its group.
  public var byMapping: Way
  /// The groups' probabilities are summed and the most likely group is taken; nil for models without probabilities.
  public var bySumming: Way?
  public var rowsWhereTheTwoDiffer: Int?

  public init(
    labels: [String], groups: [Named<[String]>], byMapping: Way, bySumming: Way? = nil,
    rowsWhereTheTwoDiffer: Int? = nil
  ) {
    self.labels = labels
    self.groups = groups
    self.byMapping = byMapping
    self.bySumming = bySumming
    self.rowsWhereTheTwoDiffer = rowsWhereTheTwoDiffer
  }
}

/// The metrics on the rows with one value of one column, or with one value of each of two.
public struct SliceResult: Sendable, Hashable, Codable {
  public var parts: [SlicePart]
  public var n: Int
  public var metrics: [Named<Estimate>]
  /// The baseline's metrics on the same rows.
  public var baseline: [Named<Estimate>]
  /// The slice against the other rows, for metrics that there is a test for.
  public var tests: [SliceTest] = []

  /// `contract=One year`, `region=North & tariff=Gold`
  public var name: String { Self.name(of: parts) }

  public static func name(of parts: [SlicePart]) -> String {
    parts.map { "\($0.column)=\($0.value ?? "(null)")" }.joined(separator: " & ")
  }

  public init(parts: [SlicePart], n: Int, metrics: [Named<Estimate>], baseline: [Named<Estimate>] = []) {
    self.parts = parts
    self.n = n
    self.metrics = metrics
    self.baseline = baseline
  }

  /// The value of a slice of one column; nil for crossed columns and where it is null.
  public var value: String? { parts.count == 1 ? parts[0].value : nil }

  /// A slice of one column.
  public init(column: String, value: String?, n: Int, metrics: [Named<Estimate>], baseline: [Named<Estimate>] = []) {
    self.init(parts: [SlicePart(column: column, value: value)], n: n, metrics: metrics, baseline: baseline)
  }
}

/// What the drawn curves need; empty where a task has no such curve.
public struct Curves: Sendable, Hashable, Codable {
  /// False and true positive rate at falling thresholds, thinned for drawing, model and baseline.
  public var roc: [CurvePoint]
  public var baselineROC: [CurvePoint]
  /// Ten equal-width bins.
  public var calibration: [CalibrationBin]
  /// Regression: truth (x) against prediction (y), a seeded sample of rows.
  public var scatter: [CurvePoint]
  /// Regression: quantiles of the absolute error (x: share of rows, y: error), model and baseline.
  public var errorQuantiles: [CurvePoint]
  public var baselineErrorQuantiles: [CurvePoint]
  /// The pointwise interval of the ROC curve: of the true positive rate at equal steps of the false positive rate.
  public var rocBand: [BandPoint] = []
  /// Precision (y) at equal steps of recall (x), model and baseline, and the model's pointwise interval.
  public var precisionRecall: [CurvePoint] = []
  public var baselinePrecisionRecall: [CurvePoint] = []
  public var precisionRecallBand: [BandPoint] = []

  public init(
    roc: [CurvePoint] = [], baselineROC: [CurvePoint] = [], calibration: [CalibrationBin] = [],
    scatter: [CurvePoint] = [], errorQuantiles: [CurvePoint] = [], baselineErrorQuantiles: [CurvePoint] = []
  ) {
    self.roc = roc
    self.baselineROC = baselineROC
    self.calibration = calibration
    self.scatter = scatter
    self.errorQuantiles = errorQuantiles
    self.baselineErrorQuantiles = baselineErrorQuantiles
  }
}

public struct CurvePoint: Sendable, Hashable, Codable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// The interval of a curve at one place.
public struct BandPoint: Sendable, Hashable, Codable {
  public var x: Double
  public var low: Double
  public var high: Double

  public init(x: Double, low: Double, high: Double) {
    self.x = x
    self.low = low
    self.high = high
  }
}

public struct CalibrationBin: Sendable, Hashable, Codable {
  public var low: Double
  public var high: Double
  public var n: Int
  /// Nil where the bin is empty.
  public var meanProbability: Double?
  /// The share of positives (binary) or of right answers (multiclass).
  public var meanOutcome: Double?
  /// Wilson interval of the outcome.
  public var outcomeLow: Double?
  public var outcomeHigh: Double?

  public init(
    low: Double, high: Double, n: Int, meanProbability: Double?, meanOutcome: Double?, outcomeLow: Double? = nil,
    outcomeHigh: Double? = nil
  ) {
    self.low = low
    self.high = high
    self.n = n
    self.meanProbability = meanProbability
    self.meanOutcome = meanOutcome
    self.outcomeLow = outcomeLow
    self.outcomeHigh = outcomeHigh
  }
}
