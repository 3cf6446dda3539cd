import Foundation
import Testing

/// The gate against a base revision, in a git repository of its own.
@Suite struct GateRepositoryTests {
  private static let manifest = "Projects/telco-churn/project.yaml"

  /// A repository whose branch `base` holds the honest project and a policy.
  private func repository(_ policy: String) throws -> Tool {
    let tool = try Tool()
    try tool.copyProject("telco-churn")
    try edit(tool, "resamples: 2000", "resamples: 60")
    try tool.write(policy, to: "dossier.yaml")
    try tool.git(["init", "-q", "-b", "base"])
    try tool.git(["add", "-A"])
    try commit(tool, "Base")
    try tool.git(["checkout", "-q", "-b", "change"])
    return tool
  }

  private func commit(_ tool: Tool, _ message: String) throws { try tool.git(["commit", "-q", "-a", "-m", message]) }

  private func edit(_ tool: Tool, _ from: String, _ to: String, in path: String = manifest) throws {
    let text = try tool.read(path)
    let range = try #require(text.range(of: from), "\(path) no longer holds “\(from)”")
    try tool.write(text.replacingCharacters(in: range, with: to), to: path)
  }

  private func findings(_ outcome: Tool.Outcome) throws -> [String: [[String: Any]]] {
    let document = try outcome.json()
    let projects = try #require(document["projects"] as? [[String: Any]])
    let all = (document["findings"] as? [[String: Any]] ?? []) + (projects.first?["findings"] as? [[String: Any]] ?? [])
    return Dictionary(grouping: all) { $0["rule"] as? String ?? "" }
  }

