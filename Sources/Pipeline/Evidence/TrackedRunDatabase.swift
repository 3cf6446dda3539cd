import Interchange
import Manifest
import Measurements
import Tables

/// Reads runs from MLflow's SQLite database, by column names, since its schema grows with every release.
enum TrackedRunDatabase {
  /// - Returns: the run and the milliseconds since 1970 at which it ended; nil when this is no such database, or has no such run.
  static func read(_ path: String, shown: String, id: String) -> (run: TrackedRun, ended: Int64?)? {
    let database = SQLiteTables(path: path, shownAs: shown)
    guard let runs = database.rows(of: "runs", where: "run_uuid", equals: id), let row = runs.first,
      let status = row.text("status").flatMap({ TrackedRun.Status(rawValue: $0) })
    else { return nil }
    var run = TrackedRun(id: id, title: row.text("name"), status: status)
    run.deleted = row.text("lifecycle_stage") == "deleted"
    run.parameters = pairs(database.rows(of: "params", where: "run_uuid", equals: id))
    run.commit =
      pairs(database.rows(of: "tags", where: "run_uuid", equals: id))
      .first { $0.name == "mlflow.source.git.commit" }?.value
    run.metrics = (database.rows(of: "latest_metrics", where: "run_uuid", equals: id) ?? []).compactMap { row in
      guard let name = row.text("key") else { return nil }
      // Not-a-number is stored as 0 with a mark, infinity as the largest number there is.
      let value = row.number("is_nan") == 1 ? nil : row.number("value")
      return Named(name, value.flatMap { abs($0) < Double.greatestFiniteMagnitude ? $0 : nil })
    }.sorted { $0.name < $1.name }
    let ended = row.number("end_time").flatMap { Int64(exactly: $0) }
    if let ended, let started = row.number("start_time").flatMap({ Int64(exactly: $0) }) {
      run.endsBeforeStart = ended < started
    }
    return (run, ended)
  }

  private static func pairs(_ rows: [SQLiteTables.Row]?) -> [Named<String>] {
    (rows ?? []).compactMap { row in
      guard let name = row.text("key"), let value = row.text("value") else { return nil }
      return Named(name, value)
    }.sorted { $0.name < $1.name }
  }
}
