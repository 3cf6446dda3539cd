import Evaluation
import Foundation
import Manifest
import Measurements
import Records

/// Works out all that an evaluation's result depends on, without measuring it.
struct RecordKeyBuilder: Sendable {
  let source: CoreSource
  /// What runs the models, and how: it can change the last digits.
  let settings: String

  struct Keys: Sendable {
    /// For the record in the project: the same on every machine.
    var record: RecordKey
    /// For the cache: also depends on where things stand in the manifest, which results repeat, and on this very program.
    var cache: RecordKey
  }

  /// - Returns: nil where the result depends on something that has no digest, or an input is missing.
  func keys(_ spec: EvaluationSpec, _ project: Project) -> Keys? {
    let models = models(spec, project)
    guard models.allSatisfy(\.source.isContent) else { return nil }
    var whole = spec
    whole.data.split = nil
    guard let inputs = try? source.digests(for: whole, models: models, project: project) else { return nil }
    let names = Set(
      [spec.data.entry]
        + models.compactMap { if case .predictions(let recorded) = $0.source { recorded.data.value } else { nil } })
    let declared = String(
      reflecting: (
        spec, models, project.catalog.filter { names.contains($0.id) }, project.problem?.output,
        project.problem?.target
      ))
    let core =
      source.versions(models: models).map { "\($0.name) \($0.value)" }.joined(separator: ", ") + ", \(settings)"
    return Keys(
      record: RecordKey(
        manifest: FileDigest.sha256(Array(Self.withoutPlaces(declared).utf8)), inputs: inputs, core: core),
      cache: RecordKey(
        manifest: FileDigest.sha256(Array(declared.utf8)), inputs: inputs, core: "\(core), \(Self.program)"))
  }

  private func models(_ spec: EvaluationSpec, _ project: Project) -> [ModelEntry] {
    let names = [spec.model.value, spec.baseline?.value, project.problem?.target?.over].compactMap { $0 }
    return project.models.filter { names.contains($0.id) }
  }

  /// The description without `SourceLocation(…)`, so that moving lines does not change it.
  static func withoutPlaces(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.range(of: "Manifest.SourceLocation(") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.range(of: "column: "), let close = rest[end.upperBound...].firstIndex(of: ")") else { break }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The running program by size and time of change: another build may compute differently.
  static let program: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "unknown build" }
    return "build \(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }()
}

extension ModelSource {
  /// True where files alone decide what the model answers.
  var isContent: Bool {
    switch self {
    case .onnx, .predictions, .pmml, .predictionsFile: true
    // A program or a server may answer differently next time.
    case .command, .endpoint: false
    }
  }
}
