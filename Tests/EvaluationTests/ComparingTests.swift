import Manifest
import Measurements
import Statistics
import Testing

@testable import Evaluation

struct ComparingTests {
  /// The package dieboldmariano 1.1.0 with Harvey's correction, on squared errors.
  @Test(arguments: [
    (1, -1.6384805970825318, 0.11493071511258623), (3, -1.9716559366986182, 0.060794225245948366),
    (6, -2.5545352755398683, 0.017719237832492185),
  ])
  func dieboldMariano(_ horizon: Int, _ statistic: Double, _ p: Double) throws {
    let differences = [
      -4.5264, -0.7623, 1.3608, -3.074, -0.196, -0.3717, -1.4027, -0.1472, 3.2631, -0.0996, 0.5661, -0.0744, 0.3451,
      -3.9059, 1.9488, -1.8939, 0.2688, -0.0011, -0.8733, -0.1781, -0.1224, -1.4137, -0.228, -2.3607,
    ]
    let test = try #require(DieboldMarianoTest.test(differences, horizon: horizon))
    #expect(abs(test.statistic - statistic) < 1e-9)
    #expect(abs(test.p - p) < 1e-9)
  }

  @Test func dieboldMarianoNeedsLosses() {
    #expect(DieboldMarianoTest.test([1, 2], horizon: 1) == nil)
    #expect(DieboldMarianoTest.test([1, 2, 3], horizon: 3) == nil)
    #expect(DieboldMarianoTest.test([0, 0, 0, 0], horizon: 1) == nil)
    #expect(DieboldMarianoTest.test([1, 2, 3], horizon: 0) == nil)
  }

  /// The four chi-squares and p-values of the german-credit case's reference results (statsmodels).
  @Test func mcnemarInAllForms() throws {
    func flags(_ counts: [(Int, Bool)]) -> [Bool] { counts.flatMap { Array(repeating: $0.1, count: $0.0) } }
    let test = PairedTests.mcnemar(
      modelRight: flags([(140, true), (18, true), (11, false), (37, false)]),
      baselineRight: flags([(140, true), (18, false), (11, true), (37, false)]))
    #expect(abs(test.pExact - 0.26493089646101) < 1e-12)
    // scipy: 2 binom.cdf(11, 29, ½) − binom.pmf(11, 29, ½)
    #expect(abs(test.pMid - 0.20048842206597323) < 1e-12)
    #expect(abs(try #require(test.chi2Corrected) - 1.2413793103448276) < 1e-12)
    #expect(abs(try #require(test.chi2Uncorrected) - 1.6896551724137931) < 1e-12)
    #expect(abs(try #require(test.pUncorrected) - 0.19364643126921688) < 1e-12)
    #expect(abs(try #require(test.oddsRatio) - 18.0 / 11) < 1e-12)
  }

  /// By hand: differences a − b are −1, −2, +3, 0; ranks 1, 2, 3; (3 − 3) / 6 = 0.
  @Test func rankBiserial() {
    #expect(PairedTests.rankBiserial([1, 2, 6, 5], [2, 4, 3, 5]) == 0)
    #expect(PairedTests.rankBiserial([1, 1], [2, 3]) == 1)
    #expect(PairedTests.rankBiserial([1, 1], [1, 1]) == nil)
  }

  /// scipy, as above.
  @Test(arguments: [(0, 1, 0.5), (3, 6, 1.0), (40, 60, 0.009853448195259268), (552, 580, 1.123962929000544e-127)])
  func midP(_ successes: Int, _ trials: Int, _ expected: Double) {
    let found = Binomial.twoSidedHalfMid(successes: successes, trials: trials)
    #expect(abs(found - expected) <= 1e-9 * expected)
  }

