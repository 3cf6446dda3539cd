import Manifest

/// What only a forecast has: how it was judged, and its errors by horizon and by series.
public struct ForecastResult: Sendable, Hashable, Codable {
  /// Periods of a season: of the naive forecast, and of MASE.
  public var season: Int
  /// The longest horizon.
  public var horizon: Int
  /// How many origins; resampling draws origins with all their rows.
  public var origins: Int
  public var firstOrigin: String
  public var lastOrigin: String
  public var series: Int
  /// True where the core rolled the origins itself, false for recorded forecasts.
  public var isRolling: Bool
  /// True where the core ran the model on what was known at each origin; false for a recorded model.
  public var isModelRun: Bool
  /// True where the baseline is the core's own seasonal naive forecast.
  public var isAgainstSeasonalNaive: Bool
  /// Rows whose truth was compared with the history and agrees.
  public var checkedRows: Int
  /// Where the scale of MASE comes from: `employment:train`; nil for what was known at the first origin.
  public var scaleRows: String?
  /// What MASE divides by, by series; nil inside where a series has too short a past.
  public var scales: [Named<Double?>]
  /// One a horizon, in order. The column is `horizon`.
  public var byHorizon: [SliceResult]
  /// One a series, in order; empty with one series. The column is `series`.
  public var bySeries: [SliceResult]

  public init(
    season: Int, horizon: Int, origins: Int, firstOrigin: String, lastOrigin: String, series: Int, isRolling: Bool,
    isModelRun: Bool, isAgainstSeasonalNaive: Bool, checkedRows: Int, scaleRows: String?, scales: [Named<Double?>],
    byHorizon: [SliceResult] = [], bySeries: [SliceResult] = []
  ) {
    self.season = season
    self.horizon = horizon
    self.origins = origins
    self.firstOrigin = firstOrigin
    self.lastOrigin = lastOrigin
    self.series = series
    self.isRolling = isRolling
    self.isModelRun = isModelRun
    self.isAgainstSeasonalNaive = isAgainstSeasonalNaive
    self.checkedRows = checkedRows
    self.scaleRows = scaleRows
    self.scales = scales
    self.byHorizon = byHorizon
    self.bySeries = bySeries
  }
}

/// What only a ranking has. Its metrics are means over queries, and queries are what resampling draws.
public struct RankingResult: Sendable, Hashable, Codable {
  public var queries: Int
  /// Rows of all queries together.
  public var rows: Int
  /// Queries without a relevant row; they score zero.
  public var withoutRelevant: Int
  /// Queries in which the model gives equal scores to rows of different relevance.
  public var tied: Int
  /// The highest grade of relevance.
  public var highestGrade: Double

  public init(queries: Int, rows: Int, withoutRelevant: Int, tied: Int, highestGrade: Double) {
    self.queries = queries
    self.rows = rows
    self.withoutRelevant = withoutRelevant
    self.tied = tied
    self.highestGrade = highestGrade
  }
}

/// What only answers in text have.
public struct TextResult: Sendable, Hashable, Codable {
  /// One rule of scoring with the questions under it.
  public struct RuleResult: Sendable, Hashable, Codable {
    public var rule: ScoringSpec.Rule
    public var n: Int
    public var accuracy: Estimate
    public var baseline: Double?

    public init(rule: ScoringSpec.Rule, n: Int, accuracy: Estimate, baseline: Double? = nil) {
      self.rule = rule
      self.n = n
      self.accuracy = accuracy
      self.baseline = baseline
    }
  }

  /// One question. Its texts stay where they are.
  public struct Item: Sendable, Hashable, Codable {
    /// The question's key.
    public var id: String
    public var rule: ScoringSpec.Rule
    public var score: Double
    public var baseline: Double?

    public init(id: String, rule: ScoringSpec.Rule, score: Double, baseline: Double? = nil) {
      self.id = id
      self.rule = rule
      self.score = score
      self.baseline = baseline
    }
  }

  public var byRule: [RuleResult]
  /// The first ten thousand.
  public var items: [Item]

  public init(byRule: [RuleResult], items: [Item]) {
    self.byRule = byRule
    self.items = items
  }
}
