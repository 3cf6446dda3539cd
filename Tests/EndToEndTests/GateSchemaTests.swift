import Foundation
import Testing

/// What the gate writes, judged by the schemas and tools of those who read it.
@Suite struct GateSchemaTests {
  /// The interpreter that has jsonschema and PyYAML: `DOSSIER_PYTHON`, or the one that the set-up makes.
  static func python() throws -> String {
    if let path = ProcessInfo.processInfo.environment["DOSSIER_PYTHON"], !path.isEmpty { return path }
    let path = Tool.repository.appendingPathComponent(".deps/python/bin/python").path
    try #require(
      FileManager.default.isExecutableFile(atPath: path), "no Python: run “make setup”, or set DOSSIER_PYTHON")
    return path
  }

  static func run(_ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws
    -> (
      status: Int32, out: String
    )
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private func gate(_ arguments: [String]) throws -> Tool {
    let tool = try Tool()
    try tool.copyProject("telco-churn")
    let path = "Projects/telco-churn/project.yaml"
    let text = try tool.read(path)
    try tool.write(
      text.replacingOccurrences(of: "resamples: 2000", with: "resamples: 60")
        .replacingOccurrences(of: "roc_auc: 0.84,", with: "roc_auc: 0.91,")
        .replacingOccurrences(of: "title: Customer churn", with: "title: \"Отток: <клиенты> & “прочее”\""), to: path)
    try tool.write("dossier: 1\ntitle: Bare\n", to: "Projects/bare/project.yaml")
    try tool.write(
      "policy: {waivers: [{rule: EV003, reason: Small sample, approved_by: Head, expires: 2027-01-01}]}\n",
      to: "dossier.yaml")
    #expect(try tool.run(["gate", "-q"] + arguments).status == 2)
    return tool
  }

  @Test(arguments: ["en", "ru"]) func codeScanningLogsFollowTheirSchema(language: String) throws {
    let tool = try gate(["--format", "sarif", "--output", "g.sarif", "--language", language])
    defer { tool.clean() }
    let schema = Tool.repository.appendingPathComponent("Tests/EndToEndTests/Fixtures/sarif-schema-2.1.0.json").path
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1])); log = json.load(open("g.sarif"))
      errors = [e.message for e in jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(log)]
      print(errors); sys.exit(1 if errors else 0)
      """
    let outcome = try Self.run(try Self.python(), ["-c", script, schema], in: tool.folder)
    #expect(outcome.status == 0, "\(outcome.out)")
    let log = try JSONSerialization.jsonObject(with: Data(try tool.read("g.sarif").utf8)) as? [String: Any]
    let run = try #require((log?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    // What GitHub asks for beyond the schema: a full region, a fingerprint, a relative path; waived findings are left out.
    #expect(results.contains { $0["ruleId"] as? String == "EV001" })
    #expect(!results.contains { $0["ruleId"] as? String == "EV003" })
    for result in results {
      let prints = try #require(result["partialFingerprints"] as? [String: String])
      #expect(prints["primaryLocationLineHash"]?.isEmpty == false)
      let places = try #require(result["locations"] as? [[String: [String: Any]]])
      let place = try #require(places.first?["physicalLocation"])
      let region = try #require(place["region"] as? [String: Int])
      #expect(Set(region.keys) == ["startLine", "startColumn", "endLine", "endColumn"])
      #expect(region["endColumn"] ?? 0 > region["startColumn"] ?? 0)
      let address = try #require((place["artifactLocation"] as? [String: String])?["uri"])
      #expect(!address.hasPrefix("/") && FileManager.default.fileExists(atPath: tool.folder.path + "/" + address))
    }
  }

  @Test func testReportsAreWellFormed() throws {
    let tool = try gate(["--format", "junit", "--output", "g.xml", "--language", "ru"])
    defer { tool.clean() }
    // The totals of each suite are those of its cases, and names are unique in a suite, as GitLab asks.
    let script = """
      import xml.etree.ElementTree as E
      root = E.parse("g.xml").getroot()
      assert root.tag == "testsuites", root.tag
      for suite in root:
          cases = suite.findall("testcase")
          assert len(cases) == int(suite.get("tests")), suite.attrib
          for kind in ("failure", "error", "skipped"):
              count = sum(1 for case in cases if case.find(kind) is not None)
              assert count == int(suite.get({"failure": "failures", "error": "errors", "skipped": "skipped"}[kind])), kind
          names = [case.get("name") for case in cases]
          assert len(set(names)) == len(names), names
      assert root.find("testsuite[@name='telco-churn']/testcase/failure[@type='EV001']") is not None
      assert root.find("testsuite[@name='bare']/testcase/error[@type='GT001']") is not None
      assert root.find("testsuite[@name='telco-churn']/testcase/skipped") is not None
      """
    let outcome = try Self.run(try Self.python(), ["-c", script], in: tool.folder)
    #expect(outcome.status == 0, "\(outcome.out)")
  }

  @Test func codeQualityIsWhatGitLabReads() throws {
    let tool = try gate(["--format", "gitlab", "--output", "g.json"])
    defer { tool.clean() }
    let data = Data(try tool.read("g.json").utf8)
    #expect(data.first == UInt8(ascii: "["))
    let issues = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let prints = issues.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == issues.count)
    for issue in issues {
      #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String))
      #expect((issue["location"] as? [String: Any])?["path"] as? String != nil)
    }
  }
}