  /// An interval without zero and a test that finds nothing do not make a difference.
  @Test func testAndIntervalHaveToAgree() {
    let replicates = (0..<100).map { 0.01 + Double($0) / 1000 }
    func conclude(_ p: Double) -> Conclusion? {
      ConclusionBuilder.conclusion(
        Estimate(value: 0.05, low: 0.01, high: 0.1), test: (.mcnemar, p), replicates: replicates, units: 100,
        level: 0.95)
    }
    #expect(conclude(0.04)?.verdict == .better)
    #expect(conclude(0.06)?.verdict == .undecided)
    #expect(conclude(0.06)?.p == 0.06 && conclude(0.06)?.moreUnits != nil)
  }

  /// scipy: ttest_rel of the squared errors.
  @Test func squaredErrorsAreTestedAsSuch() throws {
    let truth: [Double] = [3, 5, 2, 7, 8, 4, 6, 1]
    func rows(_ predicted: [Double]) -> TaskRows { .values(ValueRows(truth: truth, predicted: predicted)) }
    let comparison = try #require(
      Simulation(resamples: 100).measure(
        [MetricName(base: "rmse"), MetricName(base: "r2")], task: .regression,
        model: rows([2.5, 5.5, 2, 6, 7.5, 4.5, 6, 1.5]), baseline: rows([1, 6, 4, 5, 9, 3, 4, 2])
      ).comparison)
    for compared in comparison.metrics {
      #expect(compared.value.conclusion?.test == .pairedT)
      #expect(abs(try #require(compared.value.conclusion?.p) - 0.005740380193936015) < 1e-9, "\(compared.name)")
    }
  }

  @Test func conclusions() throws {
    let replicates = (0..<1000).map { 0.02 + (Double($0) - 499.5) / 499.5 * 0.1 }
    func conclude(_ low: Double, _ high: Double, value: Double = 0.02) -> Conclusion? {
      ConclusionBuilder.conclusion(
        Estimate(value: value, low: low, high: high), replicates: replicates, units: 100, level: 0.95)
    }
    #expect(conclude(0.001, 0.1)?.verdict == .better)
    #expect(conclude(-0.1, -0.001)?.verdict == .worse)
    let undecided = try #require(conclude(-0.075, 0.115))
    #expect(undecided.verdict == .undecided)
    // The standard deviation of the replicates is 0.1 · 500.25 / (499.5 · √3), so ((1.96 + 0.8416) · 0.0578… / 0.02)² · 100
    // is 6,566 rows, less the hundred that are there.
    let more = try #require(undecided.moreUnits)
    #expect(abs(more - 6466) < 30)
    #expect(conclude(0, 0, value: 0)?.verdict == .same)
    #expect(conclude(-0.1, 0.1, value: 0)?.moreUnits == nil)
    #expect(
      ConclusionBuilder.conclusion(Estimate(value: 1), replicates: [], units: 5, level: 0.95) == nil)
  }

  /// Rows of one customer are one observation: an interval that forgets it is far too narrow.
  @Test func dependentRowsWidenTheInterval() throws {
    // Twenty customers of fifty equal rows each: as sure as twenty rows.
    let customers = (0..<1000).map { $0 / 50 }
    let truth = customers.map { UInt8($0 % 2) }
    let predicted = customers.map { customer -> UInt8 in
      let own = UInt8(customer % 2)
      return customer % 5 == 0 ? 1 - own : own
    }
    let set = MetricSet(
      [MetricName(base: "accuracy")],
      rows: .binary(BinaryRows(truth: truth, predicted: predicted, scores: nil, scoresAreProbabilities: false)))
    let bootstrap = Bootstrap(confidence: Confidence(level: 0.95, resamples: 1000, seed: 7), threads: 2)
    func width(_ plan: ResamplingPlan) throws -> Double {
      let estimate = Estimate(value: 0.8, replicates: bootstrap.run([set], plan: plan)[0].column(0), level: 0.95)
      return try #require(estimate.high) - #require(estimate.low)
    }
    let rows = try width(.rows(1000))
    let groups = try width(.units(of: customers.map(Int32.init)))
    // √50 ≈ 7 times as wide.
    #expect(groups > 5 * rows && groups < 9 * rows)
  }
}
