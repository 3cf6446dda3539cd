/// Why data could not be read.
public struct TableError: Error, Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// DuckDB's library is not there or not usable.
    case noLibrary
    case noFile
    /// A row of the file does not fit (ragged, bad quoting, bad number), or the file is not of its kind.
    case malformed
    case noColumn
    case wrongType
    /// A limit on size or memory was reached.
    case tooLarge
    case noTable
    /// A split that names no rows, or is not declared.
    case noSplit
    case queryFailed
  }

  public var kind: Kind
  /// What is wrong, in one sentence, naming the file relative to the project and the line in it where there is one.
  public var message: String
  /// What was expected (`one of the columns: …`).
  public var expected: String?
  /// What to do.
  public var help: String?

  public init(_ kind: Kind, _ message: String, expected: String? = nil, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.expected = expected
    self.help = help
  }
}
