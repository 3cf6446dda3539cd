/// How much a manifest may hold. What is larger is refused before it can cost time or memory.
public struct Limits: Sendable, Hashable {
  /// Of one file.
  public var fileBytes = 1 << 20
  /// Mappings and lists inside each other.
  public var nesting = 64
  /// Values of a document, aliases put in.
  public var nodes = 200_000
  /// Of one text.
  public var stringBytes = 256 << 10
  /// Included files.
  public var includes = 64

  public init() {}
}
