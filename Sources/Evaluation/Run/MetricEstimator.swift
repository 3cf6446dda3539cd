import Foundation
import Manifest
import Measurements

/// Metrics with their intervals straight from numbers, without a project: what measures an evaluation, for those who have
/// the rows already.
public struct MetricEstimator: Sendable {
  private let spec: ConfidenceSpec
  private let threads: Int

  /// - Parameters:
  ///   - confidence: level, resamples, seed and method of the intervals; rows count as independent.
  ///   - threads: how many threads draw resamples. The result does not depend on it.
  public init(confidence: ConfidenceSpec, threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
    spec = confidence
    self.threads = max(1, threads)
  }

  /// Metrics of a binary task.
  ///
  /// - Parameters:
  ///   - truth: 1 where the row is positive, 0 where it is not.
  ///   - probability: of the positive class, one a row, finite.
  ///   - threshold: from which probability on a row is called positive.
  public func binary(
    truth: [UInt8], probability: [Double], threshold: Double = 0.5, metrics: [MetricName]
  ) -> [Named<Estimate>] {
    guard truth.count == probability.count else { return [] }
    return estimate(
      metrics, task: .binary,
      rows: .binary(
        BinaryRows(
          truth: truth, predicted: probability.map { $0 >= threshold ? 1 : 0 }, scores: probability,
          scoresAreProbabilities: true)))
  }

  /// Metrics of a regression.
  ///
  /// - Parameters:
  ///   - truth: one finite number a row.
  ///   - predicted: the model's number for the row, finite.
  public func values(truth: [Double], predicted: [Double], metrics: [MetricName]) -> [Named<Estimate>] {
    guard truth.count == predicted.count else { return [] }
    return estimate(metrics, task: .regression, rows: .values(ValueRows(truth: truth, predicted: predicted)))
  }

  /// Metrics of a task with classes.
  ///
  /// - Parameters:
  ///   - truth: the position of the row's class among the classes.
  ///   - probabilities: row after row, one a class.
  public func classes(
    truth: [Int32], probabilities: [Double], classCount: Int, ordinal: Bool, metrics: [MetricName]
  ) -> [Named<Estimate>] {
    guard classCount > 1, truth.count * classCount == probabilities.count,
      truth.allSatisfy({ $0 >= 0 && $0 < Int32(classCount) })
    else { return [] }
    let predicted = (0..<truth.count).map { row in
      var best = 0
      for c in 1..<classCount
      where probabilities[row * classCount + c] > probabilities[row * classCount + best] { best = c }
      return Int32(best)
    }
    return estimate(
      metrics, task: ordinal ? .ordinal : .multiclass,
      rows: .classes(
        ClassRows(classCount: classCount, truth: truth, predicted: predicted, probabilities: probabilities)))
  }

  private func estimate(_ metrics: [MetricName], task: TaskKind, rows: TaskRows) -> [Named<Estimate>] {
    let prepared = PreparedModel(metrics, rows: rows, grouping: nil, task: task, all: false)
    let plan = ResamplingPlan.rows(rows.count)
    let replicates = Bootstrap(confidence: Confidence(spec), threads: threads).run(prepared.sets, plan: plan)
    let measured = prepared.measured(replicates, level: spec.level, method: spec.method, plan: plan)
    return metrics.map { Named($0.description, measured.estimate($0)) }
  }
}
