import Foundation
import Manifest
import Measurements

/// Reads runs from MLflow's file store, `<experiment>/<run>/` with `meta.yaml`, `metrics/`, `params/` and `tags/`.
public enum TrackedRunReader {
  /// The most metrics, parameters or tags that are read of one run.
  static let maximumEntries = 10_000

  /// - Parameters:
  ///   - store: the absolute path of the `mlruns` folder.
  ///   - id: the run's id, which is the name of its folder.
  /// - Returns: the run and the milliseconds since 1970 at which it ended; nil when the store has no such run.
  public static func read(store: String, id: String) -> (run: TrackedRun, ended: Int64?)? {
    let manager = FileManager.default
    guard !id.contains("/"), !id.hasPrefix("."), let experiments = try? manager.contentsOfDirectory(atPath: store)
    else {
      return nil
    }
    for experiment in experiments.sorted() where experiment != "models" {
      let folder = "\(store)/\(experiment)/\(id)"
      guard let bytes = manager.contents(atPath: folder + "/meta.yaml"),
        let meta = PlainYAML.read([UInt8](bytes), shownAs: "meta.yaml").value, meta.member("run_id") != nil,
        let status = status(meta)
      else { continue }
      let tags = values(folder + "/tags")
      var run = TrackedRun(id: id, title: meta.member("run_name")?.string, status: status)
      run.deleted = experiment == ".trash" || meta.member("lifecycle_stage")?.string == "deleted"
      run.parameters = values(folder + "/params")
      run.metrics = values(folder + "/metrics").map { Named($0.name, lastValue(of: $0.value)) }
      run.commit = tags.first { $0.name == "mlflow.source.git.commit" }?.value
      let ended = meta.member("end_time")?.string.flatMap { Int64($0) }
      if let ended, let started = meta.member("start_time")?.string.flatMap({ Int64($0) }) {
        run.endsBeforeStart = ended < started
      }
      return (run, ended)
    }
    return nil
  }

  /// A number in files (1 running, 2 scheduled, 3 finished, 4 failed, 5 killed), a word in some old ones.
  private static func status(_ meta: JSONValue) -> TrackedRun.Status? {
    guard let text = meta.member("status")?.string else { return nil }
    switch text {
    case "1": return .running
    case "2": return .scheduled
    case "3": return .finished
    case "4": return .failed
    case "5": return .killed
    default: return TrackedRun.Status(rawValue: text)
    }
  }

  /// Lines of `<ms> <value> [step …]`; the last point by step, then time. A value that is not a number is nil.
  static func lastValue(of text: String) -> Double? {
    var best: (step: Int64, time: Int64, value: Double)?
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 2, let time = Int64(fields[0]), let value = Double(fields[1]) else { continue }
      let step = fields.count > 2 ? Int64(fields[2]) ?? 0 : 0
      if let found = best, (found.step, found.time) > (step, time) { continue }
      best = (step, time, value)
    }
    return best.flatMap { $0.value.isFinite ? $0.value : nil }
  }

  /// The files below a folder with their contents; a key with `/` is a file in a folder of its own.
  private static func values(_ folder: String) -> [Named<String>] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [Named<String>] = []
    while let name = names.nextObject() as? String, found.count < maximumEntries {
      var isFolder: ObjCBool = false
      let path = folder + "/" + name
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
        let bytes = FileManager.default.contents(atPath: path)
      else { continue }
      found.append(Named(name, String(decoding: bytes, as: UTF8.self)))
    }
    return found.sorted { $0.name < $1.name }
  }
}
