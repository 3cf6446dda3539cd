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
    let workload = try tool.run(["cost", "--what-if", "workloads.trainig.count=16"])
    #expect(workload.status == 3 && workload.err.contains("did you mean “training”?"))
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
    #expect(projects[1]["revision"] as? String == "main" && projects[0]["what_if"] is NSNull)
    // The change is that of the project against the revision: own machines are cheapest in both, the cloud falls by 8.32 x 730.
    let table = try tool.run(["cost", "--diff", "main", "--format", "markdown"])
    #expect(table.out.contains("| Cloud | 3,942,000 | 65,700 | 0 | −6,074 |"))
    let missing = try tool.run(["cost", "--diff", "nowhere"])
    #expect(missing.status == 2)
  }

  /// The document that the issue of this command describes: every field by its name.
  @Test func theDocumentHasItsFields() throws {
    let tool = try tool()
    defer { tool.clean() }
    let run = try tool.run(["cost", "--format", "json"])
    let project = try #require((try run.json()["projects"] as? [[String: Any]])?.first)
    #expect(project["id"] as? String == "gpus" && project["currency"] as? String == "USD")
    #expect(project["horizon_months"] as? Int == 60)
    for option in try options(project).values {
      for key in ["npv", "monthly", "capex"] { #expect(option[key] is Double) }
      for line in try #require(option["lines"] as? [[String: Any]]) {
        #expect(line["id"] is String && line["amount"] is Double && line["basis"] is String)
      }
    }
    let breakEven = try #require(project["break_even"] as? [String: Any])
    #expect(Set(breakEven.keys) == ["months", "gpu_hours", "utilisation"])
    // 8,556 hours of eight accelerators, of 43,800 in five years.
    let hours = try #require(breakEven["gpu_hours"] as? Double)
    let share = try #require(breakEven["utilisation"] as? Double)
    #expect(abs(hours - 8 * 8556) < 8)
    #expect(abs(share - 8556.0 / 43_800) < 1e-4)
    let uncertainty = try #require(project["uncertainty"] as? [String: Any])
    #expect(uncertainty["own_cheaper"] is Double && uncertainty["options"] is [String: Any])
    #expect((project["recommendation"] as? [String: Any])?["option"] as? String == "own")
    let needs = try #require(project["needs"] as? [[String: Any]])
    #expect(needs.map { $0["need"] as? String } == ["speed", "storage", "fault_tolerance", "scaling", "monitoring"])
    let turns = try #require((project["sensitivity"] as? [String: Any])?["to_flip"] as? [String])
    // Own 833,806 + 38,106 against 98.32 an hour: the answer turns where the cloud costs 871,912 / 4,306,416 of it.
    #expect(turns.contains { $0.hasPrefix("Cloud would be cheaper than own if this fell by 80%") })
  }

  @Test func theSheetHasTheResults() throws {
    let tool = try tool()
    defer { tool.clean() }
    let run = try tool.run(["cost", "--format", "csv"])
    let rows = run.out.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.allSatisfy { $0.count == rows[0].count || $0.joined().contains("\"") })
    func value(_ option: String, _ line: String, _ subject: String) -> Double? {
      rows.first { $0.count > 5 && $0[2] == option && $0[3] == line && $0[4] == subject }.flatMap { Double($0[5]) }
    }
    let npv = try #require(value("own", "option", "npv"))
    let hours = try #require(value("", "break_even", "gpu_hours"))
    #expect(abs(npv - 871_912) < 1)
    #expect(abs(hours - 8 * 8556) < 8)
    #expect(value("own", "uncertainty", "p10") != nil && value("", "uncertainty", "own_cheaper") != nil)
  }

  @Test func theReportShowsChartsAndNeeds() throws {
    let tool = try tool()
    defer { tool.clean() }
    let second = tool.folder.appendingPathComponent("Projects/more")
    try FileManager.default.createDirectory(at: second, withIntermediateDirectories: true)
    try Data(Self.manifest.replacing("title: Training", with: "title: Обучение\nlanguage: ru").utf8)
      .write(to: second.appendingPathComponent("project.yaml"))
    let run = try tool.run(["build", "--output", "site"])
    #expect(run.status == 0 || run.status == 2, "\(run.err)")
    let site = tool.folder.appendingPathComponent("site")
    let files = try FileManager.default.subpathsOfDirectory(atPath: site.path)
    for chart in ["cost-cumulative", "cost-usage", "cost-sensitivity", "cost-components", "cost-pareto"] {
      #expect(files.filter { $0.hasSuffix("/\(chart).csv") && !$0.hasPrefix("data/") }.count == 2, "\(chart)")
    }
    #expect(files.contains { $0.hasPrefix("data/portfolio-") && $0.hasSuffix("usd-cost-cumulative.csv") })
    let page = try String(contentsOf: site.appendingPathComponent("costs.html"), encoding: .utf8)
    #expect(page.contains("All projects together, USD"))
  }
}
