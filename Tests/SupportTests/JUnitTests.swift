import Interchange
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
