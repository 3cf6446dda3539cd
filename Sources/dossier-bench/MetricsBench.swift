import Evaluation
import Foundation
import Manifest

/// How fast metrics and their intervals are computed on rows from a file: one JSON line with the seconds and the values.
///
/// The file holds, one after another in the machine's own byte order: n truths (one byte each) and n probabilities (eight
/// bytes each) for `binary`; n truths and n predictions (eight bytes each) for `values`.
enum MetricsBench {
  static let usage = "dossier-bench metrics binary|values FILE ROWS RESAMPLES [METRIC...]"

  private enum Task: String {
    case binary, values

    var kind: TaskKind {
      switch self {
      case .binary: .binary
      case .values: .regression
      }
    }
  }

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 4, let task = Task(rawValue: arguments[0]), let rows = Int(arguments[2]), rows > 0,
      let resamples = Int(arguments[3]), resamples >= 0
    else { throw BenchFailure(message: "usage: \(usage)") }
    let names = arguments.dropFirst(4).map { MetricName(canonical: $0) }
    let metrics = names.isEmpty ? MetricRegistry.standard(for: task.kind) : names
    let bytes = try Data(contentsOf: URL(fileURLWithPath: arguments[1]))
    let estimator = MetricEstimator(confidence: ConfidenceSpec(resamples: resamples))
    let clock = ContinuousClock()
    var line: [(String, JSONValue?)] = []
    switch task {
    case .binary:
      guard bytes.count == rows * 9 else { throw BenchFailure(message: "the file does not hold \(rows) rows") }
      let truth = [UInt8](bytes.prefix(rows))
      let probability = numbers(bytes, from: rows, rows)
      let start = clock.now
      let result = estimator.binary(truth: truth, probability: probability, metrics: metrics)
      line.append(("seconds", .number((clock.now - start) / .seconds(1))))
      for metric in result { line.append((metric.name, metric.value.value.map(JSONValue.number))) }
    case .values:
      guard bytes.count == rows * 16 else { throw BenchFailure(message: "the file does not hold \(rows) rows") }
      let truth = numbers(bytes, from: 0, rows)
      let predicted = numbers(bytes, from: rows * 8, rows)
      let start = clock.now
      let result = estimator.values(truth: truth, predicted: predicted, metrics: metrics)
      line.append(("seconds", .number((clock.now - start) / .seconds(1))))
      for metric in result { line.append((metric.name, metric.value.value.map(JSONValue.number))) }
    }
    BenchOutput.line(line)
  }

  private static func numbers(_ bytes: Data, from start: Int, _ count: Int) -> [Double] {
    bytes.withUnsafeBytes { raw in
      (0..<count).map { raw.loadUnaligned(fromByteOffset: start + 8 * $0, as: Double.self) }
    }
  }
}
