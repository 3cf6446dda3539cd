/// What a forecast is judged on: recorded forecasts, or rolling origins over the series themselves.
///
/// Recorded: `{series: series, origin: origin, horizon: horizon, season: 12, history: jobs}`, columns of the evaluation's
/// rows. Rolling: `{horizon: 6, origins: 24, season: 12, series: sector, time: month, lags: 18, transform: log_change}`.
public struct ForecastSpec: Sendable, Hashable {
  public enum Plan: Sendable, Hashable {
    /// Each row of the evaluation's data is one forecast: the last period known, and how many periods ahead.
    case recorded(origin: Located<String>, horizon: Located<String>)
    /// The evaluation's data are the series. The last `origins` periods that have `horizon` periods after them are the origins.
    case rolling(horizon: Int, origins: Int)
  }

  /// What a model with lag features takes and gives.
  public enum Transform: String, Sendable, Hashable, CaseIterable, Codable {
    /// The values themselves.
    case none
    /// Differences to the newest value known.
    case change
    /// Differences of natural logarithms to the newest value known.
    case logChange = "log_change"
  }

  public var location: SourceLocation
  public var plan: Plan
  /// The column that names the series; nil for a single series, and where each column is one.
  public var series: Located<String>?
  /// True where each numeric column of the series' data is a series.
  public var wide: Bool
  /// The column of time in the series' data; the catalog entry's `time` when nil.
  public var time: Located<String>?
  /// The column of the values in the series' data; the evaluation's target when nil.
  public var value: Located<String>?
  /// Periods of a season: of the naive forecast, and of MASE.
  public var season: Int
  /// Where the series are, for recorded forecasts.
  public var history: DataReference?
  /// The rows that scale MASE; the split `train` of the series' data when nil.
  public var scale: DataReference?
  /// How many of the last values an ONNX model takes, oldest first.
  public var lags: Int?
  public var transform: Transform
}

/// The model of one quantile: `quantiles: {0.1: q10, 0.9: q90}`.
public struct QuantileModel: Sendable, Hashable {
  /// 0.1
  public var level: Double
  public var model: Located<String>

  public init(level: Double, model: Located<String>) {
    self.level = level
    self.model = model
  }
}

/// How answers in text are scored: `scoring: {rule: contains}`, or a rule a question in a column of the data.
public struct ScoringSpec: Sendable, Hashable {
  /// When an answer is right.
  public enum Rule: String, Sendable, Hashable, CaseIterable, Codable {
    /// It is one of the expected, both normalised.
    case exact
    /// It holds one of the expected as whole words.
    case contains
    /// It holds all of the expected as whole words.
    case all
    /// Its first number is within the tolerance of the expected one.
    case number
    /// Its first single letter A to E, in upper case, is the expected one.
    case choice
    /// One of the expected regular expressions is found in it.
    case regex
    /// The score is the F1 of its words.
    case tokenF1 = "token_f1"
  }

  /// The rule of questions that have none of their own.
  public var rule: Rule
  /// The column of each question's own rule.
  public var column: Located<String>?
  /// The column of words that make an answer wrong.
  public var forbid: Located<String>?
  /// The column of each question's tolerance.
  public var tolerance: Located<String>?
  /// The column of each question's decimal mark.
  public var decimal: Located<String>?

  public init(
    rule: Rule = .exact, column: Located<String>? = nil, forbid: Located<String>? = nil,
    tolerance: Located<String>? = nil, decimal: Located<String>? = nil
  ) {
    self.rule = rule
    self.column = column
    self.forbid = forbid
    self.tolerance = tolerance
    self.decimal = decimal
  }
}
