/// How a metric of one evaluation changed from one recorded result to the next.
public struct Trend: Sendable, Hashable, Codable {
  public struct Point: Sendable, Hashable, Codable {
    /// When it was recorded: `2026-11-23T12:00:00Z`.
    public var time: String
    public var estimate: Estimate
    /// Rows evaluated.
    public var rows: Int
    /// SHA-256 of the model's file; nil for recorded predictions.
    public var model: String?

    public init(time: String, estimate: Estimate, rows: Int, model: String?) {
      self.time = time
      self.estimate = estimate
      self.rows = rows
      self.model = model
    }
  }

  public var evaluation: String
  /// The canonical name.
  public var metric: String
  /// Oldest first.
  public var points: [Point]

  public init(evaluation: String, metric: String, points: [Point]) {
    self.evaluation = evaluation
    self.metric = metric
    self.points = points
  }
}
