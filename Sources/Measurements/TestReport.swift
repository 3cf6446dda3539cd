/// What a test report says, counted case by case.
public struct TestReport: Sendable, Hashable, Codable {
  /// Relative to the project's folder.
  public var path: String
  public var tests: Int
  public var failures: Int
  public var errors: Int
  public var skipped: Int

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
