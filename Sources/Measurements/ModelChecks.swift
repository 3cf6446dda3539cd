/// Signs that a model, its baseline or its data are not what they seem.
public struct ModelChecks: Sendable, Hashable, Codable {
  /// The best that answers without any input reach: the most frequent class, its share, the median, the mean.
  public struct Trivial: Sendable, Hashable, Codable {
    /// Canonical name.
    public var metric: String
    public var value: Double
    public var model: Double?
    public var baseline: Double?
    /// How much better they are than the trivial answer, above zero is better; paired intervals.
    public var modelGain: Estimate
    public var baselineGain: Estimate?

    public init(
      metric: String, value: Double, model: Double?, baseline: Double?, modelGain: Estimate, baselineGain: Estimate?
    ) {
      self.metric = metric
      self.value = value
      self.model = model
      self.baseline = baseline
      self.modelGain = modelGain
      self.baselineGain = baselineGain
    }
  }

  /// How far one column alone tells the truth, learned and tested on different rows.
  public struct SingleFeature: Sendable, Hashable, Codable {
    public enum Measure: String, Sendable, Hashable, Codable {
      /// Binary.
      case rocAUC = "roc_auc"
      /// Classes: accuracy between the most frequent class (0) and all right (1).
      case accuracySkill = "accuracy_skill"
      /// Regression.
      case r2
    }

    public var column: String
    public var measure: Measure
    public var value: Double
    /// Nil where it is not known which columns the model takes.
    public var isInput: Bool?

    public init(column: String, measure: Measure, value: Double, isInput: Bool?) {
      self.column = column
      self.measure = measure
      self.value = value
      self.isInput = isInput
    }
  }

  /// How many different answers the model gave on the rows evaluated.
  public var distinctAnswers: Int
  /// The same of the baseline; nil without one.
  public var distinctBaselineAnswers: Int?
  /// How many different true values there are.
  public var distinctTruth: Int
  /// Columns the model takes, where that is known.
  public var inputs: [String]
  public var trivial: [Trivial]
  /// Strongest first.
  public var singleFeatures: [SingleFeature]

  public init(
    distinctAnswers: Int, distinctBaselineAnswers: Int?, distinctTruth: Int, inputs: [String], trivial: [Trivial] = [],
    singleFeatures: [SingleFeature] = []
  ) {
    self.distinctAnswers = distinctAnswers
    self.distinctBaselineAnswers = distinctBaselineAnswers
    self.distinctTruth = distinctTruth
    self.inputs = inputs
    self.trivial = trivial
    self.singleFeatures = singleFeatures
  }
}
