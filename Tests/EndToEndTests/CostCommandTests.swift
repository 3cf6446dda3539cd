import Foundation
import Testing

@Suite struct CostCommandTests {
  private static let manifest = """
    dossier: 1
    title: Training
    problem: {statement: x}
    infrastructure:
      currency: USD
      horizon: 60 months
      budget: 20_000 USD/month
      workloads:
        training: {kind: training, gpu: H100, count: 8, hours: 730/month}
      options: [own, cloud]
      own:
        server: 8x H100
        purchase_price: 833_806 USD
        running_cost: 0.87 USD/h
        accessories: 0%
        delivery: 0%
        spares: 0%
        residual: 0%
      cloud: {price: 98.32 USD/h}
    """

  private func tool(_ manifest: String = Self.manifest) throws -> Tool {
    let tool = try Tool()
    let project = tool.folder.appendingPathComponent("Projects/gpus")
    try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
    try Data(manifest.utf8).write(to: project.appendingPathComponent("project.yaml"))
    return tool
  }

  private func options(_ project: Any?) throws -> [String: [String: Any]] {
    try #require((project as? [String: Any])?["options"] as? [String: [String: Any]])
  }

  /// Lenovo Press LP2225, as in the tests of the engine, through the whole tool.
  @Test func aStudyThroughTheCommandLine() throws {
    let tool = try tool()
    defer { tool.clean() }
    let run = try tool.run(["cost", "--format", "json"])
    #expect(run.status == 0, "\(run.err)")
    let document = try run.json()
    #expect(document["schema"] as? String == "dossier.cost/1")
    let projects = try #require(document["projects"] as? [[String: Any]])
    let found = try options(projects.first)
    let own = try #require(found["own"]?["npv"] as? Double)
    let cloud = try #require(found["cloud"]?["npv"] as? Double)
    #expect(abs(own - 871_912) < 1 && abs(cloud - 4_306_416) < 1)
    for option in found.values {
      for line in try #require(option["lines"] as? [[String: Any]]) {
        #expect(!((line["basis"] as? String) ?? "").isEmpty)
        #expect(!((line["sources"] as? [Any]) ?? []).isEmpty)
      }
    }
  }

  @Test func whatIfsStandSideBySide() throws {
    let tool = try tool()
    defer { tool.clean() }
    let run = try tool.run([
      "cost", "--format", "json", "--what-if", "cloud.price=50 USD/h",
      "--what-if", "workloads.training.hours=365/month, own.sites=2",
    ])
    let projects = try #require(try run.json()["projects"] as? [[String: Any]])
    #expect(
      projects.map { $0["id"] as? String } == [
        "gpus", "gpus (cloud.price=50 USD/h)", "gpus (workloads.training.hours=365/month, own.sites=2)",
      ])
    let cheaper = try #require(try options(projects[1])["cloud"]?["npv"] as? Double)
    #expect(abs(cheaper - 50 * 43_800) < 1)
    let half = try #require(try options(projects[2])["cloud"]?["npv"] as? Double)
    #expect(abs(half - 4_306_416 / 2) < 1)
    let text = try tool.run(["cost", "--what-if", "cloud.price=50 USD/h"])
    #expect(text.out.contains("Cloud · cloud.price=50 USD/h"))
    let russian = try tool.run(["cost", "--language", "ru", "--format", "markdown"])
    #expect(russian.out.contains("| Облако |"))
  }

  @Test func aMistakeInAWhatIfIsShown() throws {
    let tool = try tool()
    defer { tool.clean() }
    let unknown = try tool.run(["cost", "--what-if", "cloud.purchse=spot"])
    #expect(unknown.status == 3)
    #expect(unknown.err.contains("did you mean “purchase”?"))
    #expect(unknown.err.contains("--what-if cloud.purchse=spot"))
    let form = try tool.run(["cost", "--what-if", "spot"])
    #expect(form.status == 3 && form.err.contains("cloud.purchase=spot"))
  }

  @Test func aBudgetThatIsNotKept() throws {
    let tool = try tool(Self.manifest.replacing("20_000 USD/month", with: "9_000 USD/month"))
    defer { tool.clean() }
    let run = try tool.run(["cost"])
    #expect(run.status == 1)
    #expect(run.out.contains("over budget: 14,532"))
    let gate = try tool.run(["gate", "--format", "json"])
    #expect(gate.out.contains("CO020"))
  }

  @Test func aChangeAgainstARevision() throws {
    let tool = try tool()
    defer { tool.clean() }
    func git(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"] + arguments
      process.currentDirectoryURL = tool.folder
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    try git("init", "-q", "-b", "main")
    try git("add", "Projects")
    try git("commit", "-q", "-m", "a")
    let file = tool.folder.appendingPathComponent("Projects/gpus/project.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("98.32 USD/h", with: "90 USD/h").utf8).write(to: file)
    let run = try tool.run(["cost", "--diff", "main", "--format", "json"])
    let projects = try #require(try run.json()["projects"] as? [[String: Any]])
    #expect(projects.map { $0["id"] as? String } == ["gpus", "gpus (main)"])
    #expect(abs((try options(projects[0])["cloud"]?["npv"] as? Double ?? 0) - 90 * 43_800) < 1)
    #expect(abs((try options(projects[1])["cloud"]?["npv"] as? Double ?? 0) - 4_306_416) < 1)
    let missing = try tool.run(["cost", "--diff", "nowhere"])
    #expect(missing.status == 2)
  }
}
