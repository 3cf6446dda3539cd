import Benchmark
import Foundation
import Inference
import Manifest
import Tables

/// Measures how fast the embedded core scores rows. Prints one JSON line a batch size.
///
/// usage: dossier-bench PROJECT_FOLDER EVALUATION SECONDS BATCH...
@main
struct DossierBench {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let failure as Failure {
      complain(failure.message)
      exit(3)
    } catch let error as InferenceError {
      complain(error.message)
      exit(4)
    } catch let error as TableError {
      complain(error.message)
      exit(4)
    } catch {
      complain("\(error)")
      exit(4)
    }
  }

  private struct Failure: Error { var message: String }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data("error: \(text)\n".utf8))
  }

  private static func run(_ arguments: [String]) throws {
    guard arguments.count >= 4, let seconds = Double(arguments[2]), seconds > 0 else {
      throw Failure(message: "usage: dossier-bench PROJECT_FOLDER EVALUATION SECONDS BATCH...")
    }
    let folder = URL(fileURLWithPath: arguments[0]).resolvingSymlinksInPath().path
    let outcome = ProjectReader.read(folder: folder, shownAs: arguments[0] + "/project.yaml")
    guard let project = outcome.value else {
      throw Failure(message: DiagnosticRenderer.text(outcome.diagnostics, color: false))
    }
    guard let spec = project.evaluations.first(where: { $0.id == arguments[1] }),
      let entry = project.catalog.first(where: { $0.id == spec.data.entry }),
      let model = project.models.first(where: { $0.id == spec.model.value }), case .onnx(let onnx) = model.source,
      case .success(let path) = ConfinedPath.resolve(onnx.path.value, inside: folder)
    else { throw Failure(message: "there is no evaluation “\(arguments[1])” of an ONNX model") }
    let table = try TableReader(duckdb: DuckDB.open()).read(entry, in: project, split: spec.data.split)
    let session = try OnnxRuntime.open().load(path: path, shownAs: onnx.path.value)
    let predictor = try OnnxPredictor(session: session, spec: onnx, exclude: [spec.target.value])
    let load = try EmbeddedLoad(predictor, over: table)
    for argument in arguments.dropFirst(3) {
      guard let batch = Int(argument), batch > 0 else { throw Failure(message: "“\(argument)” is no batch size") }
      let result = try load.run(batch: batch, seconds: seconds)
      let line = JSONValue.members([
        ("batch", .integer(result.batch)), ("rows_per_s", .number(result.rowsPerSecond)),
        ("p50_us", .number(Double(result.latencies.percentile(50)) / 1000)),
        ("p99_us", .number(Double(result.latencies.percentile(99)) / 1000)),
      ])
      FileHandle.standardOutput.write(Data((line.text(indent: nil) + "\n").utf8))
    }
  }
}
