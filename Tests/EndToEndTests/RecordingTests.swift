import Foundation
import Testing

@Suite struct RecordingTests {
  private let record = ".dossier/records/diamonds/holdout.json"

  /// The example, with a requirement that it meets.
  private static func copy(to tool: Tool) throws {
    try tool.copyProject("diamonds")
    let manifest = try tool.read("Projects/diamonds/project.yaml")
    try tool.write(
      manifest.replacingOccurrences(of: "worst_slice.mape: \"<= 10%\"", with: "worst_slice.mape: \"<= 20%\""),
      to: "Projects/diamonds/project.yaml")
  }

  @Test func unchangedResultsAreTakenOver() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try Self.copy(to: tool)
    #expect(try !tool.run(["evaluate"]).out.contains("unchanged"))
    let second = try tool.run(["evaluate"])
    #expect(second.out.contains("unchanged, measured earlier"))
    #expect(try !tool.run(["evaluate", "--rerun"]).out.contains("unchanged"))

    // Another claim is another manifest, a changed file another input.
    let manifest = try tool.read("Projects/diamonds/project.yaml")
    try tool.write(manifest + "\n", to: "Projects/diamonds/project.yaml")
    #expect(try tool.run(["evaluate"]).out.contains("unchanged"))
    let data = try tool.read("Projects/diamonds/data/test.csv")
    try tool.write(
      data.split(separator: "\n").dropLast().joined(separator: "\n") + "\n", to: "Projects/diamonds/data/test.csv")
    #expect(try !tool.run(["evaluate"]).out.contains("unchanged"))
  }

  @Test func frozenFindsOneChangedDigit() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try Self.copy(to: tool)
    let missing = try tool.run(["evaluate", "--frozen"])
    #expect(missing.status == 1)
    #expect(missing.out.contains("record: there is none"))
    _ = try tool.run(["evaluate"])
    #expect(try tool.run(["evaluate", "--frozen"]).status == 0)

    let text = try tool.read(record)
    let place = try #require(text.range(of: #""value": [0-9]+\.[0-9]{6,}"#, options: .regularExpression))
    let last = text.index(before: place.upperBound)
    let digit = try #require(text[last].wholeNumberValue)
    try tool.write(text.replacingCharacters(in: last..<place.upperBound, with: String((digit + 1) % 10)), to: record)
    let changed = try tool.run(["evaluate", "--frozen"])
    #expect(changed.status == 1)
    #expect(changed.out.contains("record: differs from what is measured now"))
    let json = try tool.run(["evaluate", "--frozen", "--format", "json"])
    #expect(json.out.contains("\"outcome\": \"differs\""))
  }

  /// A record that came with a change is never taken for a measurement.
  @Test func aForgedRecordIsNotBelieved() throws {
    let (honest, forger) = (try Tool(), try Tool())
    defer {
      honest.clean()
      forger.clean()
    }
    try Self.copy(to: honest)
    let before = try honest.run(["evaluate", "--format", "json"]).out
    let forged = try honest.read(record).replacingOccurrences(of: "\"value\": 0.9", with: "\"value\": 0.99")
    try Self.copy(to: forger)
    try forger.write(forged, to: record)
    let after = try forger.run(["evaluate", "--format", "json"]).out
    #expect(!after.contains("reused"))
    #expect(after == before)
  }

  @Test func manyAtOnceAndOneKilled() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try Self.copy(to: tool)
    _ = try tool.run(["evaluate"])
    let runs = (0..<4).map { _ in Process() }
    for run in runs {
      run.executableURL = Tool.binary
      run.arguments = ["evaluate", "--rerun", "-q"]
      run.currentDirectoryURL = tool.folder
      run.standardOutput = FileHandle.nullDevice
      run.standardError = FileHandle.nullDevice
      run.environment = ProcessInfo.processInfo.environment.merging(
        ["DOSSIER_CACHE": tool.folder.path + "/cache"], uniquingKeysWith: { $1 })
      try run.run()
    }
    Thread.sleep(forTimeInterval: 0.4)
    kill(runs[0].processIdentifier, SIGKILL)
    for run in runs { run.waitUntilExit() }
    for run in runs.dropFirst() { #expect(run.terminationStatus == 0) }
    #expect(try tool.run(["evaluate", "--frozen"]).status == 0)
  }

  @Test func theTrendIsShown() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try Self.copy(to: tool)
    _ = try tool.run(["build"])
    #expect(try !tool.read("site/projects/diamonds/index.html").contains("holdout-trend"))
    let data = try tool.read("Projects/diamonds/data/test.csv")
    try tool.write(
      data.split(separator: "\n").dropLast(200).joined(separator: "\n") + "\n", to: "Projects/diamonds/data/test.csv")
    _ = try tool.run(["build"])
    #expect(try tool.read("site/projects/diamonds/index.html").contains("holdout-trend"))
  }

  @Test func noRecordsWritesNone() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try Self.copy(to: tool)
    #expect(try tool.run(["evaluate", "--no-records"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: tool.folder.path + "/.dossier"))
    #expect(try tool.run(["evaluate", "--frozen", "--rerun"]).status == 3)
  }
}
