/// What a model's answers depend on.
public struct ExplanationResult: Sendable, Hashable, Codable {
  /// How much worse a metric becomes when one input is shuffled between rows (Breiman 2001; Fisher, Rudin and
  /// Dominici 2019).
  public struct Importance: Sendable, Hashable, Codable {
    public var column: String
    /// Mean over the shuffles of the loss of the metric, above zero where the input helps; the interval is of
    /// resampled rows, each resample with one of the shuffles.
    public var loss: Estimate
    /// Share of the sampled rows whose answer changed in any shuffle.
    public var changedAnswers: Double
    /// True where the sample holds a single value.
    public var isConstant: Bool

    public init(column: String, loss: Estimate, changedAnswers: Double, isConstant: Bool) {
      self.column = column
      self.loss = loss
      self.changedAnswers = changedAnswers
      self.isConstant = isConstant
    }
  }

  /// The mean answer when one input is set to a value in every row (Friedman 2001).
  public struct Dependence: Sendable, Hashable, Codable {
    public struct Point: Sendable, Hashable, Codable {
      /// Nil for text columns.
      public var x: Double?
      public var label: String
      public var mean: Double

      public init(x: Double?, label: String, mean: Double) {
        self.x = x
        self.label = label
        self.mean = mean
      }
    }

    public var column: String
    public var points: [Point]

    public init(column: String, points: [Point]) {
      self.column = column
      self.points = points
    }
  }

  /// What the mean answer is of.
  public enum Answer: Sendable, Hashable, Codable {
    /// Probability (or score) of the positive class.
    case positive
    /// The predicted value.
    case value
    /// The predicted level, counted from 1.
    case level
    /// Probability of, or share predicted as, the class.
    case share(of: String)
  }

  public var metric: String
  public var sampledRows: Int
  public var rows: Int
  public var repeats: Int
  public var seed: UInt64
  /// The most important first.
  public var importance: [Importance]
  public var answer: Answer
  public var dependenceRows: Int
  public var dependence: [Dependence]

  public init(
    metric: String, sampledRows: Int, rows: Int, repeats: Int, seed: UInt64, importance: [Importance], answer: Answer,
    dependenceRows: Int = 0, dependence: [Dependence] = []
  ) {
    self.metric = metric
    self.sampledRows = sampledRows
    self.rows = rows
    self.repeats = repeats
    self.seed = seed
    self.importance = importance
    self.answer = answer
    self.dependenceRows = dependenceRows
    self.dependence = dependence
  }
}
