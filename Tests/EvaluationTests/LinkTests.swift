import Inference
import Measurements
import Statistics
import Tables
import Testing

@testable import Evaluation
@testable import Manifest

struct LinkTests {
  private let place = TestProject.place

  // MARK: Value models

  private func credit(_ name: String) throws -> (rows: BinaryRows, baseline: [Double]?) {
    let table = try Fixture.table(name)
    let target = try #require(table.column(named: "target"))
    let truth = (0..<table.rowCount).map { UInt8(target.text(at: $0) == "bad" ? 1 : 0) }
    let scores = try #require(table.column(named: "score")?.numbers)
    return (
      BinaryRows(
        truth: truth, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores, scoresAreProbabilities: true),
      table.column(named: "baseline")?.numbers
    )
  }

  private var amounts: ValueModel {
    func money(_ amount: Double) -> Money { Money(amount: amount, currency: Currency(code: "EUR")) }
    return ValueModel(
      volume: Rate(count: 206, per: .month), tp: money(0), fp: money(-1), fn: money(-5), tn: money(0))
  }

  private func decide(_ rows: BinaryRows, _ scores: [Double]) throws -> DecisionRows {
    try DecisionRows(
      amounts, rows: rows, scores: scores, table: Table(rowCount: rows.truth.count, columns: []),
      kept: rows.truth.indices.map(Int32.init))
  }

