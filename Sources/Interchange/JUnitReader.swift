import Measurements
import XML

/// Reads test reports in the JUnit XML form that most test runners write.
public enum JUnitReader {
  /// Counts the test cases of a report by what became of them. The totals written in the file are not believed; where they
  /// tell of failures or cases that the file does not show, the report says so.
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
    var totals = Totals()
    var outcome = Outcome.passed
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        if !isReport {
          guard name == "testsuites" || name == "testsuite" else { return nil }
          isReport = true
        }
        switch name {
        case "testsuites", "testsuite": totals.open(reader)
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
      case .end("testsuites"), .end("testsuite"): totals.close()
      case .end, .text, .other: break
      }
    }
    guard isReport else { return nil }
    report.contradiction = totals.contradiction(to: report)
    return report
  }

  private enum Outcome { case passed, failed, broken, skipped }

  /// The totals that suites state, of each suite its own or the sum of those inside it, whichever tells more.
  private struct Totals {
    private struct Counts {
      var tests = 0
      var failed = 0
      var skipped = 0
    }

    private var stated: [Counts] = []
    private var inside: [Counts] = [Counts()]

    /// No report has more cases; what a file says beyond is cut off, so that sums cannot overflow.
    private static let most = 1_000_000_000

    mutating func open(_ reader: XMLReader) {
      func count(_ name: String) -> Int {
        reader.attribute(name).flatMap { Int($0) }.map { min(max($0, 0), Self.most) } ?? 0
      }
      stated.append(
        Counts(
          tests: count("tests"), failed: count("failures") + count("errors"),
          skipped: count("skipped") + count("disabled") + count("ignored")))
      inside.append(Counts())
    }

    mutating func close() {
      guard let own = stated.popLast(), let sum = inside.popLast(), let last = inside.indices.last else { return }
      inside[last].tests = min(inside[last].tests + max(own.tests, sum.tests), Self.most)
      inside[last].failed = min(inside[last].failed + max(own.failed, sum.failed), Self.most)
      inside[last].skipped = min(inside[last].skipped + max(own.skipped, sum.skipped), Self.most)
    }

    /// Some writers leave the cases out that were skipped, so these may be missing.
    func contradiction(to report: TestReport) -> TestReport.Contradiction? {
      guard let all = inside.first else { return nil }
      if all.failed > 0, report.failures + report.errors == 0 { return .failuresWithoutCase(all.failed) }
      let missing = all.tests - report.tests - all.skipped
      return missing > 0 ? .missingCases(missing) : nil
    }
  }
}
