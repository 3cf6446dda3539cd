import Foundation
import Measurements
import Statistics
import Testing

@testable import Evaluation
@testable import Manifest

/// Tests at 5% find something in 4 to 6% of samples in which there is nothing to find.
struct FalsePositiveTests {
  private let simulation = Simulation()

  private func check(
    _ names: [String], seed: UInt64, sourceLocation: Testing.SourceLocation = #_sourceLocation,
    _ one: @Sendable (inout Draws) -> [Double?]
  ) {
    let shares = simulation.shares(names.count, seed: seed) { draws in one(&draws).map { ($0 ?? 1) < 0.05 } }
    for (name, share) in zip(names, shares) {
      simulation.expectFalsePositives(share, name, sourceLocation: sourceLocation)
    }
  }

  /// Two models that are equally good and err in part on the same rows.
  @Test func pairedTestsOfClasses() {
    check(
      ["McNemar, mid-p", "McNemar, without correction", "DeLong"], seed: 11
    ) { draws in
      let rows = Self.equallyGood(400, &draws)
      let right = PairedTests.mcnemar(modelRight: rows.model.right ?? [], baselineRight: rows.baseline.right ?? [])
      let delong = DeLongTest.compare(
        positive: rows.model.truth, model: rows.model.scores ?? [], baseline: rows.baseline.scores ?? [])
      return [right.pMid, right.pUncorrected, delong?.p]
    }
  }

  /// The exact and the corrected test never find too much; that they find too little is their price.
  @Test func exactTestsNeverFindTooMuch() {
    let shares = simulation.shares(2, seed: 12) { draws in
      let rows = Self.equallyGood(400, &draws)
      let right = PairedTests.mcnemar(modelRight: rows.model.right ?? [], baselineRight: rows.baseline.right ?? [])
      return [right.pExact < 0.05, (right.pCorrected ?? 1) < 0.05]
    }
    let most = Simulation.isFull ? 0.06 : 0.16
    #expect(shares.allSatisfy { $0 < most }, "\(shares)")
  }

  /// What the report concludes: the interval of the paired difference, and the test that fits the metric.
  @Test func conclusions() {
    let binary = ["accuracy", "roc_auc", "f1", "average_precision", "brier"].map { MetricName(base: $0) }
    let numeric = ["mae", "rmse", "r2"].map { MetricName(base: $0) }
    let simulation = simulation
    let names = (binary + numeric).map { "conclusion on \($0)" }
    let shares = simulation.shares(names.count, seed: 13) { draws in
      let rows = Self.equallyGood(400, &draws)
      let first = simulation.measure(
        binary, task: .binary, model: .binary(rows.model), baseline: .binary(rows.baseline))
      let values = Self.equallyFar(300, &draws)
      let second = simulation.measure(
        numeric, task: .regression, model: .values(values.model), baseline: .values(values.baseline))
      func found(_ name: MetricName, _ comparison: Comparison?) -> Bool {
        let conclusion = comparison?.metrics.first { $0.name == name.description }?.value.conclusion
        return conclusion?.verdict == .better || conclusion?.verdict == .worse
      }
      return binary.map { found($0, first.comparison) } + numeric.map { found($0, second.comparison) }
    }
    for (name, share) in zip(names, shares) { simulation.expectFalsePositives(share, name) }
  }

  @Test func pairedTestsOfNumbers() {
    check(["Wilcoxon", "paired t"], seed: 14) { draws in
      let rows = Self.equallyFar(200, &draws)
      let (a, b) = (rows.model.absoluteErrors, rows.baseline.absoluteErrors)
      return [PairedTests.wilcoxon(a, b), PairedTests.pairedT(a, b)?.p]
    }
  }

  /// Losses of a forecast three steps ahead depend on the two before them.
  @Test func forecasts() {
    check(["Diebold-Mariano, one step", "Diebold-Mariano, three steps"], seed: 15) { draws in
      let noise = (0..<122).map { _ in draws.normal() }
      let near = Array(noise[..<120])
      let far = (0..<120).map { place -> Double in
        let late = 0.6 * noise[place + 1]
        return noise[place] + late + 0.3 * noise[place + 2]
      }
      return [DieboldMarianoTest.test(near, horizon: 1)?.p, DieboldMarianoTest.test(far, horizon: 3)?.p]
    }
  }

  @Test func twoGroups() {
    check(["two proportions", "Welch", "Mann-Whitney", "ratio by the delta method"], seed: 16) { draws in
      let first = (0..<400).count { _ in draws.isOne(0.2) }
      let second = (0..<500).count { _ in draws.isOne(0.2) }
      let few = (0..<80).map { _ in draws.normal(10, 4) }
      let many = (0..<200).map { _ in draws.normal(10, 1.5) }
      let (same, alike) = ((0..<90).map { _ in draws.exponential() }, (0..<110).map { _ in draws.exponential() })
      func visits(_ n: Int) -> (numerator: [Double], denominator: [Double]) {
        let visits = (0..<n).map { _ in Double(1 + draws.below(5)) }
        let spent = visits.map { count -> Double in
          let each = draws.normal(2, 0.5)
          return max(0, count * each + draws.normal())
        }
        return (spent, visits)
      }
      let (control, treatment) = (visits(300), visits(300))
      return [
        TwoSampleTests.proportions(first, 400, second, 500, level: 0.95)?.p,
        Sample(few).flatMap { a in Sample(many).flatMap { TwoSampleTests.welch(a, $0, level: 0.95)?.p } },
        MannWhitney(same, alike)?.p, TwoSampleTests.ratios(control, treatment, level: 0.95)?.p,
      ]
    }
  }

