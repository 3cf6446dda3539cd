import Foundation
import Testing

/// Verdicts out of the person's cache: taken only where nothing that they rest on has changed.
@Suite struct GateCacheTests {
  private static let manifest = "Projects/telco-churn/project.yaml"

  private func project() throws -> Tool {
    let tool = try Tool()
    try tool.copyProject("telco-churn")
    try edit(tool, "resamples: 2000", "resamples: 60")
    return tool
  }

  private func edit(_ tool: Tool, _ from: String, _ to: String, in path: String = manifest) throws {
    let text = try tool.read(path)
    let range = try #require(text.range(of: from), "\(path) no longer holds “\(from)”")
    try tool.write(text.replacingCharacters(in: range, with: to), to: path)
  }

  /// The files of kept verdicts.
  private func verdicts(_ tool: Tool) -> [String] {
    let folder = tool.folder.path + "/cache/verdicts"
    return (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".json") }.map { "cache/verdicts/" + $0 }
  }

  @Test func whatIsUnchangedIsTakenOver() throws {
    let tool = try project()
    defer { tool.clean() }
    let first = try tool.run(["gate", "--format", "json"])
    let kept = try #require(verdicts(tool).first)
    #expect(verdicts(tool).count == 1)
    let second = try tool.run(["gate", "--format", "json"])
    #expect(second.out == first.out)
    #expect(second.status == first.status)
    // That it is taken over shows in what stands there; --rerun takes nothing over.
    try edit(tool, "\"Customer churn\"", "\"Out of the cache\"", in: kept)
    #expect(try tool.run(["gate", "--format", "json"]).out.contains("Out of the cache"))
    #expect(try tool.run(["gate", "--format", "json", "--rerun"]).out == first.out)
    // A damaged file counts as none.
    try tool.write("{", to: kept)
    #expect(try tool.run(["gate", "--format", "json"]).out == first.out)
  }

  @Test func everyChangeIsSeen() throws {
    let tool = try project()
    defer { tool.clean() }
    try tool.write("title: T\nprices: prices.csv\n", to: "dossier.yaml")
    let header =
      "kind,provider,region,name,gpu,gpu_count,gpu_memory_gib,vcpus,memory_gib,purchase,amount,currency,unit,date,source,note\n"
    try tool.write(header, to: "prices.csv")
    #expect(try tool.run(["gate"]).status == 0)
    var known = verdicts(tool).count
    func isAnew(_ what: String, _ arguments: [String] = []) throws {
      _ = try tool.run(["gate"] + arguments)
      #expect(verdicts(tool).count == known + 1, "\(what)")
      known = verdicts(tool).count
    }
    try edit(tool, "title: Customer churn", "title: Customers that leave")
    try isAnew("the manifest")
    try tool.write(
      try tool.read("Projects/telco-churn/docs/robustness.md") + "\nMore.\n",
      to: "Projects/telco-churn/docs/robustness.md")
    try isAnew("a document")
    let rows = try tool.read("Projects/telco-churn/data/subscribers.csv")
    try tool.write(
      rows.split(separator: "\n").dropLast().joined(separator: "\n") + "\n",
      to: "Projects/telco-churn/data/subscribers.csv")
    try isAnew("a row")
    try tool.write("title: T\nprices: prices.csv\npolicy: {rules: {ML001: info}}\n", to: "dossier.yaml")
    try isAnew("the policy")
    try tool.write(header + "salary,,us,mlops,,,,,,on_demand,90000,USD,year,2026-11-01,survey,\n", to: "prices.csv")
    try isAnew("a price")
    try isAnew("the day", ["--as-of", "2026-12-24"])
    try isAnew("the phase", ["--phase", "deployment"])
    try tool.write(
      "-- id: ORG001\n-- title: Nothing is there\n-- severity: warning\nSELECT 'seen' AS message FROM project\n",
      to: "rules/own.sql")
    try isAnew("a rule")
    #expect(try tool.run(["gate"]).out.contains("ORG001"))
  }

  @Test func whatCouldNotBeCheckedIsNotKept() throws {
    let tool = try project()
    defer { tool.clean() }
    try edit(tool, "    baseline: by-tenure", "    baseline: churn")
    #expect(try tool.run(["gate"]).status == 2)
    #expect(verdicts(tool).isEmpty)
  }

  @Test func evidenceInTheRepositoryIsAskedForAgain() throws {
    let tool = try project()
    defer { tool.clean() }
    try edit(tool, "evidence: docs/robustness.md", "evidence: {kind: git-tag, tag: v1}")
    try tool.write("cache/\n.*\n", to: ".gitignore")
    try tool.git(["init", "-q"])
    try tool.git(["add", "-A"])
    try tool.git(["commit", "-q", "-m", "One"])
    try tool.git(["tag", "v1"])
    #expect(try tool.run(["gate"]).status == 0)
    #expect(verdicts(tool).count == 1)
    #expect(try tool.run(["gate"]).status == 0)
    try tool.git(["tag", "-d", "v1"])
    #expect(try tool.run(["gate"]).status == 2)
  }
}
