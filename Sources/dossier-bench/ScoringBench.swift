import Benchmark
import Foundation
import Inference
import Manifest
import Tables

/// How fast the embedded core scores rows: one JSON line a batch size.
enum ScoringBench {
  static let usage = "dossier-bench scoring PROJECT_FOLDER EVALUATION SECONDS BATCH..."

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 4, let seconds = Double(arguments[2]), seconds > 0 else {
      throw BenchFailure(message: "usage: \(usage)")
    }
    let folder = URL(fileURLWithPath: arguments[0]).resolvingSymlinksInPath().path
    let outcome = ProjectReader.read(folder: folder, shownAs: arguments[0] + "/project.yaml")
    guard let project = outcome.value else {
      throw BenchFailure(message: DiagnosticRenderer.text(outcome.diagnostics, color: false))
    }
    guard let spec = project.evaluations.first(where: { $0.id == arguments[1] }),
      let entry = project.catalog.first(where: { $0.id == spec.data.entry }),
      let model = project.models.first(where: { $0.id == spec.model.value }), case .onnx(let onnx) = model.source,
      case .success(let path) = ConfinedPath.resolve(onnx.path.value, inside: folder)
    else { throw BenchFailure(message: "there is no evaluation “\(arguments[1])” of an ONNX model") }
    let table = try TableReader(duckdb: DuckDB.open()).read(entry, in: project, split: spec.data.split)
    let session = try OnnxRuntime.open().load(path: path, shownAs: onnx.path.value)
    let predictor = try OnnxPredictor(session: session, spec: onnx, exclude: [spec.target.value])
    let load = try EmbeddedLoad(predictor, over: table)
    for argument in arguments.dropFirst(3) {
      guard let batch = Int(argument), batch > 0 else { throw BenchFailure(message: "“\(argument)” is no batch size") }
      let result = try load.run(batch: batch, seconds: seconds)
      BenchOutput.line([
        ("batch", .integer(result.batch)), ("rows_per_s", .number(result.rowsPerSecond)),
        ("p50_us", .number(Double(result.latencies.percentile(50)) / 1000)),
        ("p99_us", .number(Double(result.latencies.percentile(99)) / 1000)),
      ])
    }
  }
}
