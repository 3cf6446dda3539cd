import Evaluation
import Foundation
import Manifest
import Measurements

/// How fast metrics and their intervals are computed on rows from a file: one JSON line with the seconds and the values.
///
/// The file holds, one after another in the machine's own byte order: for `binary` n truths (one byte each) and n
/// probabilities (eight bytes each); for `classes` and `levels` n truths (one byte each, the class's position) and n times
/// as many probabilities as there are classes; for `values` n truths and n predictions (eight bytes each).
enum MetricsBench {
  static let usage = "dossier-bench metrics binary|classes|levels|values FILE ROWS RESAMPLES [METRIC...]"

  private enum Task: String {
    case binary, classes, levels, values

    var kind: TaskKind {
      switch self {
      case .binary: .binary
      case .classes: .multiclass
      case .levels: .ordinal
      case .values: .regression
      }
    }

    /// How many bytes a truth has.
    var truthSize: Int { self == .values ? 8 : 1 }
  }

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 4, let task = Task(rawValue: arguments[0]), let rows = Int(arguments[2]), rows > 0,
      let resamples = Int(arguments[3]), resamples >= 0
    else { throw BenchFailure(message: "usage: \(usage)") }
    let names = arguments.dropFirst(4).map { MetricName(canonical: $0) }
    let metrics = names.isEmpty ? MetricRegistry.standard(for: task.kind) : names
    let bytes = try Data(contentsOf: URL(fileURLWithPath: arguments[1]))
    let answers = (bytes.count - rows * task.truthSize) / (rows * 8)
    guard answers > 0, bytes.count == rows * (task.truthSize + 8 * answers),
      answers == 1 || task == .classes || task == .levels
    else { throw BenchFailure(message: "the file does not hold \(rows) rows") }
    let estimator = MetricEstimator(confidence: ConfidenceSpec(resamples: resamples))
    let predicted = numbers(bytes, from: rows * task.truthSize, rows * answers)
    let (seconds, found) =
      switch task {
      case .binary:
        timed([UInt8](bytes.prefix(rows))) {
          estimator.binary(truth: $0, probability: predicted, metrics: metrics)
        }
      case .classes, .levels:
        timed(bytes.prefix(rows).map(Int32.init)) {
          estimator.classes(
            truth: $0, probabilities: predicted, classCount: answers, ordinal: task == .levels, metrics: metrics)
        }
      case .values:
        timed(numbers(bytes, from: 0, rows)) {
          estimator.values(truth: $0, predicted: predicted, metrics: metrics)
        }
      }
    BenchOutput.line(
      [("seconds", .number(seconds))] + found.map { ($0.name, $0.value.value.map(JSONValue.number)) })
  }

  private static func timed<Truth>(
    _ truth: Truth, _ work: (Truth) -> [Named<Estimate>]
  ) -> (seconds: Double, found: [Named<Estimate>]) {
    let clock = ContinuousClock()
    let start = clock.now
    let found = work(truth)
    return ((clock.now - start) / .seconds(1), found)
  }

  private static func numbers(_ bytes: Data, from start: Int, _ count: Int) -> [Double] {
    bytes.withUnsafeBytes { raw in
      (0..<count).map { raw.loadUnaligned(fromByteOffset: start + 8 * $0, as: Double.self) }
    }
  }
}
