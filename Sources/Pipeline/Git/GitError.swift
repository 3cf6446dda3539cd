/// Why something could not be read from a git repository.
public struct GitError: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// There is no git on this machine, or no repository here.
    case unavailable
    /// There is no such revision in this clone.
    case noRevision
    case failed
  }

  public var kind: Kind
  /// In one sentence.
  public var message: String
  public var help: String?

  public init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}
