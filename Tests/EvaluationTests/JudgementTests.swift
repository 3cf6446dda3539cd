import Measurements
import Testing

@testable import Evaluation
@testable import Manifest

struct JudgementTests {
  private let auc = MetricName(base: "roc_auc")

  @Test func conditionsAreJudgedOnTheInterval() {
    let sure = Estimate(value: 0.85, low: 0.81, high: 0.9)
    #expect(Judge.outcome(sure, .atLeast, 0.8) == .met)
    #expect(Judge.outcome(sure, .atLeast, 0.83) == .metByPointOnly)
    #expect(Judge.outcome(sure, .atLeast, 0.86) == .notMet)
    #expect(Judge.outcome(sure, .less, 0.95) == .met)
    #expect(Judge.outcome(sure, .atMost, 0.87) == .metByPointOnly)
    #expect(Judge.outcome(sure, .greater, 0.85) == .notMet)
    #expect(Judge.outcome(Estimate(value: nil), .atLeast, 0) == .notMeasured)
    #expect(Judge.outcome(Estimate(value: 0.9), .atLeast, 0.8) == .metByPointOnly)
    #expect(Judge.outcome(Estimate(value: 0.1 + 0.2, low: 0.3, high: 0.3), .equal, 0.3) == .met)
  }

  @Test func claims() throws {
    func outcome(_ base: String, _ value: Double, measured: Double, tolerance: Double = 0.005) -> ClaimResult.Outcome {
      let model = measuredModel(base, measured)
      let claim = Claim(
        location: TestProject.place,
        metric: MetricReference(metric: MetricName(base: base), scope: .whole, text: base), value: value,
        tolerance: tolerance, text: "\(value)")
      return Judge.claim(claim, ReferenceResolver(model: model, comparer: nil, slices: [])).outcome
    }
    #expect(outcome("roc_auc", 0.87, measured: 0.8744) == .reproduced)
    #expect(outcome("roc_auc", 0.87, measured: 0.875) == .reproduced)
    #expect(outcome("roc_auc", 0.87, measured: 0.88) == .betterThanClaimed)
    #expect(outcome("roc_auc", 0.87, measured: 0.86) == .notReproduced)
    #expect(outcome("mae", 10, measured: 9) == .betterThanClaimed)
    #expect(outcome("mae", 10, measured: 11) == .notReproduced)
    #expect(outcome("bias", -3, measured: 1) == .betterThanClaimed)
    #expect(outcome("bias", 1, measured: -3) == .notReproduced)
  }

  @Test func theWorstSliceIsLargeEnough() throws {
    let slices = [slice("a", 10, 0.2), slice("b", 30, 0.7), slice("c", 40, 0.6), slice("d", 50, nil)]
    let resolver = ReferenceResolver(model: measuredModel("roc_auc", 0.8), comparer: nil, slices: slices)
    let worst = resolver.measure(MetricReference(metric: auc, scope: .worstSlice, text: ""))
    #expect(worst.slice == "group=c")
    #expect(worst.estimate.value == 0.6)
    let named = resolver.measure(MetricReference(metric: auc, scope: .slice("group=a"), text: ""))
    #expect(named.estimate.value == 0.2)
    #expect(resolver.measure(MetricReference(metric: auc, scope: .slice("group=z"), text: "")).estimate.value == nil)
    #expect(resolver.measure(MetricReference(metric: auc, scope: .againstBaseline, text: "")).estimate.value == nil)
  }

  /// The three readings of "20%" of the case ames-quality: 20.07% relative, 9.2 points, 16.9% of the error.
  @Test(arguments: [
    (Improvement.relative(0.2), 0.2006578947368422, RequirementResult.Outcome.metByPointOnly, 0.5485714285714286),
    (.points(0.06), 0.09172932330827072, .metByPointOnly, 0.5171428571428571),
    (.points(0.2), 0.09172932330827072, .notMet, 0.6571428571428571),
    (.ofError(0.2), 0.16897506925207761, .notMet, 0.5657142857142857),
    (.relative(0.05), 0.2006578947368422, .met, 0.48),
  ])
  func targets(_ improve: Improvement, _ achieved: Double, _ outcome: RequirementResult.Outcome, _ value: Double) throws
  {
    let result = try target(improve: improve, reach: nil)
    #expect(close(result.achieved.value, achieved))
    #expect(result.outcome == outcome)
    #expect(close(result.targetValue, value, 1e-7))
    #expect(result.wanted == improve.amount)
  }

  @Test func targetsToReach() throws {
    let reached = try target(improve: nil, reach: 0.5)
    #expect(reached.outcome == .met)
    #expect(reached.reading == .reach)
    #expect(try target(improve: nil, reach: 0.54).outcome == .metByPointOnly)
    #expect(try target(improve: nil, reach: 0.6).outcome == .notMet)
  }

  @Test func directions() {
    let lower = ImprovementMeasure(MetricName(base: "mae"))
    #expect(lower.absolute(8, 10) == 2)
    #expect(lower.relative(8, 10) == 0.2)
    #expect(lower.errorReduction(0.1, 0.2).isNaN)
    let zero = ImprovementMeasure(MetricName(base: "bias"))
    #expect(zero.absolute(-1, 3) == 2)
    #expect(ImprovementMeasure(MetricName(base: "r2")).relative(0.5, -0.5).isNaN)
    #expect(Estimate(value: -1, low: -2, high: 1).distanceFromZero == Estimate(value: 1, low: 0, high: 2))
  }

  private func target(improve: Improvement?, reach: Double?) throws -> TargetResult {
    let table = try Fixture.table("ames-quality")
    let classes = (1...10).map(String.init)
    var spec = TestProject.spec(
      .ordinal, classes: classes, baseline: "baseline", metrics: [MetricName(base: "f1_macro")], resamples: 400)
    spec.id = "quality"
    let accuracy = MetricName(base: "accuracy")
    let target = Target(
      location: TestProject.place, evaluation: TestProject.at("quality"), metric: TestProject.at(accuracy),
      improve: improve, reach: reach, over: "baseline", by: nil)
    let project = TestProject.project(
      models: [
        TestProject.recorded("model", columns: classes.map { "p_\($0)" }),
        TestProject.recorded("baseline", column: "baseline"),
      ], target: target)
    let result = try Evaluator(source: MemorySource(table), threads: 2).evaluate(spec, in: project)
    #expect(result.metric("accuracy")?.value != nil)
    return try #require(result.target)
  }

  private func slice(_ value: String, _ n: Int, _ value2: Double?) -> SliceResult {
    SliceResult(column: "group", value: value, n: n, metrics: [Named("roc_auc", Estimate(value: value2))])
  }

  private func measuredModel(_ base: String, _ value: Double) -> MeasuredModel {
    MeasuredModel(
      parts: [
        MeasuredModel.Part(
          names: [MetricName(base: base)], points: [value], replicates: Replicates(count: 0, width: 1))
      ], level: 0.95, quantileLevel: 0.95, method: .auto)
  }
}
