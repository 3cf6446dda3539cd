import Measurements
import XML

/// Reads test reports in the JUnit XML form that most test runners write.
public enum JUnitReader {
  /// Counts the test cases of a report by what became of them. The totals written in the file are not believed.
  ///
  /// - Parameters:
  ///   - document: the file's bytes.
  ///   - path: what to call the report in the result.
  /// - Returns: nil when the root element is not that of a JUnit report.
  /// - Throws: `XMLError` when the document is not well-formed or breaks a limit.
  public static func read(_ document: [UInt8], path: String) throws(XMLError) -> TestReport? {
    let reader = try XMLReader(document)
    var report = TestReport(path: path)
    var isReport = false
    var inCase = false
    var outcome = Outcome.passed
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        if !isReport {
          guard name == "testsuites" || name == "testsuite" else { return nil }
          isReport = true
        }
        switch name {
        case "testcase":
          inCase = true
          outcome = .passed
        case "failure" where inCase: outcome = .failed
        case "error" where inCase: outcome = .broken
        case "skipped" where inCase && outcome == .passed: outcome = .skipped
        default: break
        }
      case .end("testcase"):
        inCase = false
        report.tests += 1
        switch outcome {
        case .passed: break
        case .failed: report.failures += 1
        case .broken: report.errors += 1
        case .skipped: report.skipped += 1
        }
      case .end, .text, .other: break
      }
    }
    return isReport ? report : nil
  }

  private enum Outcome { case passed, failed, broken, skipped }
}