  /// The costs of the data set's own documentation; totals of the case's reference results.
  @Test func creditCosts() throws {
    let (rows, baseline) = try credit("german-credit")
    let test = try decide(rows, rows.scores ?? [])
    let other = try decide(rows, try #require(baseline))
    let (validRows, _) = try credit("german-credit-valid")
    let valid = try decide(validRows, validRows.scores ?? [])
    #expect(test.total(threshold: 0.5) == -192)
    #expect(other.total(threshold: 0.5) == -251)
    let threshold = valid.best().threshold
    #expect(abs(threshold - 0.11389398574829102) < 1e-12)
    #expect(test.total(threshold: threshold) == -103)

    var model = amounts
    model.threshold = .best
    let analysis = ValueAnalysis(
      model: model, metric: MetricName(base: "roc_auc"), confidence: Confidence(level: 0.95, resamples: 500, seed: 7),
      plan: .rows(rows.truth.count), threads: 2, currency: Currency(code: "EUR"))
    let result = analysis.result(
      test, baseline: nil, chosen: (valid, nil), evaluationThreshold: 0.5, metrics: (0.79, 0.76))
    #expect(result.total == -103 && result.nobody == -315 && result.everybody == -143 && result.perfect == 0)
    #expect(abs(try #require(result.perMonth.value) + 103) < 1e-9)
    let low = try #require(result.perMonth.low)
    let high = try #require(result.perMonth.high)
    #expect(low < -103 && high > -103)
    #expect(result.curve.count == result.curveBand.count)
  }

  @Test func aBetterMetricCanLowerTheValue() throws {
    // The model ranks better by one swap among cheap rows and misses the expensive one.
    let truth: [UInt8] = [1, 0, 1, 0]
    let rows = BinaryRows(truth: truth, predicted: nil, scores: [0.9, 0.2, 0.4, 0.1], scoresAreProbabilities: true)
    let model = try decide(rows, [0.9, 0.2, 0.4, 0.1])
    let baseline = try decide(rows, [0.9, 0.6, 0.55, 0.1])
    let result = ValueAnalysis(
      model: amounts, metric: MetricName(base: "roc_auc"), confidence: Confidence(level: 0.95, resamples: 10, seed: 7),
      plan: .rows(4), threads: 1, currency: Currency(code: "EUR")
    ).result(model, baseline: baseline, chosen: nil, evaluationThreshold: 0.5, metrics: (1, 0.75))
    #expect(result.betterMetricLowersValue)
    // −5 (one missed) against −1 (one called in vain), a quarter each row, 206 a month.
    #expect(abs(try #require(result.gainPerMonth?.value) + 206) < 1e-9)
    #expect(abs(try #require(result.worthOfPoint) + 206 / 0.25 * 0.01) < 1e-9)
  }

  /// Two calls: the first two of the ranking, 10 and −1, over two decisions, 100 a month.
  @Test func rankingsActOnTheirFirstRows() throws {
    let rows = BinaryRows(
      truth: [1, 0, 1, 0], predicted: nil, scores: [0.9, 0.8, 0.7, 0.1], scoresAreProbabilities: false)
    var model = amounts
    model.tp = Money(amount: 10, currency: Currency(code: "EUR"))
    model.fn = nil
    model.volume = Rate(count: 100, per: .month)
    let decided = try DecisionRows(
      model, rows: rows, scores: rows.scores ?? [], table: Table(rowCount: 4, columns: []), kept: [0, 1, 2, 3])
    let result = ValueAnalysis(
      model: model, metric: MetricName(base: "captured", cutoff: .count(2)),
      confidence: Confidence(level: 0.95, resamples: 20, seed: 7), plan: .rows(4), threads: 1,
      currency: Currency(code: "EUR")
    ).result(decided, baseline: nil, chosen: nil, evaluationThreshold: 0.5, metrics: (0.5, nil))
    #expect(result.total == 9 && result.decision == .first(2))
    #expect(abs(try #require(result.perMonth.value) - 450) < 1e-9)
    #expect(result.curve.isEmpty && result.maximumPerDecision == nil)
  }

  @Test func formulasReadTheRow() throws {
    let formula = try ValueFormula.parse("0.25 * charges - max(1, `days left` / 2) RUB")
    #expect(formula.columns == ["charges", "days left"] && formula.currency.code == "RUB")
    #expect(formula.evaluate { $0 == "charges" ? 100 : 10 } == 20)
    var model = amounts
    model.formulas = [.init(outcome: .tp, formula: Located(formula, at: place))]
    let table = Table(
      rowCount: 2,
      columns: [
        Column(name: "charges", values: .doubles([100, 40])), Column(name: "days left", values: .integers([10, 1])),
      ])
    let rows = BinaryRows(truth: [1, 1], predicted: nil, scores: [0.9, 0.8], scoresAreProbabilities: true)
    let decided = try DecisionRows(model, rows: rows, scores: [0.9, 0.8], table: table, kept: [0, 1])
    #expect(decided.act == [20, 9])
    let gap = Table(
      rowCount: 1,
      columns: [
        Column(name: "charges", values: .doubles([0]), nulls: [true]),
        Column(name: "days left", values: .integers([1])),
      ])
    let one = BinaryRows(truth: [1], predicted: nil, scores: [0.9], scoresAreProbabilities: true)
    #expect(throws: EvaluationFailure.self) {
      try DecisionRows(model, rows: one, scores: [0.9], table: gap, kept: [0])
    }
  }

  @Test(arguments: [
    "1 + RUB", "(1 RUB", "2 * * 3 RUB", "rows(1) RUB", "1 / 2", "`a RUB", "1 2 RUB", "a $ b RUB", " RUB",
  ])
  func brokenFormulas(_ text: String) { #expect(throws: Complaint.self) { try ValueFormula.parse(text) } }

  @Test func deepFormulasAreRefused() {
    let deep = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200) + " RUB"
    #expect(throws: Complaint.self) { try ValueFormula.parse(deep) }
    #expect(throws: Complaint.self) { try ValueFormula.parse(String(repeating: "-", count: 400) + "1 RUB") }
  }

  // MARK: Trials

  private func trial(_ change: (inout ExperimentDesign) -> Void = { _ in }) -> Experiment {
    var design = ExperimentDesign()
    change(&design)
    return Experiment(
      data: TestProject.at("pilot"), arm: "arm", control: "old", treatment: "new", outcome: "stayed", design: design)
  }

