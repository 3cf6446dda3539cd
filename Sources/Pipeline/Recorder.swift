import Evaluation
import Foundation
import Manifest
import Measurements
import Records

/// What a command does with recorded results.
public struct RecordOptions: Sendable {
  public enum Mode: Sendable {
    /// Takes over what is unchanged, measures the rest, records all.
    case reuse
    /// Measures all, records all.
    case rerun
    /// Measures all, compares with what is recorded, writes nothing.
    case frozen
    /// Takes over what is unchanged from the person's own cache, and neither reads nor writes records.
    case cacheOnly
  }

  public var mode: Mode
  /// The folder of records and history, beside the folder of projects: `.dossier`.
  public var folder: String
  /// When results are recorded: `2026-11-23T12:00:00Z`.
  public var time: String
  /// Where unchanged results are taken from; nil measures all.
  public var cache: ResultCache?

  /// What the gate uses: the person's own cache, which no change under review can reach, and nothing of the project's.
  public static func cacheOnly() -> RecordOptions {
    RecordOptions(mode: .cacheOnly, folder: "", time: "", cache: ResultCache.standard())
  }

  public init(mode: Mode, folder: String, time: String, cache: ResultCache?) {
    self.mode = mode
    self.folder = folder
    self.time = time
    self.cache = cache
  }
}

/// Measures evaluations, unless nothing they depend on has changed, and keeps the records.
struct Recorder: Sendable {
  let options: RecordOptions
  let keys: RecordKeyBuilder
  let evaluator: Evaluator

  private var records: RecordFolder { RecordFolder(path: options.folder + "/records") }
  private var historyFile: String { options.folder + "/history.sqlite" }

  /// Adds one evaluation's result, or why there is none, to the measurements.
  func evaluate(_ spec: EvaluationSpec, in project: Project, into measurements: inout ProjectMeasurements) {
    let key = keys.keys(spec, project)
    if options.mode == .reuse || options.mode == .cacheOnly, let key, let known = options.cache?.read(key.cache) {
      measurements.evaluations.append(known)
      measurements.reused.append(spec.id)
      record(known, key.record, project, &measurements)
      return
    }
    do {
      let result = try evaluator.evaluate(spec, in: project)
      measurements.evaluations.append(result)
      if let key { options.cache?.write(result, for: key.cache) }
      record(result, key?.record, project, &measurements)
    } catch {
      measurements.unmeasured.append(error.unmeasured(spec.id))
    }
  }

  private func record(
    _ result: EvaluationResult, _ key: RecordKey?, _ project: Project, _ measurements: inout ProjectMeasurements
  ) {
    guard options.mode != .cacheOnly else { return }
    let key = key ?? RecordKey(manifest: "", inputs: result.provenance.inputs, core: keys.settings)
    let record = EvaluationRecord(
      project: project.id, evaluation: result.id, key: key, result: EvaluateDocument.result(result))
    do throws(RecordError) {
      if options.mode == .frozen {
        measurements.recordChecks.append(check(record))
      } else {
        try records.write(record)
        try History(path: historyFile).add(result, record: record, at: options.time)
      }
      if FileManager.default.fileExists(atPath: historyFile) {
        measurements.trends += try History(path: historyFile).trends(project: project.id, evaluation: result.id)
      }
    } catch {
      let problem = "the result of \(result.id) could not be recorded: \(error.message)"
      measurements.recordProblems.append(problem)
    }
  }

  private func check(_ measured: EvaluationRecord) -> RecordCheck {
    let file = records.file(project: measured.project, evaluation: measured.evaluation)
    let outcome: RecordCheck.Outcome
    do throws(RecordError) {
      if let recorded = try records.read(project: measured.project, evaluation: measured.evaluation) {
        let differences = recorded.differences(to: measured)
        outcome = differences.isEmpty ? .same : .differs(differences)
      } else {
        outcome = .missing
      }
    } catch {
      outcome = .unreadable(error.message)
    }
    return RecordCheck(evaluation: measured.evaluation, file: ProjectLocator.shown(file), outcome: outcome)
  }
}
