/// What reading gave: the value when there was no error, and everything that was found wrong, sorted by place.
public struct ReadOutcome<Value: Sendable>: Sendable {
  /// Nil when any diagnostic is an error.
  public var value: Value?
  public var diagnostics: [Diagnostic]

  public init(value: Value?, diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
