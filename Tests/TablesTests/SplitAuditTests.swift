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

  /// A row without a truth may be of a day to come.
  @Test func theNewestTruthIsFound() throws {
    let project = try project(", time: month")
    let own = try #require(project.catalog.first)
    let columns = [
      texts("month", ["2026-09", "2027-01", "2026-10"]),
      Column(name: "y", values: .integers([1, 0, 1]), nulls: [false, true, false]),
    ]
    let table = Table(rowCount: 3, columns: columns)
    #expect(
      NewestRows(entry: own, project: project, table: table).find() == [
        NewestRow(time: "month", result: "y", value: "2026-10")
      ])
  }

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

  /// Copies whose amount was changed by one, under a new key; training rows among themselves differ in more.
  @Test func touchedCopiesAreNearRows() throws {
    let rows = 40
    let split = (0..<rows).map { $0 < 30 ? "train" : "test" }
    // The last five test rows are the first five training rows with another amount.
    let source = (0..<rows).map { $0 < 35 ? $0 : $0 - 35 }
    let overlap = try #require(
      try audit(
        ", key: id",
        [
          integers("id", (0..<rows).map(Int64.init)), texts("split", split),
          Column(name: "amount", values: .doubles(source.enumerated().map { Double($1 * 7) + ($0 < 35 ? 0 : 1) })),
          Column(name: "length", values: .doubles(source.map { Double($0 * $0) / 3 })),
          texts("town", source.map { "town \($0 * 13 % 31)" }), texts("y", source.map { "\($0 % 2)" }),
        ]
      ).overlaps.first)
    #expect(overlap.sharedRows == 0)
    #expect(overlap.near?.rows == 5)
    #expect(overlap.near?.expectedRows == 0)
    #expect(overlap.near?.column == "amount")
  }

  /// Spaces, case and punctuation of a long text make no new text; short ones, such as codes, are taken as they are.
  @Test func longTextsAreComparedByTheirLetters() throws {
    let text = "It was the best of times, it was the worst of times"
    let overlap = try #require(
      try audit(
        "",
        [
          texts("split", ["train", "train", "train", "test", "test"]),
          texts(
            "passage",
            [
              text, "Another passage of thirty letters or more", "A third one that is as long as they are",
              text.uppercased() + " .", "A fourth that nobody has seen before today",
            ]),
          texts("code", ["<0", "a b", "c d", "<0", ">=0"]),
        ]
      ).overlaps.first)
    #expect(overlap.sharedRows == 0)
    #expect(overlap.near?.rows == 1)
  }

  @Test func repeatedTestRowsAreCounted() throws {
    let overlap = try #require(
      try audit(
        ", key: id",
        [
          integers("id", [1, 2, 3, 4, 5, 6]), texts("split", ["train", "train", "test", "test", "test", "test"]),
          texts("x", ["a b", "c d", "e f", "e f", "g h", "e f"]), texts("y", ["1", "0", "1", "1", "0", "1"]),
        ]
      ).overlaps.first)
    #expect(overlap.repeatedRows == 3)
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
