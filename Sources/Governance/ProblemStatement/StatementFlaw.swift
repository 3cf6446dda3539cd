/// What is wrong with a statement besides what it leaves out.
public struct StatementFlaw: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Text and fields, or two parts of the text, say different things.
    case contradiction
    /// A word that cannot be checked stands where a number should.
    case vague
    /// A model or a technique is named before the problem.
    case solutionFirst = "solution-first"
  }

  public var kind: Kind
  /// The words in question.
  public var quote: String
  /// For a contradiction: what the text says, what the field says, and the field's key.
  public var text: String?
  public var field: String?
  public var key: String?
  /// The path of the text that the words stand in; nil for the statement.
  public var place: String?
  /// True where the statement cannot be called good because of it.
  public var isBlocking: Bool
}
