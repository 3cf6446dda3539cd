/// How a recorded result compares with the same evaluation measured again.
public struct RecordCheck: Sendable, Hashable, Codable {
  /// A place where the two say different things.
  public struct Difference: Sendable, Hashable, Codable {
    /// `metrics.roc_auc.value`
    public var path: String
    /// As recorded, and as measured; nil where one of them has no such place.
    public var recorded: String?
    public var measured: String?

    public init(path: String, recorded: String?, measured: String?) {
      self.path = path
      self.recorded = recorded
      self.measured = measured
    }
  }

  public enum Outcome: Sendable, Hashable, Codable {
    case same
    case differs([Difference])
    /// Nothing is recorded.
    case missing
    /// The file is there and cannot be used; why.
    case unreadable(String)
  }

  public var evaluation: String
  /// The record's file.
  public var file: String
  public var outcome: Outcome

  public init(evaluation: String, file: String, outcome: Outcome) {
    self.evaluation = evaluation
    self.file = file
    self.outcome = outcome
  }
}
