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
    #expect(result.metric("brier")?.method == .percentile)
    let others = try #require(result.otherIntervals.first { $0.name == "accuracy" }?.value)
    #expect(others.map(\.method) == [.percentile])
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
      AnalyticInterval.intervals([MetricName(base: "accuracy")], rows: .binary(rows), level: 0.95)[0])
    // statsmodels: proportion_confint(20, 20, method="wilson")
    #expect(abs(interval.low - 0.8388748419471804) < 1e-12 && interval.high == 1)
  }

  /// 95% intervals cover the true value in 94 to 96% of simulated sets. By default few sets and wide bounds; all 2,000 with
  /// DOSSIER_SIMULATIONS=1.
  @Test func intervalsCoverTheTruth() {
    let full = ProcessInfo.processInfo.environment["DOSSIER_SIMULATIONS"] != nil
    let sets = full ? 2000 : 150
    let metrics = ["accuracy", "recall", "roc_auc", "brier", "log_loss", "average_precision"].map {
      MetricName(base: $0)
    }
    // The truth of the population, from a million of its rows.
    let population = Self.sample(1_000_000, seed: 99)
    let truth = MetricEstimator(confidence: ConfidenceSpec(resamples: 0)).binary(
      truth: population.truth, probability: population.probability, metrics: metrics)
    var covered = [Int](repeating: 0, count: metrics.count)
    let estimator = MetricEstimator(confidence: ConfidenceSpec(resamples: full ? 1000 : 300), threads: 2)
    for set in 0..<sets {
      let rows = Self.sample(500, seed: UInt64(1000 + set))
      let found = estimator.binary(truth: rows.truth, probability: rows.probability, metrics: metrics)
      for index in metrics.indices {
        guard let low = found[index].value.low, let high = found[index].value.high, let value = truth[index].value.value
        else { continue }
        if low <= value, value <= high { covered[index] += 1 }
      }
    }
    for index in metrics.indices {
      let share = Double(covered[index]) / Double(sets)
      if full {
        #expect((0.94...0.96).contains(share), "\(metrics[index]): \(share)")
      } else {
        // Five standard deviations of a share of 0.95 in 150 sets.
        #expect(share > 0.86, "\(metrics[index]): \(share)")
      }
    }
  }

  /// The paired interval of an improvement leaves out zero in 4 to 6% of sets where there is none.
  @Test func noImprovementIsSeldomFound() throws {
    let full = ProcessInfo.processInfo.environment["DOSSIER_SIMULATIONS"] != nil
    let sets = full ? 2000 : 150
    var (byInterval, byDeLong, byT) = (0, 0, 0)
    for set in 0..<sets {
      var stream = RandomStream(seed: 5, number: UInt64(set))
      let n = 300
      let truth = (0..<n).map { _ in UInt8(stream.next(below: 2)) }
      func scores() -> [Double] {
        (0..<n).map { Double(truth[$0]) * 0.8 + Self.uniform(&stream) + Self.uniform(&stream) }
      }
      let (first, second) = (scores(), scores())
      func measured(_ scores: [Double]) -> MetricSet {
        MetricSet(
          [MetricName(base: "roc_auc")],
          rows: .binary(BinaryRows(truth: truth, predicted: nil, scores: scores, scoresAreProbabilities: false)))
      }
      let sets = [measured(first), measured(second)]
      let replicates = Bootstrap(confidence: Confidence(level: 0.95, resamples: full ? 1000 : 300, seed: 7), threads: 2)
        .run(sets)
      let difference = Estimate(
        value: 0, replicates: zip(replicates[0].column(0), replicates[1].column(0)).map { $0 - $1 }, level: 0.95)
      if try #require(difference.low) > 0 || #require(difference.high) < 0 { byInterval += 1 }
      if let p = DeLongTest.compare(positive: truth, model: first, baseline: second)?.p, p < 0.05 { byDeLong += 1 }
      if let p = PairedTests.pairedT(first, second)?.p, p < 0.05 { byT += 1 }
    }
    for (name, count) in [("paired bootstrap", byInterval), ("DeLong", byDeLong), ("paired t", byT)] {
      let share = Double(count) / Double(sets)
      if full {
        #expect((0.04...0.06).contains(share), "\(name): \(share)")
      } else {
        #expect(share < 0.15, "\(name): \(share)")
      }
    }
  }

  static func uniform(_ stream: inout RandomStream) -> Double { Double(stream.next() >> 11) * 0x1p-53 }

  /// Rows whose outcome has the probability that the model says, roughly.
  static func sample(_ n: Int, seed: UInt64) -> (truth: [UInt8], probability: [Double]) {
    var stream = RandomStream(seed: seed, number: 0)
    var (truth, probability): ([UInt8], [Double]) = ([], [])
    for _ in 0..<n {
      let signal = uniform(&stream) * 3 - 1.5
      let p = 1 / (1 + exp(-2 * signal))
      truth.append(uniform(&stream) < p ? 1 : 0)
      probability.append(1 / (1 + exp(-1.6 * signal - 0.1)))
    }
    return (truth, probability)
  }
}
