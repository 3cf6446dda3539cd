import Foundation
import Governance
import Interchange
import Manifest
import Measurements
import Testing
import Wording

@Suite struct GateFormatTests {
  private let day = CalendarDate(year: 2026, month: 11, day: 23)!

  private func finding(
    _ rule: String, _ severity: Finding.Severity, _ text: String, line: Int = 1, print: String = "0123456789abcdef",
    incomplete: Bool = false
  ) -> GateFinding {
    GateFinding(
      finding: Finding(
        rule: rule, severity: severity, message: LocalizedText(verbatim: text),
        help: LocalizedText(en: "Mend it.", ru: "Исправьте."),
        location: SourceLocation(file: "Projects/тест/project.yaml", line: line, column: 3), incomplete: incomplete),
      fingerprint: print)
  }

  private func result(_ findings: [GateFinding], held: [String] = []) -> GateResult {
    var project = ProjectGate(
      id: "p", title: "P", manifest: "Projects/тест/project.yaml", phase: .evaluation, outcome: .fail,
      findings: findings,
      met: held.count, judged: held.count + findings.count)
    project.held = held.map {
      Check(
        outcome: .met, statement: LocalizedText(verbatim: $0), reason: LocalizedText(verbatim: ""), rank: .measured,
        phase: .evaluation)
    }
    return GateResult(version: "1", asOf: day, projects: [project], failOn: .error)
  }

  private func text(_ result: GateResult, _ format: GateFormat, _ language: Language = .en) throws -> String {
    try GateWriter(language: language).text(result, as: format)
  }

  @Test func annotationsCannotGiveCommands() throws {
    let out = try text(result([finding("EV001", .error, "a\n::set-output name=x::y 100%\r")]), .github)
    #expect(out.split(separator: "\n").count == 1)
    #expect(out.hasPrefix("::error file=Projects/тест/project.yaml,line=1,endLine=1,col=3,endColumn=4,title="))
    #expect(out.hasSuffix("::a%0A::set-output name=x::y 100%25%0D%0AMend it.\n"))
  }

  @Test func testReportsCountByOutcome() throws {
    var waived = finding("EV002", .error, "w", print: "0000000000000002")
    waived.waiver = PolicyWaiver(
      location: SourceLocation(file: "dossier.yaml", line: 1, column: 1), project: nil, rule: "EV002", fingerprint: nil,
      reason: "Because", approvedBy: "Head", expires: day)
    let findings = [
      finding("EV001", .error, "bad \u{1} <&>\""), waived, finding("EV003", .warning, "hm"),
      finding("EV004", .error, "unknown", incomplete: true),
    ]
    let out = try text(result(findings, held: ["Same", "Same"]), .junit)
    let report = try #require(try JUnitReader.read(Array(out.utf8), path: "g.xml"))
    #expect(report == TestReport(path: "g.xml", tests: 6, failures: 1, errors: 1, skipped: 1))
    #expect(out.contains("name=\"Same (2)\""))
    #expect(!out.unicodeScalars.contains("\u{1}"))
  }

  @Test func waivedFindingsAreLeftOutOfCodeQuality() throws {
    var waived = finding("EV002", .error, "w", print: "0000000000000002")
    waived.waiver = PolicyWaiver(
      location: SourceLocation(file: "dossier.yaml", line: 1, column: 1), project: nil, rule: "EV002", fingerprint: nil,
      reason: "Because", approvedBy: "Head", expires: day)
    let out = try text(result([waived, finding("EV001", .error, "x", line: 7)]), .gitlab)
    let issues = try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [[String: Any]])
    #expect(issues.count == 1)
    #expect(issues[0]["check_name"] as? String == "EV001")
    #expect(issues[0]["severity"] as? String == "critical")
    let place = try #require(issues[0]["location"] as? [String: Any])
    #expect(place["path"] as? String == "Projects/тест/project.yaml")
    #expect((place["lines"] as? [String: Int])?["begin"] == 7)
  }

  @Test(arguments: Language.allCases)
  func aCommentAlwaysFits(language: Language) throws {
    let many = (0..<2_000).map { index in
      finding("EV001", .error, "Заявленное значение не воспроизведено № \(index)", print: Fingerprints.name(index))
    }
    let out = try text(result(many), .markdown, language)
    #expect(out.utf16.count <= 65_536)
    #expect(out.utf16.count > 60_000)
    #expect(out.hasPrefix("<!-- dossier-gate -->\n"))
    #expect(out.contains(language == .ru ? "не поместились" : "do not fit"))
    #expect(out.components(separatedBy: "<details>").count == out.components(separatedBy: "</details>").count)
  }

  @Test func commentsShowTextAsText() throws {
    let attack = "@team <img src=x> | `a` [x](javascript:y) https://example.org #1 \\| **b**"
    let out = try text(result([finding("EV001", .error, attack)]), .markdown)
    #expect(!out.contains("@team"))
    #expect(!out.contains("<img"))
    #expect(!out.contains("[x](javascript"))
    #expect(!out.contains("https://"))
    #expect(!out.contains("**b**"))
    #expect(out.contains("&#124;"))
  }

  @Test func couldNotCheckIsNoPassInAnyFormat() throws {
    let result = result([finding("EV004", .info, "unknown", incomplete: true)])
    var open = result
    open.projects[0].outcome = .incomplete
    let incomplete = GateResult(version: "1", asOf: day, projects: open.projects, failOn: .error)
    #expect(incomplete.outcome == .incomplete)
    let json = try text(incomplete, .json)
    #expect(json.contains("\"verdict\": \"fail\""))
    #expect(json.contains("\"outcome\": \"incomplete\""))
    #expect(try text(incomplete, .sarif).contains("\"executionSuccessful\": false"))
    let written = Array(try text(incomplete, .attestation).utf8)
    let envelope = try #require(Envelope.read(written))
    let content = try #require(envelope.content)
    let statement = try #require(Statement.read(content))
    #expect(statement.predicate.result == .failed)
    #expect(statement.predicate.verifier.outcome == "incomplete")
  }

  private enum Fingerprints {
    static func name(_ index: Int) -> String {
      let digits = String(index, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}
