import XML

/// Why a PMML document cannot be used.
struct PMMLProblem: Error, Sendable, Hashable {
  /// Counted from 1.
  var line: Int
  var message: String
  var help: String?

  init(_ line: Int, _ message: String, help: String? = nil) {
    self.line = line
    self.message = message
    self.help = help
  }
}

/// Why one row has no answer.
struct RowProblem: Error, Sendable, Hashable {
  var message: String

  init(_ message: String) { self.message = message }
}
