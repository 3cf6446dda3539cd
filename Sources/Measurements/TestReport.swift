import Manifest

/// What a test report says, counted case by case.
public struct TestReport: Sendable, Hashable, Codable {
  /// Relative to the project's folder.
  public var path: String
  public var tests: Int
  public var failures: Int
  public var errors: Int
  public var skipped: Int
  /// Cases of a name that the same suite had before; each name is counted once, by the worst that became of it.
  public var repeated = 0
  /// The latest day that its suites bear.
  public var date: CalendarDate?
  /// Where the totals written in the file tell of what no case shows; nil where they agree.
  public var contradiction: Contradiction?

  /// What a report's own totals say beyond its cases: cases were taken out, or their outcome was.
  public enum Contradiction: Sendable, Hashable, Codable {
    /// The totals tell of so many failures and errors, and no case failed.
    case failuresWithoutCase(Int)
    /// The totals tell of so many cases more than there are.
    case missingCases(Int)
  }

  public init(path: String, tests: Int = 0, failures: Int = 0, errors: Int = 0, skipped: Int = 0) {
    self.path = path
    self.tests = tests
    self.failures = failures
    self.errors = errors
    self.skipped = skipped
  }

  /// Cases that ran and passed.
  public var passed: Int { tests - failures - errors - skipped }
}
