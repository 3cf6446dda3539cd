import Foundation
import Manifest
import Measurements
import Statistics
import Testing

@testable import Evaluation

struct IntervalTests {
  /// scipy.stats.bootstrap(x, mean, n_resamples=40, method="BCa", confidence_level=0.9): its replicates, and its ends
  /// (scipy 1.17).
  @Test func correctedIntervalsAgreeWithSciPy() throws {
    let values = [
      0.11, 0.39, 1.4, 2.2, 0.343, 0.258, 0.435, 0.103, 1.001, 0.066, 0.451, 3.348, 0.267, 1.285, 0.516, 2.034, 0.908,
      1.485, 0.289, 0.178, 0.002, 1.165, 0.894, 1.216, 0.654,
    ]
    let replicates = [
      0.7428400000000001, 0.88104, 0.8185999999999999, 0.8338, 0.9592399999999999, 0.8378, 0.8590000000000001,
      0.6627600000000001, 0.80388, 1.08772, 0.79632, 0.7602, 0.7462799999999998, 0.8473999999999999, 0.65776, 1.02728,
      0.8366799999999999, 1.0502799999999999, 1.0390000000000001, 0.8237200000000001, 0.95524, 0.9800399999999999,
      1.43216, 0.7805599999999999, 0.915, 0.8232799999999999, 0.5627199999999999, 0.83292, 0.6474, 1.1445599999999998,
      0.7716400000000001, 1.03664, 0.8930000000000001, 0.7631200000000001, 0.82024, 0.9978400000000001, 0.66652,
      0.91524, 0.75756, 0.77436,
    ]
    let sum = values.reduce(0, +)
    let jackknife = values.map { (sum - $0) / Double(values.count - 1) }
    let ends = try #require(
      BootstrapInterval.bca(
        replicates.sorted(), value: sum / Double(values.count), jackknife: jackknife, level: 0.9))
    #expect(abs(ends.low - 0.7206056417896387) < 1e-12)
    #expect(abs(ends.high - 1.27645277234368) < 1e-12)
  }

  /// scipy: 1 − 2 norm.sf(t.ppf(0.975, n − 1) √(n / (n − 1))).
  @Test(arguments: [(10, 0.9828987219511872), (200, 0.9519476304587592), (5000, 0.9500783508364288)])
  func fewRowsMoveTheEndsOut(_ units: Int, _ expected: Double) throws {
    let level = BootstrapInterval.expanded(0.95, units: units)
    #expect(abs(level - expected) < 1e-9)
    // A share of resamples on the far side that just reaches the end has p = 0.05.
    #expect(abs(try #require(BootstrapInterval.expanded(p: 1 - level, units: units)) - 0.05) < 1e-9)
  }

  @Test func nothingToCorrect() {
    #expect(BootstrapInterval.bca([2, 3, 4], value: 1, jackknife: [1, 2, 3], level: 0.95) == nil)
    #expect(BootstrapInterval.bca([0, 1, 2], value: 1, jackknife: [1, 1, 1], level: 0.95) == nil)
    let estimate = Estimate(value: 1, replicates: [2, 3, 4], level: 0.5, jackknife: [1, 2, 3])
    #expect(estimate.method == .percentile)
  }

  /// Wilson by statsmodels and DeLong's normal interval of the case's reference results.
  @Test func formulasAgreeWithTheReference() throws {
    var run = CaseRun("german-credit")
    run.metrics = ["accuracy", "roc_auc", "gini", "brier"].map { MetricName(base: $0) }
    run.resamples = 100
    run.withSlices = false
    let (result, reference) = try run.run()
    let wilson = reference["bootstrap_95"]["accuracy_wilson"].numbers
    let accuracy = try #require(result.metric("accuracy"))
    #expect(accuracy.method == .wilson)
    #expect(abs(try #require(accuracy.low) - wilson[0]) < 1e-12)
    #expect(abs(try #require(accuracy.high) - wilson[1]) < 1e-12)
    let delong = reference["against_baseline"]["delong"]["ci95_model_normal"].numbers
    let auc = try #require(result.metric("roc_auc"))
    #expect(auc.method == .delong)
    #expect(abs(try #require(auc.low) - delong[0]) < 1e-9)
    #expect(abs(try #require(auc.high) - delong[1]) < 1e-9)
    let gini = try #require(result.metric("gini"))
    #expect(abs(try #require(gini.low) - (2 * delong[0] - 1)) < 1e-9)
    #expect(result.metric("brier")?.method == .bca)
    let others = try #require(result.otherIntervals.first { $0.name == "accuracy" }?.value)
    #expect(others.map(\.method) == [.percentile])
  }

  /// Whatever is a number of rows out of all rows has Wilson's interval, as the documents say. statsmodels:
  /// proportion_confint(3, 4, method="wilson") and (4, 5).
  @Test func sharesOfAllRows() throws {
    let classes = ClassRows(
      classCount: 3, truth: [0, 1, 2, 2], predicted: [0, 1, 2, 1],
      probabilities: [0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.5, 0.1, 0.4, 0.45, 0.5, 0.05])
    let values = ValueRows(
      truth: [1, 2, 3, 4, 5], predicted: [1, 2, 3, 4, 5],
      quantiles: [.init(level: 0.1, values: [0, 1, 2, 3, 6]), .init(level: 0.9, values: [2, 3, 4, 5, 7])])
    func check(_ names: [String], _ rows: TaskRows, _ low: Double, _ high: Double) throws {
      let metrics = names.map { MetricName(base: $0) }
      let points = MetricSet(metrics, rows: rows).values()
      let found = AnalyticInterval.intervals(metrics, points: points, rows: rows, level: 0.95)
      for (name, interval) in zip(names, found) {
        let interval = try #require(interval, "\(name)")
        #expect(interval.method == .wilson)
        #expect(abs(interval.low - low) < 1e-12 && abs(interval.high - high) < 1e-12, "\(name)")
      }
    }
    try check(
      ["accuracy", "precision_micro", "recall_micro", "f1_micro", "top2_accuracy"], .classes(classes),
      0.30064184258240184, 0.9544127391902995)
    try check(["interval_coverage"], .values(values), 0.3755346297625252, 0.9637758913675698)
  }

  /// Resamples that all agree say nothing of how sure a value is.
  @Test func intervalsHaveAWidth() {
    let simulation = Simulation(resamples: 50)
    let rows = BinaryRows(
      truth: [0, 0, 1, 1, 1, 0], predicted: [0, 0, 0, 0, 0, 0], scores: [0.1, 0.2, 0.3, 0.4, 0.45, 0.15],
      scoresAreProbabilities: true)
    let names = ["precision", "f1", "roc_auc", "average_precision", "mcc", "recall"]
    let found = simulation.measure(
      names.map { MetricName(base: $0) }, task: .binary, model: .binary(rows)
    ).estimates
    #expect(found.map(\.value) == [0, 0, 1, 1, 0, 0])
    for (name, estimate) in zip(names, found).dropLast() {
      #expect(estimate.low == nil && estimate.high == nil && estimate.method == nil, "\(name)")
    }
    // No positive is found, three were there to find: Wilson knows that.
    #expect(found.last?.method == .wilson)
  }

  @Test func separatedClassesDoNotSayHowSureTheyAre() {
    #expect(DeLongTest.interval(positive: [0, 0, 1, 1], scores: [0.1, 0.2, 0.8, 0.9], level: 0.95) == nil)
  }

  /// Every answer right on twenty rows is no proof of a share above 0.9: the resamples never differ, the formula knows.
  @Test func perfectSharesKeepTheirDoubt() throws {
    let rows = BinaryRows(
      truth: (0..<20).map { UInt8($0 % 2) }, predicted: (0..<20).map { UInt8($0 % 2) }, scores: nil,
      scoresAreProbabilities: false)
    let interval = try #require(
      AnalyticInterval.intervals(
        [MetricName(base: "accuracy")], points: [1], rows: .binary(rows), level: 0.95)[0])
    // statsmodels: proportion_confint(20, 20, method="wilson")
    #expect(abs(interval.low - 0.8388748419471804) < 1e-12 && interval.high == 1)
  }
}
