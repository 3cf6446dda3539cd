import Manifest
import Measurements
import Tables
import Testing

@testable import Catalog

/// What splits share, on tables where it is known.
struct SplitAuditTests {
  private func project(_ entry: String) throws -> Project {
    let text = """
      dossier: 1
      title: T
      phase: evaluation
      catalog: {rows: {source: {kind: csv, path: rows.csv}, splits: {column: split, train: train, test: test}\(entry)}}
      models: {m: {format: onnx, path: m.onnx}}
      evaluations: {e: {task: binary, data: "rows:test", target: y, model: m}}
      """
    let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
    return try #require(outcome.value, "\(outcome.diagnostics)")
  }

  private func audit(_ entry: String, _ columns: [Column]) throws -> DataAudit {
    let project = try project(entry)
    let own = try #require(project.catalog.first)
    let table = Table(rowCount: columns[0].count, columns: columns)
    return SplitAuditor(entry: own, project: project, table: table, splits: SplitRows(own, table, counts: [])).audit()
  }

  private func texts(_ name: String, _ values: [String]) -> Column {
    Column(name: name, values: .texts(TextValues(values)))
  }

  private func integers(_ name: String, _ values: [Int64]) -> Column { Column(name: name, values: .integers(values)) }

  @Test func sharedRowsWhateverTheirKey() throws {
    // The fourth row is the first under another key and in the other split; -0.0 is 0.0.
    let overlap = try #require(
      try audit(
        ", key: id",
        [
          integers("id", [1, 2, 3, 4, 5]), texts("split", ["train", "train", "train", "test", "test"]),
          Column(name: "x", values: .doubles([0, 1.5, 2.5, -0.0, 9])), texts("y", ["a", "b", "a", "a", "b"]),
        ]
      ).overlaps.first)
    #expect(overlap.sharedRows == 1 && overlap.testRows == 2 && overlap.trainRows == 3)
    #expect(overlap.expectedRows == 0)
    #expect(overlap.columns == ["x", "y"])
  }

  /// Two of four training rows are alike, so half of the test rows are expected to be found there.
  @Test func chanceIsWhatTheTrainingRowsShare() throws {
    let overlap = try #require(
      try audit(
        "",
        [
          texts("split", ["train", "train", "train", "train", "test", "test"]),
          texts("x", ["a", "a", "b", "c", "a", "d"]), texts("y", ["1", "1", "0", "1", "1", "0"]),
        ]
      ).overlaps.first)
    #expect(overlap.sharedRows == 1)
    #expect(overlap.expectedRows == 1)
  }

  /// A column that only numbers the rows, declared or not, hides no copies.
  @Test func rowNumbersAreNotCompared() throws {
    let overlap = try #require(
      try audit(
        "",
        [
          integers("number", [10, 11, 12, 13]), texts("code", ["k1", "k2", "k3", "k4"]),
          texts("split", ["train", "train", "test", "test"]), texts("x", ["a b", "c d", "a b", "e f"]),
          texts("y", ["1", "0", "1", "0"]),
        ]
      ).overlaps.first)
    #expect(overlap.columns == ["x", "y"])
    #expect(overlap.sharedRows == 1)
  }

  @Test func groupsAndTime() throws {
    let audit = try audit(
      ", group: who, time: month",
      [
        texts("split", ["train", "train", "train", "test", "test"]), texts("who", ["u", "v", "w", "w", "x"]),
        texts("month", ["2026-01", "2026-02", "2026-03", "2026-02", "2026-04"]), texts("y", ["1", "0", "1", "0", "1"]),
      ])
    let shared = try #require(audit.sharedGroups.first)
    #expect(shared.groups == 1 && shared.testGroups == 2 && shared.rows == 1 && shared.examples == ["w"])
    let order = try #require(audit.timeOrder.first)
    #expect(order.olderRows == 1 && order.newestTrain == "2026-03" && order.oldestTest == "2026-02")
  }

  @Test func keyAndTarget() throws {
    let audit = try audit(
      ", key: id",
      [
        Column(name: "id", values: .integers([1, 2, 2, 4, 0]), nulls: [false, false, false, false, true]),
        texts("split", ["train", "train", "test", "test", "test"]), texts("y", ["1", "0", "1", "1", "1"]),
        Column(name: "x", values: .doubles([0.5, 1, 2, 3, 4])),
      ])
    #expect(audit.key == DataAudit.Key(column: "id", repeatedRows: 2, missing: 1))
    // 1 is half of the training rows and all of the test rows.
    let shift = try #require(audit.targetShifts.first)
    #expect(shift.distance == 0.5 && shift.value == "0" && shift.trainShare == 0.5 && shift.testShare == 0)
  }

  @Test func withoutSplitsThereIsNothingToCompare() throws {
    let text = """
      dossier: 1
      title: T
      phase: evaluation
      catalog: {rows: {source: {kind: csv, path: rows.csv}}}
      """
    let project = try #require(ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "p.yaml").value)
    let table = Table(rowCount: 1, columns: [texts("x", ["a"])])
    let audit = SplitAuditor(
      entry: project.catalog[0], project: project, table: table,
      splits: SplitRows(project.catalog[0], table, counts: [])
    ).audit()
    #expect(audit == DataAudit())
  }
}
