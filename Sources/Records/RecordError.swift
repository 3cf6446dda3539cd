/// Why something could not be read from or written to the disk.
public struct RecordError: Error, Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case read, write
    /// The place to write to holds something that is not ours to replace.
    case occupied
  }

  public var kind: Kind
  /// What is wrong, in one sentence.
  public var message: String
  /// What to do.
  public var help: String?

  public init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }
}
