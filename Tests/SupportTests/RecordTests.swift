import Foundation
import Manifest
import Measurements
import Testing

@testable import Records

@Suite struct RecordTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-\(UUID().uuidString)")
    .path

  private func result(_ auc: Double, sha256: String = "ab") -> EvaluationResult {
    EvaluationResult(
      id: "hold/out", task: .binary, n: 10, confidence: Confidence(level: 0.95, resamples: 10, seed: 7),
      metrics: [Named("roc_auc", Estimate(value: auc, low: auc - 0.1, high: auc + 0.1, method: .percentile))],
      provenance: Provenance(
        inputs: [InputDigest(path: "model.onnx", sha256: sha256, bytes: 3)],
        model: ModelFacts(id: "m", format: "onnx", path: "model.onnx")))
  }

  private func record(_ auc: Double, inputs: [InputDigest]? = nil) -> EvaluationRecord {
    EvaluationRecord(
      project: "churn", evaluation: "hold/out",
      key: RecordKey(
        manifest: "m", inputs: inputs ?? [InputDigest(path: "data.csv", sha256: "00", bytes: 5)], core: "dossier 1"),
      result: .members([
        ("n", .integer(10)), ("auc", .number(auc)), ("half", .number(2)), ("location", .string("project.yaml:3")),
      ]))
  }

  @Test func recordsAreReadBack() throws {
    let records = RecordFolder(path: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try records.read(project: "churn", evaluation: "hold/out") == nil)
    let written = record(0.1 + 0.2)
    try records.write(written)
    let read = try #require(try records.read(project: "churn", evaluation: "hold/out"))
    #expect(read.key == written.key)
    #expect(read.differences(to: written).isEmpty)
    #expect(records.file(project: "churn", evaluation: "hold/out").hasSuffix("/churn/hold%2Fout.json"))
    #expect(records.file(project: "..", evaluation: "a/../b").hasSuffix("/%2E./a%2F..%2Fb.json"))
  }

  @Test func oneDigitIsADifference() {
    let same = record(0.838688473164889)
    #expect(same.differences(to: record(0.838688473164889)).isEmpty)
    let found = same.differences(to: record(0.838688473164888))
    #expect(found.map(\.path) == ["auc"])
    let moved = record(0.5, inputs: [InputDigest(path: "data.csv", sha256: "01", bytes: 5)])
    #expect(record(0.5).differences(to: moved).map(\.path) == ["inputs.data.csv"])
    var lines = record(0.5)
    lines.result = .members([
      ("n", .integer(10)), ("auc", .number(0.5)), ("half", .integer(2)), ("location", .string("project.yaml:9")),
    ])
    #expect(record(0.5).differences(to: lines).isEmpty)
    lines.result = .members([("n", .integer(10)), ("auc", .number(0.5))])
    #expect(record(0.5).differences(to: lines).map(\.path) == ["half"])
  }

  @Test(arguments: ["", "{}", "[1,2]", "{\"schema\":\"dossier.record/1\"}", "\u{0}", "{\"schema\":"])
  func whatIsNoRecordIsSaid(_ text: String) throws {
    let records = RecordFolder(path: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try records.write(record(0.5))
    try Data(text.utf8).write(to: URL(fileURLWithPath: records.file(project: "churn", evaluation: "hold/out")))
    #expect(throws: RecordError.self) { try records.read(project: "churn", evaluation: "hold/out") }
  }

  @Test func theCacheKnowsOnlyItsKey() {
    let cache = ResultCache(folder: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var key = RecordKey(manifest: "m", inputs: [InputDigest(path: "a", sha256: "1", bytes: 1)], core: "c")
    #expect(cache.read(key) == nil)
    cache.write(result(0.75), for: key)
    #expect(cache.read(key)?.metric("roc_auc")?.value == 0.75)
    #expect(cache.read(key)?.metric("roc_auc")?.method == .percentile)
    key.inputs[0].sha256 = "2"
    #expect(cache.read(key) == nil)
  }

  @Test func theHistoryKeepsChanges() throws {
    let path = folder + "/history.sqlite"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let history = try History(path: path)
    #expect(try history.add(result(0.7), record: record(0.7), at: "2026-01-01T00:00:00Z"))
    #expect(try !history.add(result(0.7), record: record(0.7), at: "2026-01-02T00:00:00Z"))
    let other = try History(path: path)
    #expect(try other.add(result(0.8, sha256: "cd"), record: record(0.8), at: "2026-01-03T00:00:00Z"))
    #expect(try other.add(result(0.7), record: record(0.7), at: "2026-01-04T00:00:00Z"))
    let trend = try #require(try history.trends(project: "churn", evaluation: "hold/out").first)
    #expect(trend.metric == "roc_auc")
    #expect(trend.points.map(\.estimate.value) == [0.7, 0.8, 0.7])
    #expect(trend.points.map(\.model) == ["ab", "cd", "ab"])
    #expect(try history.trends(project: "other", evaluation: "hold/out").isEmpty)
  }

  @Test func aFileThatIsNoHistoryIsSaid() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(String(repeating: "no database ", count: 100).utf8).write(
      to: URL(fileURLWithPath: folder + "/history.sqlite"))
    #expect(throws: RecordError.self) { try History(path: folder + "/history.sqlite") }
  }

  @Test func jsonKeepsItsNumbers() throws {
    let value = JSONValue.members([
      ("b", .number(0.1)), ("a", .array([.integer(1), .null, .bool(true), .string("é\"\n")])), ("c", .number(1e300)),
    ])
    #expect(try JSONValue(parsing: Array(value.text().utf8)) == value.canonical)
  }
}
