import Foundation
import Manifest
import Measurements

/// The history of results: an SQLite file that anyone can query (docs/records.md has its tables).
///
/// It is written in write-ahead mode, one transaction a result: two processes may write at once, and a process that is
/// killed leaves what was there.
public final class History {
  private let database: SQLiteConnection
  /// The version of the tables, in `PRAGMA user_version`.
  static let version = 1

  /// Opens the file, making it and its tables where they are missing.
  ///
  /// - Throws: when it cannot be written, is no database, or was made by a newer version.
  public init(path: String) throws(RecordError) {
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.write, "cannot make the folder of \(path): \(error.localizedDescription)")
    }
    database = try SQLiteConnection(path: path)
    try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
    try migrate(path)
  }

  private func migrate(_ path: String) throws(RecordError) {
    guard case .integer(let found)? = try database.query("PRAGMA user_version").first?.first else { return }
    if found == Int64(Self.version) { return }
    guard found == 0 else {
      throw RecordError(
        .read, "\(path) was made by a newer version", help: "use that version, or name another folder with --records")
    }
    try database.transaction { () throws(RecordError) in
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS result (
          id INTEGER PRIMARY KEY,
          recorded_at TEXT NOT NULL,
          project TEXT NOT NULL,
          evaluation TEXT NOT NULL,
          key TEXT NOT NULL,
          digest TEXT NOT NULL,
          core TEXT NOT NULL,
          model_sha256 TEXT,
          rows INTEGER NOT NULL
        );
        CREATE INDEX IF NOT EXISTS result_of ON result (project, evaluation, id);
        CREATE TABLE IF NOT EXISTS value (
          result INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,
          model TEXT NOT NULL,
          metric TEXT NOT NULL,
          value REAL,
          low REAL,
          high REAL,
          PRIMARY KEY (result, model, metric)
        ) WITHOUT ROWID;
        PRAGMA user_version = \(Self.version);
        """)
    }
  }

  /// Adds a result, unless it says the same as the latest one of its evaluation.
  ///
  /// - Parameter time: `2026-11-23T12:00:00Z`
  /// - Returns: whether it was added.
  @discardableResult
  public func add(_ result: EvaluationResult, record: EvaluationRecord, at time: String) throws(RecordError) -> Bool {
    var added = false
    try database.transaction { () throws(RecordError) in
      let latest = try database.query(
        "SELECT digest FROM result WHERE project = ? AND evaluation = ? ORDER BY id DESC LIMIT 1",
        [.text(record.project), .text(record.evaluation)])
      let digest = record.digest
      if latest.first?.first == .text(digest) { return }
      let model = result.provenance.model?.path.flatMap { path in
        result.provenance.inputs.first { $0.path == path }?.sha256
      }
      try database.query(
        """
        INSERT INTO result (recorded_at, project, evaluation, key, digest, core, model_sha256, rows)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(time), .text(record.project), .text(record.evaluation), .text(record.key.digest), .text(digest),
          .text(record.key.core), model.map(SQLiteConnection.Value.text) ?? .null, .integer(Int64(result.n)),
        ])
      for metric in result.metrics { try add("model", metric) }
      for metric in result.baseline?.metrics ?? [] { try add("baseline", metric) }
      added = true
    }
    return added
  }

  private func add(_ model: String, _ metric: Named<Estimate>) throws(RecordError) {
    func number(_ value: Double?) -> SQLiteConnection.Value { value.map(SQLiteConnection.Value.real) ?? .null }
    try database.query(
      """
      INSERT OR REPLACE INTO value (result, model, metric, value, low, high)
      VALUES ((SELECT max(id) FROM result), ?, ?, ?, ?, ?)
      """,
      [
        .text(model), .text(metric.name), number(metric.value.value), number(metric.value.low),
        number(metric.value.high),
      ])
  }

  /// The latest values of each metric of an evaluation's model, oldest first.
  ///
  /// - Parameter limit: how many results back.
  public func trends(project: String, evaluation: String, limit: Int = 50) throws(RecordError) -> [Trend] {
    let rows = try database.query(
      """
      SELECT v.metric, r.recorded_at, v.value, v.low, v.high, r.rows, r.model_sha256
      FROM (SELECT * FROM result WHERE project = ? AND evaluation = ? ORDER BY id DESC LIMIT ?) r
      JOIN value v ON v.result = r.id AND v.model = 'model'
      ORDER BY v.metric, r.id
      """, [.text(project), .text(evaluation), .integer(Int64(limit))])
    var trends: [Trend] = []
    for row in rows {
      guard row.count == 7, case .text(let metric) = row[0], case .text(let time) = row[1] else { continue }
      func number(_ index: Int) -> Double? { if case .real(let value) = row[index] { value } else { nil } }
      var point = Trend.Point(
        time: time, estimate: Estimate(value: number(2), low: number(3), high: number(4)), rows: 0, model: nil)
      if case .integer(let count) = row[5] { point.rows = Int(count) }
      if case .text(let model) = row[6] { point.model = model }
      if trends.last?.metric == metric {
        trends[trends.count - 1].points.append(point)
      } else {
        trends.append(Trend(evaluation: evaluation, metric: metric, points: [point]))
      }
    }
    return trends
  }
}
