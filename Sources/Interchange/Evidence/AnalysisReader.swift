import Foundation
import Measurements

/// Reads logs of static analyses, SARIF 2.1.0.
public enum AnalysisReader {
  private struct Log: Decodable {
    struct Run: Decodable {
      var tool: Tool
      var results: [Result]?
      var invocations: [Invocation]?
    }
    struct Tool: Decodable { var driver: Driver }
    struct Driver: Decodable {
      var name: String
      var rules: [Rule]?
    }
    struct Rule: Decodable {
      struct Configuration: Decodable { var level: String? }
      var id: String
      var defaultConfiguration: Configuration?
    }
    struct Result: Decodable {
      struct Suppression: Decodable { var status: String? }
      var ruleId: String?
      var ruleIndex: Int?
      var level: String?
      var kind: String?
      var baselineState: String?
      var suppressions: [Suppression]?
    }
    struct Invocation: Decodable { var executionSuccessful: Bool? }

    var version: String
    var runs: [Run]
  }

  /// Counts results by level. A result's level is its own, else its rule's, else `warning` (SARIF 2.1.0, 3.27.10); results that
  /// are suppressed, gone, or of a kind other than `fail` are passed over.
  ///
  /// A run without `results` did not look for any (3.14.23), which is no run that found nothing.
  ///
  /// - Returns: nil when this is not a SARIF log of version 2.1.0.
  public static func read(_ document: [UInt8]) -> AnalysisReport? {
    guard let log = try? JSONDecoder().decode(Log.self, from: Data(document)), log.version == "2.1.0" else {
      return nil
    }
    var report = AnalysisReport(tools: log.runs.map(\.tool.driver.name))
    report.complete = !log.runs.isEmpty
    for run in log.runs {
      if run.results == nil { report.complete = false }
      if run.invocations?.contains(where: { $0.executionSuccessful == false }) ?? false { report.complete = false }
      for result in run.results ?? [] where counts(result) {
        switch level(of: result, in: run) {
        case "error": report.errors += 1
        case "warning": report.warnings += 1
        case "note": report.notes += 1
        default: break
        }
      }
    }
    return report
  }

  private static func counts(_ result: Log.Result) -> Bool {
    let isSuppressed = result.suppressions?.contains { ($0.status ?? "accepted") == "accepted" } ?? false
    return !isSuppressed && (result.kind ?? "fail") == "fail" && result.baselineState != "absent"
  }

  private static func level(of result: Log.Result, in run: Log.Run) -> String {
    if let level = result.level { return level }
    let rules = run.tool.driver.rules ?? []
    let byIndex = result.ruleIndex.flatMap { rules.indices.contains($0) ? rules[$0] : nil }
    let rule = byIndex ?? rules.first { $0.id == result.ruleId }
    return rule?.defaultConfiguration?.level ?? "warning"
  }
}
