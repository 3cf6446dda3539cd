import Foundation
import Governance
import Manifest
import Measurements
import Testing

@testable import Facts

@Suite struct FactTests {
  private let place = SourceLocation(file: "rules/x.sql", line: 1, column: 1)
  private let date = CalendarDate(year: 2026, month: 11, day: 23)!

  private func findings(_ sql: String, severity: Finding.Severity = .warning) throws -> [Finding] {
    let text = """
      dossier: 1
      title: T
      catalog:
        a: {source: {kind: csv, path: a.csv}, sensitivity: personal}
        b: {source: {kind: csv, path: b.csv}, licence: MIT}
      """
    let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
    let project = try #require(outcome.value, "\(outcome.diagnostics)")
    let measurements = ProjectMeasurements(project: "t")
    let review = Reviewer().review(Subject(project: project, measurements: measurements, asOf: date))
    let rule = FactRule(id: "ORG001", title: "Licences", severity: severity, sql: sql, location: place)
    return FactRules.findings([rule], project: project, measurements: measurements, review: review, asOf: date)
  }

  @Test func aRowIsAFinding() throws {
    let found = try findings("SELECT 'no licence: ' || id AS message FROM data_sets WHERE licence IS NULL")
    #expect(found.map(\.message.en) == ["Licences: no licence: a"])
    #expect(found.first?.rule == "ORG001")
    #expect(try findings("SELECT * FROM data_sets WHERE id = 'c'").isEmpty)
    #expect(try findings("SELECT as_of FROM project").first?.message.en == "Licences: 2026-11-23")
  }

  @Test(arguments: [
    "DELETE FROM data_sets", "DROP TABLE project", "ATTACH '/tmp/x.db' AS x", "PRAGMA query_only = OFF",
    "INSERT INTO project SELECT * FROM project", "CREATE TABLE x (y)", "SELECT load_extension('x')", "SELECT random()",
    "SELECT CURRENT_TIMESTAMP", "SELECT 1; SELECT 2", "", "SELECT nothing FROM project", "VACUUM INTO '/tmp/x.db'",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "SELECT a.id FROM tasks a, tasks b", "SELECT length(zeroblob(1000000000))", "UPDATE project SET id = 'x'",
  ]) func whatMayNotRunIsSaid(_ sql: String) throws {
    let found = try findings(sql)
    #expect(found.count == 1)
    #expect(found.first?.incomplete == true)
  }

  @Test func filesAreRead() throws {
    let text = "-- id: ORG7\n-- title: T\n-- severity: info\nSELECT 1\n"
    let rule = try FactRuleReader.parse(text, at: place).get()
    #expect(rule.id == "ORG7" && rule.severity == .info)
    for wrong in [
      "SELECT 1", "-- id: DQ003\n-- title: T\nSELECT 1", "-- id: A\nSELECT 1",
      "-- id: A\n-- title: T\n-- severity: bad",
    ] {
      #expect(throws: FactRuleReader.Wrong.self) { try FactRuleReader.parse(wrong, at: place).get() }
    }
    #expect(FactRuleReader.read(folder: "/nowhere/at/all").rules.isEmpty)
  }

  @Test func theDocumentIsCurrent() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(contentsOf: root.appendingPathComponent("docs/facts.md"), encoding: .utf8)
    #expect(file == FactTables.markdown())
  }
}
