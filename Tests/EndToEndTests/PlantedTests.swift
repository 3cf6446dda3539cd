import Foundation
import Testing

/// Honest projects made by `scripts/trial.py`, with some of its falsehoods planted: each has to be found where it stands.
@Suite struct PlantedTests {
  /// What a part of the trial is chosen by; the whole of it is `make trial`.
  static let parts = ["claim       tickets", "target", "value       card-offers", "waiver", "link        house-prices"]

  @Test(arguments: parts) func aPartOfTheTrialIsFound(_ part: String) throws {
    let tool = try Tool()
    defer { tool.clean() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = Tool.repository.appendingPathComponent("scripts/trial.py").path
    let words = part.split(separator: " ").joined(separator: " ")
    process.arguments = [
      "python3", script, "--binary", Tool.binary.path, "--only", words, "--generated", "--jobs", "1",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let output = tool.folder.appendingPathComponent("out")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: output, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(text)")
    #expect(text.contains(" found at the right place, 0 found elsewhere, 0 missed"), "\(text)")
    #expect(!text.contains("\n0 planted"), "no falsehood is called “\(words)”")
  }
}
