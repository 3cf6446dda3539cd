import Manifest
import Measurements
import XML

/// Reads test reports in the JUnit XML form that most test runners write.
public enum JUnitReader {
  /// Counts the test cases of a report by what became of them, each name of a suite once. The totals written in the file are
  /// not believed; where they tell of failures or cases that the file does not show, the report says so.
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
    var totals = Totals()
    var cases = Cases()
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        if !isReport {
          guard name == "testsuites" || name == "testsuite" else { return nil }
          isReport = true
        }
        switch name {
        case "testsuites", "testsuite":
          totals.open(reader)
          cases.enterSuite()
          if let day = reader.attribute("timestamp").flatMap({ CalendarDate(String($0.prefix(10))) }) {
            report.date = max(report.date ?? day, day)
          }
        case "testcase": cases.open(reader)
        case "failure": cases.turn(.failed)
        case "error": cases.turn(.broken)
        case "skipped", "disabled": cases.turn(.skipped)
        default: break
        }
      case .end("testcase"): cases.close()
      case .end("testsuites"), .end("testsuite"): totals.close()
      case .end, .text, .other: break
      }
    }
    guard isReport else { return nil }
    cases.count(into: &report)
    report.contradiction = totals.contradiction(to: report)
    return report
  }

  /// What became of a case; the later one counts where a name is there twice.
  private enum Outcome: Int, Comparable {
    case skipped, passed, broken, failed

    static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

    /// What the attributes of a case say: GoogleTest and CTest mark those that did not run so, and have no element for it.
    init(_ reader: XMLReader) {
      let marks = ["status", "result"].compactMap { reader.attribute($0)?.lowercased() }
      let isLeftOut = marks.contains { ["notrun", "disabled", "skipped", "ignored", "suppressed"].contains($0) }
      self = isLeftOut ? .skipped : .passed
    }
  }

  /// The cases by their names.
  private struct Cases {
    /// A name inside one suite element: the same name in another suite is another case.
    private struct Key: Hashable {
      var suite: Int
      var names: [String]
    }

    private var suites = 0
    private var all = 0
    private var unnamed: [Outcome] = []
    private var outcomes: [Key: Outcome] = [:]
    private var current: (key: Key?, outcome: Outcome)?

    mutating func enterSuite() { suites += 1 }

    mutating func open(_ reader: XMLReader) {
      let names = ["classname", "name", "file", "line"].map { reader.attribute($0) ?? "" }
      let key = names[1].isEmpty ? nil : Key(suite: suites, names: names)
      current = (key, Outcome(reader))
    }

    mutating func turn(_ outcome: Outcome) {
      guard let now = current?.outcome else { return }
      // A failure outweighs what else is said of the case.
      current?.outcome = now == .passed ? outcome : max(now, outcome)
    }

    mutating func close() {
      guard let closed = current else { return }
      current = nil
      all += 1
      if let key = closed.key {
        outcomes[key] = max(outcomes[key] ?? closed.outcome, closed.outcome)
      } else {
        unnamed.append(closed.outcome)
      }
    }

    func count(into report: inout TestReport) {
      report.tests = outcomes.count + unnamed.count
      report.repeated = all - report.tests
      for outcome in Array(outcomes.values) + unnamed {
        switch outcome {
        case .passed: break
        case .failed: report.failures += 1
        case .broken: report.errors += 1
        case .skipped: report.skipped += 1
        }
      }
    }
  }

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

    /// Some writers leave the cases out that were skipped, so these may be missing. Repeated cases are in the totals.
    func contradiction(to report: TestReport) -> TestReport.Contradiction? {
      guard let all = inside.first else { return nil }
      if all.failed > 0, report.failures + report.errors == 0 { return .failuresWithoutCase(all.failed) }
      let missing = all.tests - report.tests - report.repeated - all.skipped
      return missing > 0 ? .missingCases(missing) : nil
    }
  }
}
