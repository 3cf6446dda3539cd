/// One thing that is wrong with what a person wrote or handed over: what, where, what was expected, what to do.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is. An error stops the project from being read; a warning does not.
  public enum Severity: String, Sendable, Codable, CaseIterable {
    case error, warning
  }

  /// A stable, kebab-case name of the kind of problem (`unknown-key`, `bad-quantity`, `no-such-file`), for machines.
  public var code: String
  public var severity: Severity
  /// What is wrong, in one sentence without the location.
  public var message: String
  /// Where; nil when the problem has no place in a text (a folder that does not exist).
  public var location: SourceLocation?
  /// How many columns the caret underlines; at least 1.
  public var length: Int
  /// The source line itself, as read, without its line end; nil when there is none.
  public var sourceLine: String?
  /// What would have been accepted (`one of: own, cloud, hybrid`), nil when obvious.
  public var expected: String?
  /// What to do (`did you mean “metrics”?`), nil when nothing useful can be said.
  public var help: String?

  public init(
    _ code: String, severity: Severity = .error, message: String, location: SourceLocation? = nil, length: Int = 1,
    sourceLine: String? = nil, expected: String? = nil, help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.length = length
    self.sourceLine = sourceLine
    self.expected = expected
    self.help = help
  }
}
