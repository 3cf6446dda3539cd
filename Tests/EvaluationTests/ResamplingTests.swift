import Manifest
import Measurements
import Statistics
import Testing

@testable import Evaluation

struct ResamplingTests {
  /// Against an implementation of the published algorithms in another language.
  @Test func streamsAreTheSameEverywhere() {
    let expected: [(seed: UInt64, number: UInt64, values: [UInt64])] = [
      (7, 0, [3_551_196_810_685_514_886, 8_846_252_831_436_203_871, 9_296_160_967_091_786_562]),
      (7, 1, [14_271_412_789_134_780_320, 7_215_856_430_415_938_619, 5_350_552_188_298_143_661]),
      (0, 12345, [14_398_505_630_299_607_458, 771_110_073_943_418_044, 4_388_926_727_753_535_707]),
    ]
    for item in expected {
      var stream = RandomStream(seed: item.seed, number: item.number)
      #expect((0..<3).map { _ in stream.next() } == item.values)
    }
    var stream = RandomStream(seed: 7, number: 3)
    #expect((0..<12).map { _ in stream.next(below: 10) } == [6, 1, 9, 8, 4, 0, 8, 9, 5, 9, 4, 0])
    var splitMix = SplitMix64(state: 0)
    #expect(splitMix.next() == 0xE220_A839_7B1D_CDAF)
  }

  @Test func boundedNumbersAreUniform() {
    var stream = RandomStream(seed: 1, number: 0)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[Int(stream.next(below: 6))] += 1 }
    // Six standard deviations of a share of one sixth.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 550 })
    #expect((0..<100).allSatisfy { _ in stream.next(below: 1) == 0 })
  }

  @Test func threadsDoNotChangeTheResult() {
    let set = MetricSet(TestProject.allMetrics(.binary), rows: RandomRows.binary(60))
    let confidence = Confidence(level: 0.9, resamples: 50, seed: 3)
    let one = Bootstrap(confidence: confidence, threads: 1).run([set, set])
    let four = Bootstrap(confidence: confidence, threads: 4).run([set, set])
    for (a, b) in zip(one, four) { #expect(a.values.map(\.bitPattern) == b.values.map(\.bitPattern)) }
    #expect(one[0].values.map(\.bitPattern) == one[1].values.map(\.bitPattern))
    let other = Bootstrap(confidence: Confidence(level: 0.9, resamples: 50, seed: 4), threads: 4).run([set])
    #expect(other[0].column(0) != one[0].column(0))
  }

  @Test func undefinedResamplesAreLeftOut() {
    let few = Estimate(value: 1, replicates: [1, 2, 3, .nan], level: 0.5)
    #expect(few.low == 1.5 && few.high == 2.5)
    let many = Estimate(value: 1, replicates: [1, .nan, .nan], level: 0.5)
    #expect(many.value == 1 && many.low == nil)
    #expect(Estimate(value: nil, replicates: [1, 2], level: 0.5).low == nil)
  }

  /// Ends of the intervals within four Monte Carlo standard errors of those from 10,000 resamples of another generator.
  @Test(arguments: ["german-credit", "ames-quality", "diamonds", "austen", "tech-mentions"])
  func intervalsAgreeWithTheReference(_ name: String) throws {
    let resamples = 1000
    let names =
      [
        "german-credit": ["accuracy", "roc_auc", "brier", "f1_macro"], "diamonds": ["mae", "mape", "rmse"],
      ][name] ?? ["accuracy", "f1_macro"]
    var run = CaseRun(name)
    run.metrics = names.map { MetricName(base: $0) }
    if ["ames-quality", "tech-mentions"].contains(name) {
      run.metrics?.append(MetricName(base: "accuracy", aggregated: true))
    }
    run.resamples = resamples
    run.withSlices = false
    run.method = .percentile
    let (result, reference) = try run.run()
    let expected = reference["bootstrap_95"]
    func check(_ estimate: Estimate?, _ key: String, sign: Double = 1) throws {
      let ends = expected[key]
      let errors = ends["mc_se"].numbers
      guard errors.count == 2, let low = ends["low"].number, let high = ends["high"].number else { return }
      let spread = (1 + 10_000 / Double(resamples)).squareRoot()
      let own = try #require(estimate)
      // Shares of rows move in steps.
      let step = 1.01 / Double(result.n)
      let (a, b) = sign > 0 ? (own.low, own.high) : (own.high.map { -$0 }, own.low.map { -$0 })
      #expect(abs(try #require(a) - low) <= 4 * spread * errors[0] + step, "\(key)")
      #expect(abs(try #require(b) - high) <= 4 * spread * errors[1] + step, "\(key)")
    }
    for metric in names { try check(result.metric(metric), metric) }
    try check(result.metric("aggregated.accuracy"), "aggregated_accuracy")
    let comparison = try #require(result.comparison)
    func compared(_ name: String) -> MetricComparison? { comparison.metrics.first { $0.name == name }?.value }
    try check(compared("roc_auc")?.improvement, "roc_auc_difference_to_baseline")
    try check(compared("accuracy")?.improvement, "accuracy_difference_to_baseline")
    try check(compared("accuracy")?.relative, "accuracy_relative_improvement")
    try check(compared("aggregated.accuracy")?.relative, "aggregated_relative_improvement")
    try check(compared("mae")?.improvement, "mae_difference_to_baseline", sign: -1)
    try check(compared("mae")?.relative, "mae_relative_improvement")
  }
}
