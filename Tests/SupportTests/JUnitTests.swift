import Interchange
import Manifest
import Measurements
import Testing
import XML

@Suite struct JUnitTests {
  private func read(_ text: String) throws -> (tests: Int, failures: Int, errors: Int, skipped: Int, passed: Int)? {
    try JUnitReader.read(Array(text.utf8), path: "junit.xml").map {
      ($0.tests, $0.failures, $0.errors, $0.skipped, $0.passed)
    }
  }

  @Test func casesAreCountedAndTotalsAreNotBelieved() throws {
    let report = try #require(
      try read(
        """
        <?xml version="1.0"?>
        <testsuites tests="99" failures="0"><testsuite name="a" tests="3">
          <testcase name="one"/><testcase name="two"><failure message="no">x</failure></testcase>
          <testcase name="three"><skipped/></testcase><testcase name="four"><error/></testcase>
          <testcase name="five"><system-out><![CDATA[<failure/>]]></system-out></testcase>
        </testsuite></testsuites>
        """))
    #expect(report == (5, 1, 1, 1, 2))
  }

  @Test(
    arguments: [
      ("<testsuite tests='2' failures='0'><testcase/><testcase/></testsuite>", nil),
      ("<testsuite tests='3' skipped='1'><testcase/><testcase/></testsuite>", nil),
      (
        "<testsuites><testsuite tests='1'><testcase/></testsuite><testsuite tests='1'><testcase/></testsuite></testsuites>",
        nil
      ),
      ("<testsuite tests='2' failures='1'><testcase/><testcase/></testsuite>", .failuresWithoutCase(1)),
      ("<testsuites errors='2'><testsuite tests='1'><testcase/></testsuite></testsuites>", .failuresWithoutCase(2)),
      ("<testsuite tests='40'><testcase/><testcase/></testsuite>", .missingCases(38)),
      ("<testsuite tests='9223372036854775807'><testcase/></testsuite>", .missingCases(999_999_999)),
      ("<testsuite tests='-5' skipped='x'><testcase/></testsuite>", nil),
    ] as [(String, TestReport.Contradiction?)])
  func totalsThatTellOfMore(_ text: String, _ contradiction: TestReport.Contradiction?) throws {
    #expect(try JUnitReader.read(Array(text.utf8), path: "junit.xml")?.contradiction == contradiction)
  }

  /// GoogleTest and CTest say by an attribute that a case did not run.
  @Test func casesThatDidNotRunAreSkipped() throws {
    let report = try #require(
      try read(
        """
        <testsuite><testcase name="a" status="run"/><testcase name="b" status="notrun"/>
        <testcase name="c" status="run" result="suppressed"/><testcase name="d"><disabled/></testcase></testsuite>
        """))
    #expect(report == (4, 0, 0, 3, 1))
  }

  @Test func aNameCountsOnceInItsSuite() throws {
    let text = """
      <testsuites><testsuite name="a" timestamp="2026-10-05T10:00:00">
        <testcase classname="k" name="one"/><testcase classname="k" name="one"/><testcase classname="k" name="two"/>
        <testcase classname="k" name="two"><failure/></testcase><testcase classname="l" name="one"/><testcase/><testcase/>
      </testsuite><testsuite name="b" timestamp="2026-10-07"><testcase classname="k" name="one"/></testsuite></testsuites>
      """
    let report = try #require(try JUnitReader.read(Array(text.utf8), path: "junit.xml"))
    // k.one, k.two, l.one, two without a name, and k.one of the other suite.
    #expect(report.tests == 6)
    #expect(report.repeated == 2)
    #expect(report.failures == 1)
    #expect(report.date == CalendarDate("2026-10-07"))
    #expect(report.contradiction == nil)
  }

  @Test func anotherDocumentIsNoReport() throws {
    #expect(try read("<html><body/></html>") == nil)
  }

  @Test(arguments: [
    "", "not xml", "<testsuites>", "<testsuites><testcase></testsuites>",
    "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><testsuites>&b;</testsuites>",
    "<testsuites>\u{1}</testsuites>",
  ])
  func brokenDocumentsAreRefused(text: String) {
    #expect(throws: XMLError.self) { try read(text) }
  }

  @Test func deepNestingIsRefused() {
    let text = String(repeating: "<testsuite>", count: 200) + String(repeating: "</testsuite>", count: 200)
    #expect(throws: XMLError.self) { try read(text) }
  }
}