  private func shares(_ old: (Int, Int), _ new: (Int, Int)) -> ExperimentAnalysis.Rows {
    func outcomes(_ share: (Int, Int)) -> [Double] {
      Array(repeating: 1, count: share.0) + Array(repeating: 0, count: share.1 - share.0)
    }
    return ExperimentAnalysis.Rows(
      arm: Array(repeating: "old", count: old.1) + Array(repeating: "new", count: new.1),
      outcome: outcomes(old) + outcomes(new), outcomeIsYesNo: true)
  }

  private func analyse(_ rows: ExperimentAnalysis.Rows, _ experiment: Experiment? = nil, higher: Bool = true) throws
    -> ExperimentResult
  {
    try ExperimentAnalysis(experiment: experiment ?? trial(), betterIsHigher: higher).result(rows)
  }

  @Test func sharesOfTwoArms() throws {
    let found = try analyse(shares((30, 210), (45, 200)))
    #expect(found.test == .twoProportion && found.status == .confirmed)
    #expect(abs(found.p - 0.03151807425222708) < 1e-9)
    // Fieller's interval, by bisection with scipy.
    #expect(abs(try #require(found.relative?.low) - 0.042622479980630734) < 1e-9)
    #expect(abs(try #require(found.relative?.high) - 1.495733162716248) < 1e-9)
    #expect(try analyse(shares((30, 210), (45, 200)), higher: false).status == .refuted)
    #expect(try analyse(shares((30, 210), (32, 200))).status == .inconclusive)
  }

  @Test func brokenAssignmentsProveNothing() throws {
    let uneven = try analyse(shares((30, 300), (60, 200)))
    #expect(!uneven.isTrustworthy && uneven.status == .inconclusive)
    let planned = try analyse(shares((30, 300), (40, 100)), trial { $0.controlPerTreatment = 3 })
    #expect(planned.isTrustworthy && planned.status == .confirmed)
    var rows = shares((10, 50), (30, 50))
    rows.unit = (0..<100).map { "customer \($0 % 60)" }
    let both = try analyse(rows, trial { $0.unit = "customer" })
    #expect(both.warnings.contains(.unitsInBothArms(40)) && both.status == .inconclusive)
  }

  /// A look before the end asks for more: z = 2.15 is enough at the end and not at the first of three looks.
  @Test func earlyLooks() throws {
    let early = try analyse(
      shares((30, 210), (45, 200)),
      trial {
        $0.look = 1
        $0.looks = 3
      })
    #expect(early.status == .inconclusive && early.warnings.contains(.early(look: 1, looks: 3)))
    #expect(abs(try #require(early.boundary) - 3.7103) < 2e-4)
  }

  @Test func tooSmallAnEffectRefutes() throws {
    // 10,000 an arm, no difference: the interval ends near one point, below the three that matter.
    let found = try analyse(shares((1000, 10_000), (1000, 10_000)), trial { $0.minimumEffect = 0.03 })
    #expect(found.status == .refuted)
    let small = try analyse(shares((20, 100), (25, 100)), trial { $0.minimumEffect = 0.02 })
    #expect(small.warnings.contains { if case .underpowered = $0 { true } else { false } })
  }

  /// The covariate explains the outcome but for the treatment's effect of 1 and a little noise.
  @Test func covariatesTakeOutVariance() throws {
    var stream = RandomStream(seed: 3, number: 0)
    var rows = ExperimentAnalysis.Rows(arm: [], outcome: [], outcomeIsYesNo: false, covariate: [])
    for index in 0..<200 {
      let before = Double(stream.next(below: 1000)) / 50
      let treated = index % 2 == 1
      rows.arm.append(treated ? "new" : "old")
      rows.covariate?.append(before)
      rows.outcome.append(2 * before + (treated ? 1 : 0) + Double(stream.next(below: 100)) / 100)
    }
    let plain = try analyse(rows)
    let adjusted = try analyse(rows, trial { $0.covariate = "before" })
    #expect(plain.test == .welch && adjusted.test == .cuped)
    #expect(plain.status == .inconclusive && adjusted.status == .confirmed)
    #expect(try #require(adjusted.varianceReduction) > 0.95)
    #expect(abs(try #require(adjusted.difference.value) - 1) < 0.15)
  }

