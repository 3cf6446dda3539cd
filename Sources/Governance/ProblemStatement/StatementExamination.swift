/// What the linter says of one problem statement.
public struct StatementExamination: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var element: StatementElement
    /// Nil where it is missing.
    public var place: ElementPlace?
  }

  /// Every element, in order.
  public var elements: [Entry]
  public var flaws: [StatementFlaw]
  /// The sentence that most likely says how well it goes today.
  var baseline: String?

  public var missing: [StatementElement] { elements.filter { $0.place == nil }.map(\.element) }

  /// Nothing is missing, nothing contradicts, and the problem comes before the solution.
  public var isGood: Bool { missing.isEmpty && !flaws.contains(where: \.isBlocking) }
}
