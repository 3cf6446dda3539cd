/// One column of a slice, and what it holds there.
public struct SlicePart: Sendable, Hashable, Codable {
  public var column: String
  /// The value as text, or the range: `30..50`. Nil for rows where it is null.
  public var value: String?

  public init(column: String, value: String?) {
    self.column = column
    self.value = value
  }
}

/// How rows were cut into slices.
public struct SliceCut: Sendable, Hashable, Codable {
  /// The edges of the ranges of one column; each range holds its lower edge, the last one also its upper.
  public struct Edges: Sendable, Hashable, Codable {
    public var column: String
    public var edges: [Double]
    /// True where they are type 7 quantiles of the rows evaluated.
    public var areQuantiles: Bool

    public init(column: String, edges: [Double], areQuantiles: Bool) {
      self.column = column
      self.edges = edges
      self.areQuantiles = areQuantiles
    }
  }

  public var name: String
  public var edges: [Edges]
  /// Slices with fewer rows were left out.
  public var minimum: Int
  public var omittedSlices: Int
  public var omittedRows: Int

  public init(name: String, edges: [Edges] = [], minimum: Int = 1, omittedSlices: Int = 0, omittedRows: Int = 0) {
    self.name = name
    self.edges = edges
    self.minimum = minimum
    self.omittedSlices = omittedSlices
    self.omittedRows = omittedRows
  }
}

/// A metric on the rows of a slice against the same metric on all other rows.
public struct SliceTest: Sendable, Hashable, Codable {
  public enum Method: String, Sendable, Hashable, Codable {
    /// z-test of two shares with the pooled variance.
    case twoProportions = "two_proportions"
    /// Two independent ROC AUCs with DeLong's variances.
    case independentAUC = "independent_auc"
    /// Welch's t-test of the losses of rows.
    case welch
    /// Difference over its standard error from resamples of both sides.
    case bootstrap
  }

  /// Canonical name.
  public var metric: String
  public var method: Method
  /// The metric on the other rows.
  public var rest: Double
  /// Slice minus rest.
  public var difference: Double
  public var statistic: Double
  /// Two-sided.
  public var p: Double
  /// Corrected for all slices of the evaluation that were tested on this metric: Holm, and Benjamini-Hochberg.
  public var holm: Double
  public var q: Double

  public init(
    metric: String, method: Method, rest: Double, difference: Double, statistic: Double, p: Double, holm: Double = 1,
    q: Double = 1
  ) {
    self.metric = metric
    self.method = method
    self.rest = rest
    self.difference = difference
    self.statistic = statistic
    self.p = p
    self.holm = holm
    self.q = q
  }
}

/// What the search for weak slices found.
public struct SliceSearch: Sendable, Hashable, Codable {
  /// What is compared between rows.
  public enum Loss: String, Sendable, Hashable, Codable {
    /// Squared distance of probabilities from what happened.
    case brier
    /// 1 for a wrong answer.
    case wrongAnswer = "wrong_answer"
    case absoluteError = "absolute_error"
    case absolutePercentageError = "absolute_percentage_error"
    case squaredError = "squared_error"
  }

  public struct Found: Sendable, Hashable, Codable {
    public var parts: [SlicePart]
    public var n: Int
    /// Mean loss in the slice, and in the other rows.
    public var loss: Double
    public var rest: Double
    /// Welch's test against the other rows.
    public var t: Double
    public var p: Double
    /// Benjamini-Hochberg over all slices tested.
    public var q: Double

    public var name: String { SliceResult.name(of: parts) }

    public init(parts: [SlicePart], n: Int, loss: Double, rest: Double, t: Double, p: Double, q: Double) {
      self.parts = parts
      self.n = n
      self.loss = loss
      self.rest = rest
      self.t = t
      self.p = p
      self.q = q
    }
  }

  public var loss: Loss
  /// Columns searched.
  public var columns: [String]
  /// Slices with fewer rows were not tested.
  public var minimum: Int
  public var tested: Int
  /// Rows looked at: all, or a seeded sample of very many.
  public var rows: Int
  /// Slices with a q-value up to this are reported.
  public var level: Double
  /// Worst first.
  public var found: [Found]
  /// How many more passed than are listed.
  public var more: Int

  public init(
    loss: Loss, columns: [String], minimum: Int, tested: Int, rows: Int, level: Double, found: [Found], more: Int
  ) {
    self.loss = loss
    self.columns = columns
    self.minimum = minimum
    self.tested = tested
    self.rows = rows
    self.level = level
    self.found = found
    self.more = more
  }
}

/// The metrics on the rows that an evaluation's filter keeps against those that it leaves out.
public struct FilterEffect: Sendable, Hashable, Codable {
  public var kept: Int
  public var leftOut: Int
  /// The metrics of the evaluation on all rows, filter or not.
  public var all: [Named<Double>]
  /// The rows kept against those left out; `rest` is the metric on the rows left out.
  public var tests: [SliceTest]

  public init(kept: Int, leftOut: Int, all: [Named<Double>], tests: [SliceTest]) {
    self.kept = kept
    self.leftOut = leftOut
    self.all = all
    self.tests = tests
  }
}
