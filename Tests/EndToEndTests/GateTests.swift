import Foundation
import Testing

/// The example project with one thing falsified at a time.
@Suite struct GateTests {
  struct Falsehood: CustomTestStringConvertible, Sendable {
    var name: String
    var rule: String
    var status: Int32
    /// Replaced in the manifest, first occurrence.
    var edits: [(from: String, to: String)] = []
    var files: [String: String] = [:]
    var removed: String?

    var testDescription: String { name }
  }

  static let good = "They were read, and what they say was discussed with the desk, line by line, on two mornings. "

  /// A text of 60 words, one of which may be chosen.
  private static func nearly(_ word: String) -> String {
    (0..<59).map { "word\($0)" }.joined(separator: " ") + " " + word + ".\n"
  }

  static let falsehoods: [Falsehood] = [
    Falsehood(
      name: "a claim that is not reproduced", rule: "EV001", status: 1, edits: [("roc_auc: 0.84,", "roc_auc: 0.91,")]),
    Falsehood(
      name: "a requirement that is not met", rule: "EV002", status: 1, edits: [("\">= 0.80\"", "\">= 0.95\"")]),
    Falsehood(name: "a model that is not there", rule: "EV004", status: 3, removed: "models/churn.onnx"),
    Falsehood(
      name: "a comparison with itself", rule: "EV006", status: 2,
      edits: [("    baseline: by-tenure", "    baseline: churn")]),
    Falsehood(
      name: "a document that is a stub", rule: "PH002", status: 1,
      files: ["docs/feasibility.md": "# Feasibility\n\nYes.\n"]),
    Falsehood(
      name: "a document that is not finished", rule: "PH002", status: 1,
      files: ["docs/feasibility.md": String(repeating: good, count: 5) + "\nTODO: costs\n"]),
    Falsehood(name: "a document that is not there", rule: "PH002", status: 1, removed: "docs/robustness.md"),
    Falsehood(
      name: "evidence for another model", rule: "PH003", status: 1,
      edits: [
        (
          "on: 2026-11-09}",
          "on: 2026-11-09, of: {model: churn, digest: \"sha256:\(String(repeating: "0", count: 64))\"}}"
        )
      ]),
    Falsehood(name: "evidence of tomorrow", rule: "PH004", status: 1, edits: [("on: 2026-11-09", "on: 2026-11-24")]),
    Falsehood(
      name: "a test report with a failure", rule: "PH002", status: 1, edits: [("docs/robustness.md", "junit.xml")],
      files: [
        "junit.xml": "<testsuite tests=\"1\" failures=\"0\"><testcase name=\"a\"><failure/></testcase></testsuite>"
      ]),
    Falsehood(
      name: "a coverage that is too low", rule: "PH002", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: cobertura, path: c.xml, minimum: 80%}")],
      files: [
        "c.xml":
          "<coverage line-rate=\"0.9\"><class><lines><line number=\"1\" hits=\"1\"/><line number=\"2\" hits=\"0\"/></lines></class></coverage>"
      ]),
    Falsehood(
      name: "a coverage of code that is not there", rule: "PH002", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: cobertura, path: c.xml}")],
      files: [
        "src/other.py": "a = 1\n",
        "c.xml":
          "<coverage><class filename=\"src/gone.py\"><lines><line number=\"1\" hits=\"1\"/></lines></class></coverage>",
      ]),
    Falsehood(
      name: "a coverage of lines that are not there", rule: "PH002", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: cobertura, path: c.xml}")],
      files: [
        "src/other.py": "a = 1\n",
        "c.xml":
          "<coverage><sources><source>/build/x/src</source></sources><class filename=\"other.py\"><lines><line number=\"9\" hits=\"1\"/></lines></class></coverage>",
      ]),
    Falsehood(
      name: "a document that is another one with a new title", rule: "PH016", status: 1,
      files: [
        "docs/feasibility.md": "# Feasibility\n\n" + nearly("mornings"),
        "docs/robustness.md": "# Robustness\n\n" + nearly("afternoons"),
      ]),
    Falsehood(
      name: "an analysis with an error", rule: "PH002", status: 1, edits: [("docs/robustness.md", "a.sarif")],
      files: [
        "a.sarif":
          "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"x\"}},\"results\":[{\"level\":\"error\"}]}]}"
      ]),
    Falsehood(
      name: "a tracked run that failed", rule: "PH002", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: mlflow-run, path: mlruns, run: aa}")],
      files: ["mlruns/0/aa/meta.yaml": "run_id: aa\nstatus: 4\nlifecycle_stage: active\n"]),
    Falsehood(
      name: "data that differ from the lock", rule: "PH003", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: dvc, path: dvc.lock}")],
      files: [
        "dvc.lock":
          "schema: '2.0'\nstages: {train: {cmd: x, deps: [{path: data/subscribers.csv, hash: md5, md5: 0cc175b9c0f1b6a831c399e269772661}]}}\n"
      ]),
    Falsehood(
      name: "a dbt run with a failed test", rule: "PH002", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: dbt, path: run_results.json}")],
      files: [
        "run_results.json":
          "{\"metadata\":{\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/run-results/v6.json\"},\"results\":[{\"status\":\"fail\",\"unique_id\":\"test.a\"}]}"
      ]),
    Falsehood(
      name: "a tag that does not exist", rule: "PH002", status: 2,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: git-tag, tag: v9}")]),
    Falsehood(
      name: "a file of another kind", rule: "PH002", status: 1,
      edits: [("evidence: docs/robustness.md", "evidence: {kind: junit, path: docs/robustness.md}")]),
    Falsehood(
      name: "a signer that nobody knows", rule: "PH002", status: 1,
      edits: [
        (
          "evidence: docs/robustness.md",
          "evidence: {kind: signed, path: docs/robustness.md, signature: docs/robustness.md, signer: somebody}"
        )
      ]),
    Falsehood(
      name: "a document of another project", rule: "PH002", status: 1,
      files: ["docs/feasibility.md": "---\nproject: diamonds\n---\n" + String(repeating: good, count: 5)]),
    Falsehood(name: "an unreadable manifest", rule: "GT006", status: 3, edits: [("title: Customer churn", "titel: x")]),
  ]

  private func project() throws -> Tool {
    let tool = try Tool()
    try tool.copyProject("telco-churn")
    try edit(tool, "resamples: 2000", "resamples: 60")
    return tool
  }

  private func edit(_ tool: Tool, _ from: String, _ to: String) throws {
    let path = "Projects/telco-churn/project.yaml"
    let text = try tool.read(path)
    let range = try #require(text.range(of: from), "the manifest no longer holds “\(from)”")
    try tool.write(text.replacingCharacters(in: range, with: to), to: path)
  }

  @Test func anHonestProjectPasses() throws {
    let tool = try project()
    defer { tool.clean() }
    let gate = try tool.run(["gate", "--format", "json"])
    #expect(gate.status == 0, "\(gate.out)")
    let document = try gate.json()
    #expect(document["schema"] as? String == "dossier.gate/1")
    #expect(document["verdict"] as? String == "pass")
    let projects = try #require(document["projects"] as? [[String: Any]])
    #expect(projects.map { $0["id"] as? String } == ["telco-churn"])
    #expect(projects[0]["phase"] as? String == "evaluation")
    let findings = try #require(projects[0]["findings"] as? [[String: Any]])
    #expect(findings.allSatisfy { $0["severity"] as? String != "error" })
  }

  @Test(arguments: falsehoods) func aFalsehoodIsFound(_ falsehood: Falsehood) throws {
    let tool = try project()
    defer { tool.clean() }
    for change in falsehood.edits { try edit(tool, change.from, change.to) }
    for (path, text) in falsehood.files { try tool.write(text, to: "Projects/telco-churn/\(path)") }
    if let path = falsehood.removed {
      try FileManager.default.removeItem(at: tool.folder.appendingPathComponent("Projects/telco-churn/\(path)"))
    }
    let gate = try tool.run(["gate", "--format", "json"])
    #expect(gate.status == falsehood.status, "\(gate.out)\(gate.err)")
    let document = try gate.json()
    #expect(document["verdict"] as? String == "fail")
    let projects = try #require(document["projects"] as? [[String: Any]])
    let findings = try #require(projects[0]["findings"] as? [[String: Any]])
    let found = try #require(
      findings.first { $0["rule"] as? String == falsehood.rule && $0["severity"] as? String == "error" }, "\(gate.out)")
    #expect(found["file"] as? String == "Projects/telco-churn/project.yaml")
    #expect((found["line"] as? Int ?? 0) > 0)
    #expect(found["message"] as? String != "")
  }

  @Test func goodEvidenceOfEveryKindIsVerified() throws {
    let tool = try project()
    defer { tool.clean() }
    try tool.write("a", to: "Projects/telco-churn/a.txt")
    try tool.write(
      "schema: '2.0'\nstages: {train: {cmd: x, deps: [{path: a.txt, hash: md5, md5: 0cc175b9c0f1b6a831c399e269772661}]}}\n",
      to: "Projects/telco-churn/dvc.lock")
    try tool.write("<testsuite><testcase name=\"a\"/></testsuite>", to: "Projects/telco-churn/junit.xml")
    try tool.write(
      "<coverage><class><lines><line number=\"1\" hits=\"1\"/></lines></class></coverage>",
      to: "Projects/telco-churn/coverage.xml")
    try tool.write(
      "run_id: aa\nstatus: 3\nlifecycle_stage: active\nend_time: 1795305600000\n",
      to: "Projects/telco-churn/mlruns/0/aa/meta.yaml")
    try edit(
      tool, "    robustness: {",
      """
          lock: {evidence: {kind: dvc, path: dvc.lock, stage: train}}
          tests: {evidence: junit.xml}
          coverage: {evidence: coverage.xml}
          run: {evidence: {kind: mlflow-run, path: mlruns, run: aa}}
          robustness: {
      """)
    let rank = "policy: {tasks: {lock: verified, tests: verified, coverage: verified, run: verified}}\n"
    try tool.write(rank, to: "dossier.yaml")
    let gate = try tool.run(["gate"])
    #expect(gate.status == 0, "\(gate.out)")
    // The same ranks one step higher are not reached.
    try tool.write(rank.replacingOccurrences(of: "lock: verified", with: "lock: measured"), to: "dossier.yaml")
    let stricter = try tool.run(["gate"])
    #expect(stricter.status == 1)
    #expect(stricter.out.contains("PO001"))
  }

  /// Tables and columns as MLflow 3 makes them, as far as they are read.
  @Test(arguments: [("FINISHED", "active", Int32(0)), ("FAILED", "active", 1), ("FINISHED", "deleted", 1)])
  func trackedRunsAreReadFromSQLite(state: String, stage: String, status: Int32) throws {
    let tool = try project()
    defer { tool.clean() }
    try edit(tool, "evidence: docs/robustness.md", "evidence: {kind: mlflow-run, path: mlflow.db, run: aa}")
    let script = """
      import sqlite3
      db = sqlite3.connect("Projects/telco-churn/mlflow.db")
      db.execute("create table runs (run_uuid text, name text, status text, end_time bigint, lifecycle_stage text)")
      db.execute("insert into runs values ('aa', 'gbm', '\(state)', 1795305600000, '\(stage)')")
      db.execute("create table latest_metrics (key text, value double, is_nan boolean, run_uuid text)")
      db.execute("insert into latest_metrics values ('auc', 0.84, 0, 'aa'), ('loss', 0, 1, 'aa')")
      db.execute("create table params (key text, value text, run_uuid text)")
      db.execute("create table tags (key text, value text, run_uuid text)")
      db.commit()
      """
    let made = try GateSchemaTests.run(try GateSchemaTests.python(), ["-c", script], in: tool.folder)
    try #require(made.status == 0, "\(made.out)")
    let gate = try tool.run(["gate"])
    #expect(gate.status == status, "\(gate.out)")
  }

  @Test func nothingToCheckIsNoPass() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try FileManager.default.createDirectory(
      at: tool.folder.appendingPathComponent("Projects"), withIntermediateDirectories: true)
    #expect(try tool.run(["gate"]).status == 2)
    try tool.write("dossier: 1\ntitle: Nothing\n", to: "Projects/nothing/project.yaml")
    let gate = try tool.run(["gate"])
    #expect(gate.status == 2)
    #expect(gate.out.contains("GT001"))
  }

  @Test func aMissingLibraryIsNoPass() throws {
    let tool = try project()
    defer { tool.clean() }
    let gate = try tool.run(["gate", "--format", "json"], environment: ["DOSSIER_ONNXRUNTIME": "/nonexistent"])
    #expect(gate.status == 2)
    #expect(try gate.json()["outcome"] as? String == "incomplete")
  }

  @Test func reportsAreWrittenWholeOrNotAtAll() throws {
    let tool = try project()
    defer { tool.clean() }
    try tool.write("{\"old\": true}", to: "gate.json")
    for delay in [0.0, 0.05, 0.3, 0.8, 1.2, 1.6] {
      let process = Process()
      process.executableURL = Tool.binary
      process.arguments = ["gate", "-q", "--report", "json=gate.json", "--format", "sarif", "--output", "gate.sarif"]
      process.currentDirectoryURL = tool.folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for name in ["gate.json", "gate.sarif"] {
        guard let data = FileManager.default.contents(atPath: tool.folder.appendingPathComponent(name).path) else {
          continue
        }
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
      }
    }
  }

  @Test func wrongUseIsSaid() throws {
    let tool = try project()
    defer { tool.clean() }
    for arguments in [
      ["--format", "html"], ["--report", "sarif"], ["--report", "x=y"], ["--output", "a", "--output", "b"],
      ["--format", "json", "--format", "sarif"], ["--phase", "done"], ["--language", "de"], ["nosuch"],
      ["--key", "nosuch.pem"],
    ] {
      let gate = try tool.run(["gate"] + arguments)
      #expect(gate.status == 3, "\(arguments) \(gate.err)")
      #expect(!gate.err.isEmpty)
    }
  }
}
