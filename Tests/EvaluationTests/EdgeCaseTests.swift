import Manifest
import Testing

@testable import Evaluation

/// Ties, absent classes, single classes and single rows, against scikit-learn.
struct EdgeCaseTests {
  @Test func binary() throws {
    for item in try Reference.load("edge-cases")["binary"].list {
      let truth = item["truth"].numbers.map { UInt8($0) }
      let scores = item["score"].numbers
      let rows = BinaryRows(
        truth: truth, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores, scoresAreProbabilities: true)
      compare(.binary(rows), item["expected"])
    }
  }

  @Test func classes() throws {
    for item in try Reference.load("edge-cases")["classes"].list {
      let k = Int(item["k"].number ?? 0)
      let probabilities = item["probabilities"].numbers
      let rows = ClassRows(
        classCount: k, truth: item["truth"].numbers.map { Int32($0) },
        predicted: Aligner.mostLikely(probabilities, k), probabilities: probabilities)
      compare(.classes(rows), item["expected"])
    }
  }

  @Test func regression() throws {
    for item in try Reference.load("edge-cases")["regression"].list {
      let rows = ValueRows(truth: item["truth"].numbers, predicted: item["prediction"].numbers, naiveError: nil)
      compare(.values(rows), item["expected"])
    }
  }

  private func compare(_ rows: TaskRows, _ expected: Reference) {
    let names = expected.object.keys.sorted()
    let values = MetricSet(names.map { MetricName(base: $0) }, rows: rows).values()
    for (name, value) in zip(names, values) {
      #expect(close(value, expected[name].number), "\(name), \(rows.count) rows: \(value ?? .nan)")
    }
  }

  @Test func constantTargetHasNoCorrelationAndNoR2() {
    let rows = ValueRows(truth: [0.1, 0.1, 0.1], predicted: [0.1, 0.2, 0.4], naiveError: 0)
    let names = ["r2", "explained_variance", "pearson", "spearman", "mase", "mae"].map { MetricName(base: $0) }
    let values = MetricSet(names, rows: .values(rows)).values()
    #expect(values[..<5].allSatisfy { $0 == nil })
    #expect(close(values[5], 0.4 / 3))
  }

  @Test func noRowsHaveNoMetrics() {
    let empty = BinaryRows(truth: [], predicted: [], scores: [], scoresAreProbabilities: true)
    #expect(MetricSet(TestProject.allMetrics(.binary), rows: .binary(empty)).values().allSatisfy { $0 == nil })
    let values = ValueRows(truth: [], predicted: [], naiveError: nil)
    #expect(MetricSet(TestProject.allMetrics(.regression), rows: .values(values)).values().allSatisfy { $0 == nil })
  }

  @Test func negativeValuesHaveNoLogarithmicError() {
    let rows = ValueRows(truth: [1, 2], predicted: [1, -1], naiveError: nil)
    #expect(MetricSet([MetricName(base: "rmsle")], rows: .values(rows)).values() == [nil])
  }
}
