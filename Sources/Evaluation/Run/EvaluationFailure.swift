import Manifest
import Measurements

/// Why an evaluation could not be run: what is wrong, what was expected, what to do.
public struct EvaluationFailure: Error, Sendable, Hashable {
  public var cause: Unmeasured.Cause
  /// In one sentence.
  public var message: String
  public var location: SourceLocation?
  public var expected: String?
  public var help: String?

  public init(
    _ message: String, cause: Unmeasured.Cause = .input, at location: SourceLocation? = nil, expected: String? = nil,
    help: String? = nil
  ) {
    self.cause = cause
    self.message = message
    self.location = location
    self.expected = expected
    self.help = help
  }

  /// As part of a project's measurements.
  ///
  /// - Parameter evaluation: the id of the evaluation.
  public func unmeasured(_ evaluation: String) -> Unmeasured {
    Unmeasured(
      subject: .evaluation, id: evaluation, cause: cause, message: message, location: location, expected: expected,
      help: help)
  }

  func at(_ place: SourceLocation) -> EvaluationFailure {
    var failure = self
    if failure.location == nil { failure.location = place }
    return failure
  }
}

/// Lists in messages.
enum Listing {
  /// `“a”, “b”, “c” and 12 more`
  static func quoted(_ items: [String], limit: Int = 8) -> String {
    let shown = items.prefix(limit).map { "“\(clip($0))”" }.joined(separator: ", ")
    return items.count > limit ? "\(shown) and \(items.count - limit) more" : shown
  }

  /// A value as it can stand in a message.
  static func clip(_ text: String, limit: Int = 60) -> String {
    text.unicodeScalars.count > limit ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…" : text
  }
}