  @Test func findingsAreNewOldAndFixed() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    try edit(tool, "roc_auc: 0.84,", "roc_auc: 0.91,")
    try edit(tool, "# Data and model", "# One more line\n# Data and model")
    try commit(tool, "A false claim")
    let gate = try tool.run(["gate", "--base", "base", "--format", "json"])
    #expect(gate.status == 1)
    let found = try findings(gate)
    #expect(found["EV001"]?.map { $0["status"] as? String } == ["new"])
    // The link was only assumed before, and the lines below moved by one.
    #expect(found["ML001"]?.map { $0["status"] as? String } == ["old"])
    try tool.git(["branch", "-f", "base"])
    try edit(tool, "roc_auc: 0.91,", "roc_auc: 0.84,")
    try commit(tool, "Mend it")
    let mended = try tool.run(["gate", "--base", "base", "--format", "json"])
    #expect(mended.status == 0, "\(mended.out)")
    let projects = try #require(try mended.json()["projects"] as? [[String: Any]])
    let fixed = try #require(projects[0]["fixed"] as? [[String: Any]])
    #expect(fixed.map { $0["rule"] as? String } == ["EV001"])
    #expect(fixed.map { $0["status"] as? String } == ["fixed"])
  }

  @Test func numbersAreMeasuredAtBothRevisions() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    // Half of the held-out churners become stayers: the model looks worse on the new data.
    let data = "Projects/telco-churn/data/subscribers.csv"
    var flip = false
    let lines = try tool.read(data).split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard line.contains("test"), line.contains("Yes") else { return String(line) }
      flip.toggle()
      return flip ? line.replacingOccurrences(of: ",Yes,", with: ",No,") : String(line)
    }
    try tool.write(lines.joined(separator: "\n"), to: data)
    try commit(tool, "Other data")
    let gate = try tool.run(["gate", "--base", "base", "--format", "json"])
    let projects = try #require(try gate.json()["projects"] as? [[String: Any]])
    let changes = try #require(projects[0]["changes"] as? [[String: Any]])
    let file = changes.first { $0["id"] as? String == "data/subscribers.csv" }
    #expect(file?["kind"] as? String == "data")
    let metrics = changes.filter { $0["kind"] as? String == "metric" }
    #expect(!metrics.isEmpty)
    // Each side is what `evaluate` measures there, to the last digit.
    func measured(_ name: String) throws -> [String: Double] {
      let document = try tool.run(["evaluate", "--format", "json"]).json()
      let all = try #require(document["projects"] as? [[String: Any]])
      let evaluations = try #require(all[0]["evaluations"] as? [[String: Any]])
      let values = try #require(evaluations[0]["metrics"] as? [String: [String: Any]])
      return values.compactMapValues { $0["value"] as? Double }
    }
    let now = try measured("now")
    try tool.git(["checkout", "-q", "base"])
    let before = try measured("base")
    for metric in metrics {
      let name = try #require((metric["id"] as? String)?.dropFirst("holdout.".count)).description
      #expect(metric["new_value"] as? Double == now[name], "\(name)")
      #expect(metric["old_value"] as? Double == before[name], "\(name)")
    }
  }

  @Test func theBaseItselfIsNoBase() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    let gate = try tool.run(["gate", "--base", "base", "--format", "json"])
    #expect(gate.status == 2)
    #expect(try findings(gate)["GT002"]?.count == 1)
    let none = try tool.run(["gate", "--base", "nosuch", "--format", "json"])
    #expect(none.status == 2)
    #expect(try findings(none)["GT004"]?.count == 1)
    let option = try tool.run(["gate", "--base=--upload-pack=x", "--format", "json"])
    #expect(option.status == 2)
  }

  @Test func aChangeCannotWeakenItsPolicy() throws {
    let tool = try repository("policy: {thresholds: {binary: {roc_auc: \">= 0.82\"}}, roles: [sponsor]}\n")
    defer { tool.clean() }
    try tool.write(
      "policy: {waivers: [{rule: EV001, reason: Quick, approved_by: Me, expires: 2027-01-01}]}\n", to: "dossier.yaml")
    try edit(tool, "roc_auc: 0.84,", "roc_auc: 0.91,")
    try commit(tool, "Claim more, and waive it")
    // By its own policy it would pass: the weaker policy is the finding.
    let own = try tool.run(["gate", "--base", "base", "--format", "json"])
    #expect(own.status == 1)
    let found = try findings(own)
    #expect(found["PO004"]?.count == 3)
    #expect(found["EV001"]?.first?["waived"] as? Bool == true)
    // By the policy of the base the waiver does not exist.
    let judged = try tool.run(["gate", "--base", "base", "--policy-from", "base", "--format", "json"])
    #expect(judged.status == 1)
    let strict = try findings(judged)
    #expect(strict["EV001"]?.first?["waived"] as? Bool == false)
    #expect(strict["PO004"]?.count == 3)
    #expect(strict["PO004"]?.allSatisfy { $0["severity"] as? String == "error" } == true)
    // Nor does it pass without a base: what it makes of the policy would judge the next change.
    let alone = try tool.run(["gate", "--policy-from", "base", "--format", "json"])
    #expect(try findings(alone)["PO004"]?.count == 3)
    #expect(try tool.run(["gate", "--policy-from", "nosuch"]).status == 2)
  }

  @Test func askingForLessIsTold() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    try edit(tool, "roc_auc: \">= 0.80\"", "roc_auc: \">= 0.60\"")
    try edit(tool, "      ece: \"<= 0.05\"\n", "")
    try commit(tool, "Loosen")
    let gate = try tool.run(["gate", "--base", "base", "--format", "json"])
    let messages = try findings(gate)["GT005"]?.compactMap { $0["message"] as? String } ?? []
    #expect(messages.count == 2)
    #expect(messages.contains { $0.contains(">= 0.80") && $0.contains(">= 0.60") })
    #expect(messages.contains { $0.contains("ece") })
  }

  @Test func evidenceInGitIsCompared() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    try tool.git(["tag", "v1"])
    try edit(tool, "evidence: docs/robustness.md", "evidence: {kind: git-tag, tag: v1}")
    let same = try tool.run(["gate"])
    #expect(same.status == 0, "\(same.out)")
    // Evidence older than the commit that last changed the model (10 November).
    try edit(tool, "by: S. Lindqvist, on: 2026-10-26}", "by: S. Lindqvist, on: 2026-10-26, of: {model: churn}}")
    let older = try tool.run(["gate", "--format", "json"])
    #expect(try findings(older)["PH003"]?.count == 1)
    try edit(tool, ", of: {model: churn}}", "}")
    try tool.write("other", to: "Projects/telco-churn/models/churn.onnx")
    let changed = try tool.run(["gate", "--format", "json"])
    #expect(try findings(changed)["PH003"]?.count == 1)
  }

  /// Only what the words say counts, and only what came more than a few days after the signature.
  @Test func aDocumentIsAsItWasSigned() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    let path = "Projects/telco-churn/docs/robustness.md"
    let text = try tool.read(path)
    try tool.write(text.replacingOccurrences(of: "\n", with: "\r\n"), to: path)
    #expect(try findings(try tool.run(["gate", "--format", "json"]))["PH003"] == nil)
    try tool.write(text + "\nOne more line that nobody signed.\n", to: path)
    let open = try tool.run(["gate", "--format", "json"])
    #expect(try findings(open)["PH003"]?.count == 1, "\(open.out)")
    // Signed anew.
    try edit(tool, "by: S. Lindqvist, on: 2026-11-09}", "by: S. Lindqvist, on: 2026-11-22}")
    #expect(try findings(try tool.run(["gate", "--format", "json"]))["PH003"] == nil)
  }

  /// Nothing that a repository configures may run: a hook, a monitor, a filter or a pager would leave a trace here.
  @Test func theRepositoryStartsNothing() throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    try tool.write("*.csv filter=trap\n*.md diff=trap\n", to: ".gitattributes")
    try tool.git(["add", "-A"])
    try commit(tool, "Attributes")
    try tool.git(["branch", "-f", "base"])
    try edit(tool, "roc_auc: 0.84,", "roc_auc: 0.841,")
    try commit(tool, "Change")
    let trap = tool.folder.appendingPathComponent("trap").path
    for key in [
      "core.fsmonitor", "core.pager", "filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "gpg.program",
    ] {
      try tool.git(["config", key, "touch \(trap)"])
    }
    try tool.git(["config", "log.showSignature", "true"])
    _ = try tool.run(["gate", "--base", "base"])
    #expect(!FileManager.default.fileExists(atPath: trap))
  }

  @Test(arguments: ["ed25519", "p256"]) func attestationsAreVerified(kind: String) throws {
    let tool = try repository("title: T\n")
    defer { tool.clean() }
    let keys: [String: (String, String)] = [
      "ed25519": (
        "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIOZBwQ0glrIjw8bj3mI6buQAu3DkVTKHkNY+owd0IYo6\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEApNuN+Dowlah+TRjfTT9UUn8590wVjkyrJiPxyMSww4Q=\n-----END PUBLIC KEY-----\n"
      ),
      "p256": (
        "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxLVGZpNwYNYVOt2D\nfxOWl90d+bmKG7mfCFfHwC+TbGihRANCAATwKK4puUn88VUxOlrAOMUkwsPjnmJ4\nItWtQ7XLzmJqOe6rBKzfn3NRrTqs8/XbvfHqOtecx0Q4EHwejRoK0eBZ\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8CiuKblJ/PFVMTpawDjFJMLD455i\neCLVrUO1y85iajnuqwSs359zUa06rPP1273x6jrXnMdEOBB8Ho0aCtHgWQ==\n-----END PUBLIC KEY-----\n"
      ),
    ]
    let pair = try #require(keys[kind])
    try tool.write(pair.0, to: "key.pem")
    try tool.write(pair.1, to: "key.pub")
    try edit(tool, "roc_auc: 0.84,", "roc_auc: 0.839,")
    try commit(tool, "Change")
    let gate = try tool.run([
      "gate", "--policy-from", "base", "--format", "attestation", "--output", "a.json", "--key", "key.pem",
    ])
    #expect(gate.status == 0, "\(gate.out)\(gate.err)")
    #expect(try tool.run(["verify", "a.json", "--key", "key.pub"]).status == 0)
    #expect(try tool.run(["verify", "a.json"]).status == 2)
    // The policy was that of the base; changing it here changes nothing.
    try tool.write("title: Other\n", to: "dossier.yaml")
    #expect(try tool.run(["verify", "a.json", "--key", "key.pub"]).status == 0)
    try tool.write(keys[kind == "p256" ? "ed25519" : "p256"]?.1 ?? "", to: "other.pub")
    #expect(try tool.run(["verify", "a.json", "--key", "other.pub"]).status == 1)
    #expect(try tool.run(["verify", "key.pub", "--key", "key.pub"]).status == 3)
    try tool.write(
      try tool.read("Projects/telco-churn/docs/privacy.md") + "More.\n", to: "Projects/telco-churn/docs/privacy.md")
    let changed = try tool.run(["verify", "a.json", "--key", "key.pub"])
    #expect(changed.status == 1)
    #expect(changed.out.contains("docs/privacy.md"))
    try FileManager.default.removeItem(at: tool.folder.appendingPathComponent("Projects/telco-churn/docs/privacy.md"))
    #expect(try tool.run(["verify", "a.json", "--key", "key.pub"]).status == 2)
  }
}
