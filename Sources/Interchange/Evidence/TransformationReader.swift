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

      enum CodingKeys: String, CodingKey {
        case status
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
      case "success", "pass", "no-op": run.passed += 1
      case "warn": run.warned += 1
      case "skipped": run.skipped += 1
      default: run.failed.append(result.uniqueID ?? result.status)
      }
    }
    return (run, document.metadata.generatedAt.map { String($0.prefix(10)) })
  }
}
