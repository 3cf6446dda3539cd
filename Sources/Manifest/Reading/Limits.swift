/// What a manifest may cost to read. Anything beyond is an error with a place, never a crash or a hang.
public struct Limits: Sendable, Hashable {
  /// Bytes of one file.
  public var fileBytes: Int
  /// Levels of lists and mappings inside each other, aliases and includes expanded.
  public var nesting: Int
  /// Values in the whole manifest, aliases and includes expanded.
  public var nodes: Int
  /// Bytes of one text.
  public var stringBytes: Int
  /// Files that `!include` may bring in.
  public var includes: Int
  /// Diagnostics that are kept; one more says that there are others.
  public var diagnostics: Int

  public init(
    fileBytes: Int = 1 << 20, nesting: Int = 64, nodes: Int = 200_000, stringBytes: Int = 256 << 10,
    includes: Int = 64, diagnostics: Int = 500
  ) {
    self.fileBytes = fileBytes
    self.nesting = min(nesting, 500)
    self.nodes = nodes
    self.stringBytes = stringBytes
    self.includes = includes
    self.diagnostics = diagnostics
  }
}
