import Foundation
import Testing

@Suite struct PricesCommandTests {
  private static let catalog = """
    InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone
    h9.48xlarge,H100,8.0,192.0,2048.0,,50.0,20.0,us-east-1,use1-az1
    m9.large,,,2.0,8.0,,0.1,,us-east-1,use1-az1
    m9.none,,,2.0,8.0,,,,us-east-1,use1-az1
    """

  private func folder(_ tool: Tool, prices: String? = nil) throws {
    let place = tool.folder.appendingPathComponent("aws")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(Self.catalog.utf8).write(to: place.appendingPathComponent("vms.csv"))
    if let prices { try Data(prices.utf8).write(to: tool.folder.appendingPathComponent("prices.csv")) }
  }

  @Test func anImportedCatalogOverridesTheBundledPrices() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try folder(tool)
    let imported = try tool.run(
      ["prices", "import", "aws/vms.csv", "--output", "prices.csv", "--fetched", "2026-11-01"])
    #expect(imported.status == 0, "\(imported.err)")
    #expect(imported.err.contains("3 rows read, 3 prices"))
    #expect(imported.err.contains("left out 1: no price (first: aws/vms.csv:4)"))

    try FileManager.default.createDirectory(
      at: tool.folder.appendingPathComponent("Projects"), withIntermediateDirectories: true)
    try Data("title: Example\nprices: prices.csv\n".utf8).write(to: tool.folder.appendingPathComponent("dossier.yaml"))
    let shown = try tool.run(
      [
        "prices", "show", "--name", "h9.48xlarge", "--purchase", "on_demand", "--currency", "RUB", "--format", "json",
        "--as-of", "2026-11-23",
      ])
    #expect(shown.status == 0, "\(shown.err)")
    let rows = try #require(try shown.json()["prices"] as? [[String: Any]])
    #expect(rows.count == 1)
    #expect(rows[0]["amount"] as? Double == 50 && rows[0]["gpu"] as? String == "H100")
    #expect(rows[0]["date"] as? String == "2026-11-01" && rows[0]["age_days"] as? Int == 22)
    // 50 USD at the bundled rate of 6 October 2026, 84.9309 RUB.
    #expect(abs((rows[0]["converted"] as? Double ?? 0) - 4246.545) < 1e-9)
  }

  @Test func aFileThatIsThereIsNotOverwritten() throws {
    let tool = try Tool()
    defer { tool.clean() }
    let own = """
      kind,provider,region,name,amount,currency,unit,date,source
      instance,aws,us-east-1,m9.large,9,USD,hour,2026-01-01,mine
      instance,acme,,box,1,USD,hour,2026-01-01,mine

      """
    try folder(tool, prices: own)
    #expect(try tool.run(["prices", "import", "aws/vms.csv", "--output", "prices.csv"]).status == 3)
    #expect(try String(contentsOf: tool.folder.appendingPathComponent("prices.csv"), encoding: .utf8) == own)
    let merged = try tool.run(["prices", "import", "aws/vms.csv", "--output", "prices.csv", "--merge"])
    #expect(merged.status == 0, "\(merged.err)")
    let text = try String(contentsOf: tool.folder.appendingPathComponent("prices.csv"), encoding: .utf8)
    #expect(text.contains("instance,acme,,box,"))
    #expect(text.contains("instance,aws,us-east-1,m9.large,,,,2,8,on_demand,0.1,USD,hour,"))
    #expect(!text.contains(",9,USD"))
  }

  @Test func stalePricesAreWarnedOfAndMissingOnesAreNotZero() throws {
    let tool = try Tool()
    defer { tool.clean() }
    let stale = try tool.run(["prices", "show", "--name", "p5.48xlarge", "--as-of", "2026-11-23"])
    #expect(stale.status == 0)
    // 23 May 2025 to 23 November 2026: 549 days.
    #expect(stale.err.contains("549 days old; the limit is 12 months"))
    #expect(stale.out.contains("98.32 USD/hour"))
    let none = try tool.run(["prices", "show", "--gpu", "Z9000"])
    #expect(none.status == 1)
    #expect(none.out.contains("No price fits."))
    // No rate leads to the Swiss franc.
    let franc = try tool.run(["prices", "show", "--name", "p4d.24xlarge", "--currency", "CHF"])
    #expect(franc.status == 3)
    #expect(franc.out.contains("no rate"))
    #expect(franc.err.contains("there is no exchange rate of USD and CHF"))
  }

  @Test func checkReadsPriceFiles() throws {
    let tool = try Tool()
    defer { tool.clean() }
    let project = tool.folder.appendingPathComponent("Projects/churn")
    try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
    try Data("dossier: 1\ntitle: Churn\ninfrastructure: {prices: prices.csv}\n".utf8).write(
      to: project.appendingPathComponent("project.yaml"))
    let header = "kind,name,amount,currency,unit,date,source\n"
    let file = project.appendingPathComponent("prices.csv")
    try Data((header + "instance,a,1,USD,hour,2026-01-01,x\n").utf8).write(to: file)
    let clean = try tool.run(["check"])
    #expect(clean.status == 0, "\(clean.err)")
    try Data((header + "instance,a,0,USD,hour,2026-01-01,x\ninstance,b,1,EURO,hour,2026-01-01,x\n").utf8).write(
      to: file)
    let wrong = try tool.run(["check"])
    #expect(wrong.status == 3)
    #expect(wrong.err.contains("Projects/churn/prices.csv:2:12"), "\(wrong.err)")
    #expect(wrong.err.contains("Projects/churn/prices.csv:3:14"))
    // The organisation's file counts as well.
    try Data((header + "instance,a,1,USD,hour,2026-01-01,x\n").utf8).write(to: file)
    try Data("title: Example\nprices: gone.csv\n".utf8).write(to: tool.folder.appendingPathComponent("dossier.yaml"))
    #expect(try tool.run(["check"]).status == 3)
  }

  @Test func wrongFilesAreToldWithTheirPlaces() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try folder(tool, prices: "kind,name,amount,currency,unit,date,source\ninstance,a,1,USD,GiB,2026-01-01,x\n")
    let wrong = try tool.run(["prices", "import", "prices.csv"])
    #expect(wrong.status == 3)
    #expect(wrong.err.contains("prices.csv:2:18"), "\(wrong.err)")
    #expect(try tool.run(["prices", "import", "missing.csv"]).status == 3)
    #expect(try tool.run(["prices", "import", "aws"]).status == 3)
    #expect(try tool.run(["prices", "import", "aws/vms.csv", "--format", "xml"]).status == 3)
  }
}