  @Test func trialsThatAreNone() {
    #expect(throws: EvaluationFailure.self) { try analyse(shares((5, 10), (0, 0))) }
    #expect(throws: EvaluationFailure.self) {
      try analyse(
        ExperimentAnalysis.Rows(
          arm: ["old", "old", "new", "new"], outcome: [1, 1, 1, 1], outcomeIsYesNo: false))
    }
  }

  // MARK: Histories

  private let observation = Observation(
    data: TestProject.at("history"), model: "captured", business: "revenue", time: "month")

  /// Both rise with time and have nothing else in common.
  @Test func aCommonTrendIsNoLink() throws {
    let noise: [Double] = [3, -2, 1, 4, -3, 2, -4, 0, 3, -1, 2, -2, 1, -3, 4, 0]
    let other: [Double] = [-1, 3, 2, -4, 0, 1, -2, 4, -3, 2, -1, 3, -4, 1, 0, -2]
    let time = (0..<16).map(Double.init)
    let x = zip(time, noise).map { $0 * 5 + $1 }
    let y = zip(time, other).map { $0 * 5 + $1 }
    let found = try ObservationAnalysis(observation: observation, expectsRise: true)
      .result(model: x, business: y, time: time)
    #expect(found.spearman.value > 0.9)
    #expect(try #require(found.detrendedSpearman).value < 0.5)
    #expect(found.status != .confirmed)
    var plain = observation
    plain.time = nil
    #expect(
      try ObservationAnalysis(observation: plain, expectsRise: true).result(model: x, business: y, time: nil).status
        == .confirmed)
    #expect(
      try ObservationAnalysis(observation: plain, expectsRise: false).result(model: x, business: y, time: nil).status
        == .refuted)
  }

  @Test func fewPointsAreSaid() throws {
    let found = try ObservationAnalysis(observation: observation, expectsRise: true)
      .result(model: [1, 2, 3, .nan, 4], business: [2, 1, 3, 9, 5], time: nil)
    #expect(found.n == 4 && found.hasFewPoints && found.status == .inconclusive)
    #expect(throws: EvaluationFailure.self) {
      try ObservationAnalysis(observation: observation, expectsRise: true)
        .result(model: [1, 1, 1], business: [1, 2, 3], time: nil)
    }
  }

  @Test func theStrongestKindDecides() {
    func evidence(_ content: LinkEvidenceResult.Content) -> LinkEvidenceResult {
      LinkEvidenceResult(content: content, location: place)
    }
    func trial(_ status: LinkResult.Status) -> LinkEvidenceResult {
      evidence(
        .experiment(
          ExperimentResult(
            measure: .mean, control: .init(name: "a", units: 2, value: 1),
            treatment: .init(name: "b", units: 2, value: 1),
            test: .welch, difference: Estimate(value: 0), relative: nil, standardError: 1, p: 1, alpha: 0.05,
            betterIsHigher: true, status: status)))
    }
    func history(_ status: LinkResult.Status) -> LinkEvidenceResult {
      let found = ObservationResult.Coefficient(value: 0, low: nil, high: nil, p: nil)
      return evidence(
        .observation(
          ObservationResult(
            n: 3, spearman: found, kendall: nil, detrendedSpearman: nil, detrendedKendall: nil, expectsRise: true,
            points: [], status: status)))
    }
    #expect(LinkAnalyser.status([history(.confirmed), trial(.refuted)]).0 == .refuted)
    #expect(LinkAnalyser.status([history(.confirmed), evidence(.assumption("so"))]) == (.confirmed, .measured))
    #expect(LinkAnalyser.status([evidence(.assumption("so"))]) == (.assumed, .claimed))
    #expect(LinkAnalyser.status([]) == (.assumed, .missing))
    let failed = LinkEvidenceResult.Content.failed(message: "", expected: nil, help: nil, unavailable: false)
    #expect(LinkAnalyser.status([evidence(failed)]).0 == .inconclusive)
  }
}
