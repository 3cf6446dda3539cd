import Manifest
import Measurements
import Testing

@testable import Governance

/// What is planted is found, and what is normal is not.
@Suite struct ScrutinyRuleTests {
  private let date = CalendarDate(year: 2026, month: 11, day: 23)!

  private func project(_ evaluation: String = "") throws -> Project {
    let text = """
      dossier: 1
      title: T
      phase: evaluation
      catalog: {rows: {source: {kind: csv, path: rows.csv}, splits: {column: s, train: train, test: test}}}
      models: {m: {format: onnx, path: m.onnx}}
      evaluations:
        e: {task: binary, data: "rows:test", target: y, model: m, metrics: [roc_auc]\(evaluation)}
      """
    let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
    return try #require(outcome.value, "\(outcome.diagnostics)")
  }

  /// The findings of one rule.
  private func findings(
    _ rule: String, evaluation: String = "", audit: DataAudit = DataAudit(),
    _ change: (inout EvaluationResult) -> Void = { _ in }
  ) throws -> [Finding] {
    var result = EvaluationResult(
      id: "e", task: .binary, n: 500, confidence: Confidence(level: 0.95, resamples: 100, seed: 1),
      metrics: [Named("roc_auc", Estimate(value: 0.8, low: 0.75, high: 0.85))], provenance: Provenance())
    result.modelChecks = ModelChecks(
      distinctAnswers: 400, distinctBaselineAnswers: 2, distinctTruth: 2, inputs: ["x"])
    change(&result)
    var profile = ProfileResult(entry: "rows", rows: 1000)
    profile.audit = audit
    let review = Reviewer().review(
      Subject(
        project: try project(evaluation),
        measurements: ProjectMeasurements(project: "t", evaluations: [result], profiles: [profile]), asOf: date))
    return review.findings.filter { $0.rule == rule }
  }

  private func overlap(_ shared: Int, expected: Double) -> DataAudit {
    DataAudit(overlaps: [
      DataAudit.Overlap(
        train: "train", test: "test", trainRows: 800, testRows: 200, columns: ["x", "y"], sharedRows: shared,
        expectedRows: expected)
    ])
  }

  @Test func sharedRows() throws {
    #expect(try findings("DQ001", audit: overlap(20, expected: 0)).map(\.severity) == [.error])
    #expect(try findings("DQ001", audit: overlap(5, expected: 0)).map(\.severity) == [.error])
    // Chance: none, one copy, or as many as the training rows have among themselves.
    #expect(try findings("DQ001", audit: overlap(0, expected: 0)).isEmpty)
    #expect(try findings("DQ001", audit: overlap(1, expected: 0)).isEmpty)
    #expect(try findings("DQ001", audit: overlap(120, expected: 110)).isEmpty)
    #expect(try findings("DQ001", audit: overlap(190, expected: 110)).count == 1)
  }

  @Test func touchedCopiesAndRepeats() throws {
    func audit(near: Int, expected: Double, repeated: Int = 0) -> DataAudit {
      var audit = overlap(0, expected: expected)
      audit.overlaps[0].near = DataAudit.NearRows(rows: near, expectedRows: expected, column: "x")
      audit.overlaps[0].repeatedRows = repeated
      return audit
    }
    #expect(try findings("DQ001", audit: audit(near: 20, expected: 0)).map(\.severity) == [.error])
    #expect(try findings("DQ001", audit: audit(near: 22, expected: 20)).isEmpty)
    #expect(try findings("DQ036", audit: audit(near: 0, expected: 0, repeated: 20)).map(\.severity) == [.error])
    // Four rows, or no more than the training rows have among themselves.
    #expect(try findings("DQ036", audit: audit(near: 0, expected: 0, repeated: 4)).isEmpty)
    #expect(try findings("DQ036", audit: audit(near: 0, expected: 18, repeated: 20)).isEmpty)
  }

