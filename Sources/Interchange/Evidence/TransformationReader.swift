import Foundation
import Measurements

/// Reads dbt's `run_results.json`.
public enum TransformationReader {
  private struct Document: Decodable {
    struct Metadata: Decodable {
      var dbtSchemaVersion: String
      var generatedAt: String?

      enum CodingKeys: String, CodingKey {
        case dbtSchemaVersion = "dbt_schema_version"
        case generatedAt = "generated_at"
      }
    }
    struct Result: Decodable {
      var status: String
      var uniqueID: String?
      /// The rows that a test found wanting.
      var failures: Int?

      var isTest: Bool { uniqueID?.hasPrefix("test.") ?? false }

      enum CodingKeys: String, CodingKey {
        case status, failures
        case uniqueID = "unique_id"
      }
    }

    var metadata: Metadata
    var results: [Result]
  }

  /// - Returns: the results and the start of the time stamp (`2026-11-20`); nil when this is not a file of run results.
  public static func read(_ document: [UInt8]) -> (run: TransformationRun, day: String?)? {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(document)),
      document.metadata.dbtSchemaVersion.contains("run-results")
    else { return nil }
    var run = TransformationRun()
    for result in document.results {
      switch result.status {
      case "success", "pass", "no-op":
        // dbt writes no failures of a test that passed, whatever its thresholds.
        if result.status == "pass", result.failures ?? 0 > 0 { run.contradicted.append(result.uniqueID ?? "test") }
        run.passed += 1
      case "warn": run.warned += 1
      case "skipped": run.skipped += 1
      default: run.failed.append(result.uniqueID ?? result.status)
      }
    }
    let tests = document.results.filter(\.isTest)
    run.onlySkippedTests = !tests.isEmpty && tests.allSatisfy { $0.status == "skipped" }
    return (run, document.metadata.generatedAt.map { String($0.prefix(10)) })
  }
}