  @Test func adjustedTrialsAndArmSizes() throws {
    let simulation = simulation
    let experiment = Self.trial(covariate: true)
    let outcomes = simulation.outcomes(seed: 17) { draws -> [Bool] in
      var rows = ExperimentAnalysis.Rows(arm: [], outcome: [], outcomeIsYesNo: false, covariate: [])
      for _ in 0..<400 {
        let before = draws.normal(50, 10)
        rows.arm.append(draws.isOne(0.5) ? "new" : "old")
        rows.outcome.append(before + draws.normal(0, 5))
        rows.covariate?.append(before)
      }
      let result = try? ExperimentAnalysis(experiment: experiment, betterIsHigher: true).result(rows)
      let sizes = rows.arm.count { $0 == "new" }
      let mismatch = ExperimentAnalysis(experiment: experiment, betterIsHigher: true).mismatch(400 - sizes, sizes)
      return [(result?.p ?? 1) < 0.05 && result?.test == .cuped, (mismatch ?? 1) < 0.05]
    }
    for (index, name) in ["CUPED", "arm sizes"].enumerated() {
      simulation.expectFalsePositives(Double(outcomes.count { $0[index] }) / Double(simulation.sets), name)
    }
  }

  /// Looking five times finds no more than looking once.
  @Test(arguments: [AlphaSpending.obrienFleming, .pocock])
  func looks(_ spending: AlphaSpending) throws {
    let limits = try #require(spending.boundaries(looks: 5, alpha: 0.05))
    let shares = simulation.shares(1, seed: 18) { draws in
      var (control, treatment): ([Double], [Double]) = ([], [])
      for limit in limits {
        for _ in 0..<100 {
          control.append(draws.normal(5, 2))
          treatment.append(draws.normal(5, 2))
        }
        guard let a = Sample(control), let b = Sample(treatment),
          let found = TwoSampleTests.welch(a, b, level: 0.95)
        else { continue }
        if abs(found.estimate / found.standardError) >= limit { return [true] }
      }
      return [false]
    }
    simulation.expectFalsePositives(shares[0], "five looks, \(spending.rawValue)")
  }

  @Test func correlations() {
    let shares = simulation.shares(4, seed: 19) { draws in
      let x = (0..<40).map { _ in draws.normal() }
      let y = (0..<40).map { _ in draws.exponential() }
      let spearman = Correlation.spearman(x, y, level: 0.95)
      let kendall = Correlation.kendall(x, y, level: 0.95)
      func apart(_ result: Correlation.Result?) -> Bool {
        guard let low = result?.low, let high = result?.high else { return false }
        return low > 0 || high < 0
      }
      return [(spearman?.p ?? 1) < 0.05, apart(spearman), (kendall?.p ?? 1) < 0.05, apart(kendall)]
    }
    for (name, share) in zip(["Spearman", "Spearman's interval", "Kendall", "Kendall's interval"], shares) {
      simulation.expectFalsePositives(share, name)
    }
  }

  // MARK: Populations without a difference

  private static func equallyGood(_ n: Int, _ draws: inout Draws) -> (model: BinaryRows, baseline: BinaryRows) {
    var truth: [UInt8] = []
    var (first, second): ([Double], [Double]) = ([], [])
    for _ in 0..<n {
      let known = draws.normal()
      truth.append(draws.isOne(Populations.logistic(1.5 * known - 0.5)) ? 1 : 0)
      first.append(Populations.logistic(known + draws.normal(0, 0.8) - 0.4))
      second.append(Populations.logistic(known + draws.normal(0, 0.8) - 0.4))
    }
    func rows(_ scores: [Double]) -> BinaryRows {
      BinaryRows(
        truth: truth, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores, scoresAreProbabilities: true)
    }
    return (rows(first), rows(second))
  }

  private static func equallyFar(_ n: Int, _ draws: inout Draws) -> (model: ValueRows, baseline: ValueRows) {
    var (truth, first, second): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<n {
      let known = draws.normal(20, 5)
      truth.append(known + draws.normal(0, 2))
      first.append(known + draws.normal())
      second.append(known + draws.normal())
    }
    return (ValueRows(truth: truth, predicted: first), ValueRows(truth: truth, predicted: second))
  }

  private static func trial(covariate: Bool) -> Experiment {
    var design = ExperimentDesign()
    design.measure = .mean
    if covariate { design.covariate = "before" }
    return Experiment(
      data: TestProject.at("pilot"), arm: "arm", control: "old", treatment: "new", outcome: "outcome", design: design)
  }
}