  @Test func groupsTimesAndKeys() throws {
    func shared(_ groups: Int) -> DataAudit {
      DataAudit(sharedGroups: [
        DataAudit.SharedGroups(
          column: "who", train: "train", test: "test", groups: groups, testGroups: 40, rows: groups * 5, examples: [])
      ])
    }
    #expect(try findings("DQ002", audit: shared(0)).isEmpty)
    #expect(try findings("DQ002", audit: shared(1)).map(\.severity) == [.error])
    func older(_ rows: Int) -> DataAudit {
      DataAudit(timeOrder: [
        DataAudit.TimeOrder(
          column: "t", train: "train", test: "test", newestTrain: "2026-05", oldestTest: "2026-04", olderRows: rows,
          testRows: 200)
      ])
    }
    #expect(try findings("DQ003", audit: older(0)).isEmpty)
    #expect(try findings("DQ003", audit: older(1)).map(\.severity) == [.warning])
    #expect(try findings("DQ003", audit: older(100)).map(\.severity) == [.error])
    #expect(
      try findings("DQ004", audit: DataAudit(key: DataAudit.Key(column: "id", repeatedRows: 2, missing: 0)))
        .map(\.severity) == [.error])
    #expect(
      try findings("DQ004", audit: DataAudit(key: DataAudit.Key(column: "id", repeatedRows: 0, missing: 0))).isEmpty)
  }

  @Test func constantAnswersAndTruth() throws {
    #expect(try findings("EV020").isEmpty)
    #expect(try findings("EV020") { $0.modelChecks?.distinctAnswers = 1 }.map(\.severity) == [.error])
    #expect(try findings("EV020") { $0.modelChecks?.distinctTruth = 1 }.map(\.severity) == [.error])
  }

  @Test func unusedInputs() throws {
    func explained(_ used: Int, _ unused: Int) -> ExplanationResult {
      ExplanationResult(
        metric: "roc_auc", sampledRows: 500, rows: 500, repeats: 5, seed: 1,
        importance: (0..<(used + unused)).map {
          ExplanationResult.Importance(
            column: "c\($0)", loss: Estimate(value: $0 < used ? 0.1 : 0), changedAnswers: $0 < used ? 1 : 0,
            isConstant: false)
        }, answer: .positive)
    }
    #expect(try findings("EV021") { $0.explanation = explained(3, 0) }.isEmpty)
    #expect(try findings("EV021") { $0.explanation = explained(3, 1) }.map(\.severity) == [.info])
    #expect(try findings("EV021") { $0.explanation = explained(1, 3) }.map(\.severity) == [.warning])
  }

  @Test func leaks() throws {
    func feature(_ value: Double, input: Bool?) -> [ModelChecks.SingleFeature] {
      [ModelChecks.SingleFeature(column: "z", measure: .rocAUC, value: value, isInput: input)]
    }
    #expect(try findings("EV022") { $0.modelChecks?.singleFeatures = feature(0.93, input: true) }.isEmpty)
    #expect(
      try findings("EV022") { $0.modelChecks?.singleFeatures = feature(0.99, input: true) }.map(\.severity) == [.error])
    #expect(
      try findings("EV022") { $0.modelChecks?.singleFeatures = feature(0.99, input: nil) }.map(\.severity)
        == [.warning])
    #expect(try findings("EV023").isEmpty)
    #expect(
      try findings("EV023") { $0.metrics = [Named("roc_auc", Estimate(value: 0.999))] }.map(\.severity) == [.warning])
  }

  private func trivial(_ model: (Double, Double), baseline: (Double, Double)) -> ModelChecks.Trivial {
    ModelChecks.Trivial(
      metric: "roc_auc", value: 0.5, model: 0.5 + model.0, baseline: 0.5 + baseline.0,
      modelGain: Estimate(value: model.0, low: model.0 - model.1, high: model.0 + model.1),
      baselineGain: Estimate(value: baseline.0, low: baseline.0 - baseline.1, high: baseline.0 + baseline.1))
  }

  @Test func trivialAnswers() throws {
    let good = trivial((0.3, 0.05), baseline: (0.2, 0.05))
    #expect(try findings("EV024") { $0.modelChecks?.trivial = [good] }.isEmpty)
    #expect(try findings("EV025") { $0.modelChecks?.trivial = [good] }.isEmpty)
    let poor = trivial((0.01, 0.05), baseline: (-0.2, 0.05))
    #expect(try findings("EV024") { $0.modelChecks?.trivial = [poor] }.map(\.severity) == [.warning])
    #expect(try findings("EV025") { $0.modelChecks?.trivial = [poor] }.map(\.severity) == [.error])
    let reversed = trivial((-0.2, 0.05), baseline: (-0.01, 0.05))
    #expect(try findings("EV024") { $0.modelChecks?.trivial = [reversed] }.map(\.severity) == [.error])
    // Below by less than the noise of the rows.
    #expect(try findings("EV025") { $0.modelChecks?.trivial = [reversed] }.isEmpty)
  }

  private func test(_ difference: Double, p: Double) -> SliceTest {
    SliceTest(
      metric: "roc_auc", method: .independentAUC, rest: 0.7, difference: difference, statistic: 5, p: p, holm: p, q: p)
  }

  @Test func chosenRows() throws {
    let filter = ", where: {x: \">= 1\"}, claims: {roc_auc: 0.8}"
    func effect(_ difference: Double, p: Double) -> FilterEffect {
      FilterEffect(kept: 500, leftOut: 300, all: [Named("roc_auc", 0.74)], tests: [test(difference, p: p)])
    }
    #expect(
      try findings("EV026", evaluation: filter) { $0.filterEffect = effect(0.1, p: 1e-6) }.map(\.severity) == [.error])
    // Not shown, not much, worse, or nothing stated.
    #expect(try findings("EV026", evaluation: filter) { $0.filterEffect = effect(0.1, p: 0.2) }.isEmpty)
    #expect(try findings("EV026", evaluation: filter) { $0.filterEffect = effect(0.01, p: 1e-6) }.isEmpty)
    #expect(try findings("EV026", evaluation: filter) { $0.filterEffect = effect(-0.1, p: 1e-6) }.isEmpty)
    #expect(
      try findings("EV026", evaluation: ", where: {x: \">= 1\"}") { $0.filterEffect = effect(0.1, p: 1e-6) }.isEmpty)
  }

  @Test func chosenSlice() throws {
    let slices = ", slices: [region]"
    func add(_ result: inout EvaluationResult) {
      var slice = SliceResult(column: "region", value: "North", n: 100, metrics: [])
      slice.tests = [test(0.2, p: 1e-5)]
      result.slices = [slice]
    }
    let claim = ", claims: {slice(region=North).roc_auc: 0.9}"
    #expect(try findings("EV026", evaluation: slices + claim, add).map(\.severity) == [.error])
    // Said of the whole as well.
    let both = ", claims: {slice(region=North).roc_auc: 0.9, roc_auc: 0.8}"
    #expect(try findings("EV026", evaluation: slices + both, add).isEmpty)
  }

  @Test func trainingRows() throws {
    func review(_ data: String, other: String = "") throws -> [Finding.Severity] {
      let text = """
        dossier: 1
        title: T
        phase: evaluation
        catalog: {rows: {source: {kind: csv, path: rows.csv}, splits: {column: s, train: train, test: test}}}
        models: {m: {format: onnx, path: m.onnx}}
        evaluations:
          e: {task: binary, data: "\(data)", target: y, model: m, metrics: [roc_auc]}
        \(other)
        """
      let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
      let own = try #require(outcome.value, "\(outcome.diagnostics)")
      return Reviewer().review(
        Subject(project: own, measurements: ProjectMeasurements(project: "t"), asOf: date)
      ).findings.filter { $0.rule == "EV028" }.map(\.severity)
    }
    #expect(try review("rows:test").isEmpty)
    #expect(try review("rows:train") == [.error])
    #expect(try review("rows") == [.error])
    // To show both is how overfitting is seen.
    let held = "  held: {task: binary, data: \"rows:test\", target: y, model: m, metrics: [roc_auc]}"
    #expect(try review("rows:train", other: held).isEmpty)
  }

  @Test func protectedGroups() throws {
    func fairness(_ ratio: Double, p: Double) -> FairnessResult {
      let some = Estimate(value: 0.05)
      return FairnessResult(
        column: "sex", groups: [], minimum: 20, selectionDifference: some, selectionRatio: Estimate(value: ratio),
        opportunityDifference: some, falsePositiveDifference: some, oddsDifference: some, selectionP: p,
        opportunityP: 0.5)
    }
    #expect(try findings("EV027") { $0.fairness = [fairness(0.6, p: 0.001)] }.map(\.severity) == [.warning])
    #expect(try findings("EV027") { $0.fairness = [fairness(0.6, p: 0.3)] }.isEmpty)
    #expect(try findings("EV027") { $0.fairness = [fairness(0.95, p: 0.001)] }.isEmpty)
  }
}
