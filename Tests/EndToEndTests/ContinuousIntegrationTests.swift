import Foundation
import Testing

/// The ready-to-copy pipelines of `docs/ci`: their own scripts are taken out of them and run.
@Suite struct ContinuousIntegrationTests {
  private static let scripts = """
    import re, sys, yaml
    kind, path = sys.argv[1:3]
    text = open(path, encoding="utf-8").read()
    if kind == "github":
        steps = yaml.safe_load(text)["jobs"]["gate"]["steps"]
        print("\\0".join(step["run"] for step in steps if "run" in step), end="")
    elif kind == "gitlab":
        print("\\n".join(["set -e"] + yaml.safe_load(text)["dossier"]["script"]), end="")
    else:
        print("\\0".join("set -e\\n" + s.replace("\\\\\\\\", "\\\\") for s in re.findall(r"sh '''(.*?)'''", text, re.S)), end="")
    """

  private func script(_ kind: String, _ file: String) throws -> [String] {
    let path = Tool.repository.appendingPathComponent("docs/ci/\(file)").path
    let outcome = try GateSchemaTests.run(
      try GateSchemaTests.python(), ["-c", Self.scripts, kind, path], in: Tool.repository)
    try #require(outcome.status == 0, "\(outcome.out)")
    return outcome.out.split(separator: "\0").map(String.init)
  }

  /// A clone in which the last commit makes a false claim, with `dossier` and a recording `gh` on the path.
  private func clone(lying: Bool) throws -> (tool: Tool, environment: [String: String]) {
    let tool = try Tool()
    try tool.copyProject("telco-churn")
    let path = "Projects/telco-churn/project.yaml"
    let text = try tool.read(path).replacingOccurrences(of: "resamples: 2000", with: "resamples: 60")
    try tool.write(text, to: path)
    try tool.write(".bin/\ngate/\n", to: ".gitignore")
    let binaries = tool.folder.appendingPathComponent(".bin")
    try FileManager.default.createDirectory(at: binaries, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: binaries.appendingPathComponent("dossier"), withDestinationURL: Tool.binary)
    // Answers the list of comments with one that is there already, once a comment was posted.
    try tool.write(
      "#!/bin/sh\necho \"$@\" >> \"$GH_LOG\"\ncase \"$*\" in *--paginate*) if grep -q POST \"$GH_LOG\"; then echo 42; fi;; esac\n",
      to: ".bin/gh")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: binaries.appendingPathComponent("gh").path)
    let inherited = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let environment = [
      "PATH": binaries.path + ":" + inherited, "SOURCE_DATE_EPOCH": "1795392000", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GH_LOG": tool.folder.appendingPathComponent(".bin/gh.log").path, "PULL": "7", "GITHUB_REPOSITORY": "a/b",
      "GITHUB_STEP_SUMMARY": tool.folder.appendingPathComponent(".bin/summary.md").path,
    ]
    let identity = "git -c user.name=T -c user.email=t@example.org commit -q"
    let change =
      lying ? "sed -i 's/roc_auc: 0.84,/roc_auc: 0.91,/'" : "sed -i 's/# Data and model/# The data and model/'"
    let commands =
      "set -e; git init -q -b main; git add -A; \(identity) -m base; git branch base; git update-ref refs/remotes/origin/main base;"
      + " \(change) \(path); \(identity) -a -m change; git rev-parse base"
    let made = try GateSchemaTests.run("/bin/bash", ["-c", commands], in: tool.folder, environment: environment)
    try #require(made.status == 0, "\(made.out)")
    return (tool, environment.merging(["BASE": made.out.trimmingCharacters(in: .newlines)]) { $1 })
  }

  @Test(arguments: [false, true]) func gitHubsStepsRun(lying: Bool) throws {
    let steps = try script("github", "github-actions.yml")
    try #require(steps.count == 2)
    let (tool, environment) = try clone(lying: lying)
    defer { tool.clean() }
    let shell = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
    let gate = try GateSchemaTests.run("/bin/bash", shell + [steps[0]], in: tool.folder, environment: environment)
    #expect(gate.status == (lying ? 1 : 0), "\(gate.out)")
    #expect(gate.out.contains("::error file=Projects/telco-churn/project.yaml") == lying)
    #expect(try tool.read(".bin/summary.md").hasPrefix("<!-- dossier-gate -->"))
    for name in ["gate.json", "gate.sarif", "gate.md", "gate.intoto.json"] {
      #expect(FileManager.default.fileExists(atPath: tool.folder.appendingPathComponent("gate/\(name)").path))
    }
    // The first time a comment is posted, the second time it is replaced.
    for _ in 0..<2 {
      let comment = try GateSchemaTests.run("/bin/bash", shell + [steps[1]], in: tool.folder, environment: environment)
      #expect(comment.status == 0, "\(comment.out)")
    }
    let calls = try tool.read(".bin/gh.log").split(separator: "\n")
    #expect(calls.filter { $0.contains("POST repos/a/b/issues/7/comments") }.count == 1)
    #expect(calls.filter { $0.contains("PATCH repos/a/b/issues/comments/42") }.count == 1)
    // On the main branch there is nothing to compare with.
    let main = try GateSchemaTests.run(
      "/bin/bash", shell + [steps[0]], in: tool.folder, environment: environment.merging(["BASE": ""]) { $1 })
    #expect(main.status == (lying ? 1 : 0), "\(main.out)")
  }

  @Test(arguments: [
    ("gitlab", "gitlab-ci.yml", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "code-quality.json"),
    ("jenkins", "Jenkinsfile", "CHANGE_TARGET", "gate.sarif"),
  ])
  func otherServersScriptsRun(kind: String, file: String, variable: String, report: String) throws {
    let steps = try script(kind, file)
    try #require(steps.count == 1)
    for lying in [false, true] {
      let (tool, base) = try clone(lying: lying)
      defer { tool.clean() }
      for target in [kind == "gitlab" ? base["BASE"] ?? "" : "main", ""] {
        let environment = base.merging([variable: target]) { $1 }
        let gate = try GateSchemaTests.run("/bin/sh", ["-c", steps[0]], in: tool.folder, environment: environment)
        #expect(gate.status == (lying ? 1 : 0), "\(gate.out)")
        #expect(FileManager.default.fileExists(atPath: tool.folder.appendingPathComponent("gate/\(report)").path))
        #expect(try tool.read("gate/junit.xml").contains("<testsuites"))
        #expect(try tool.read("gate/gate.json").contains("\"base\"") == !target.isEmpty)
      }
    }
  }
}
