import Measurements
import Statistics
import Tables
import Testing

@testable import Evaluation
@testable import Manifest

/// What models are found to do whose formula is known.
struct ProbeTests {
  private static let rows = 400

  /// Columns x and z of whole hundredths, and a truth made from them.
  private func table(_ truth: (Double, Double, Double) -> Double, whole: Bool = false) -> Table {
    var stream = RandomStream(seed: 3, number: 0)
    func draw() -> Double { Double(stream.next(below: 1000)) / 100 }
    let x = (0..<Self.rows).map { _ in draw() }
    let z = (0..<Self.rows).map { _ in draw() }
    let noise = (0..<Self.rows).map { _ in draw() }
    let values = zip(zip(x, z), noise).map { truth($0.0, $0.1, $1) }
    return Table(
      rowCount: Self.rows,
      columns: [
        Column(name: "x", values: .doubles(x)), Column(name: "z", values: .doubles(z)),
        Column(name: "target", values: whole ? .integers(values.map { Int64($0) }) : .doubles(values)),
      ])
  }

  private func regression(resamples: Int = 200) -> EvaluationSpec {
    TestProject.spec(.regression, metrics: [MetricName(base: "mse")], resamples: resamples)
  }

  /// For y = 3x + noise and the model 3x, shuffling x costs 2 · 9 · Var(x) in squared error (Fisher, Rudin and Dominici,
  /// 2019), and shuffling z nothing.
  @Test func importance() throws {
    let rows = table { x, _, noise in 3 * x + noise / 10 }
    let result = try FunctionSource(table: rows, answer: { x, _ in 3 * x }).evaluate(regression())
    let explanation = try #require(result.explanation)
    #expect(explanation.importance.map(\.column) == ["x", "z"])
    let x = try #require(rows.column(named: "x")?.numbers)
    let expected = 2 * 9 * SampleMoments(x).variance
    let loss = explanation.importance[0].loss
    #expect(abs((loss.value ?? 0) - expected) < 0.1 * expected)
    let (low, high) = (try #require(loss.low), try #require(loss.high))
    #expect(low < expected && expected < high)
    #expect(explanation.importance[1].loss.value == 0)
    #expect(explanation.importance[1].changedAnswers == 0)
    #expect(explanation.importance[0].changedAnswers > 0.99)
  }

  /// The partial dependence of 2x + 5z on x is 2x plus five times the mean of z in the sample.
  @Test func dependence() throws {
    let rows = table { x, z, _ in 2 * x + 5 * z }
    let result = try FunctionSource(table: rows, answer: { x, z in 2 * x + 5 * z }).evaluate(regression())
    let curve = try #require(result.explanation?.dependence.first { $0.column == "x" })
    #expect(curve.points.count == 10)
    let first = try #require(curve.points.first?.x)
    for point in curve.points {
      let x = try #require(point.x)
      #expect(close(point.mean - curve.points[0].mean, 2 * (x - first), 1e-9))
    }
  }

  /// Noise of a tenth of the standard deviation on x adds (3 · 0.1 · sd)² to the squared error.
  @Test func noise() throws {
    let rows = table { x, _, _ in 3 * x }
    var spec = regression()
    spec.scrutiny.robustness = RobustnessSpec(noise: [0.1, 1], missing: [0.05])
    let result = try FunctionSource(table: rows, answer: { x, _ in 3 * x }).evaluate(spec)
    let robustness = try #require(result.robustness)
    #expect(robustness.before.value == 0)
    let x = try #require(rows.column(named: "x")?.numbers)
    for (index, amount) in [0.1, 1].enumerated() {
      let expected = 9 * amount * amount * SampleMoments(x).variance
      let own = robustness.disturbances[index]
      #expect(abs((own.after.value ?? 0) - expected) < 0.25 * expected)
      #expect(close(own.change.value, -(own.after.value ?? 0)))
      #expect((own.change.high ?? 0) < 0)
    }
    // This model takes no empty cells, which is said and no reason to stop.
    #expect(robustness.disturbances[2].refusal?.contains("empty") == true)
    #expect(robustness.disturbances[2].after.value == nil)
  }

  @Test func theSameSeedGivesTheSame() throws {
    let rows = table { x, z, noise in 3 * x + z + noise }
    let source = FunctionSource(table: rows, answer: { x, z in 3 * x + z })
    let (a, b) = (try source.evaluate(regression()), try source.evaluate(regression()))
    #expect(a.explanation == b.explanation && a.robustness == b.robustness && a.modelChecks == b.modelChecks)
  }

  @Test func switchedOff() throws {
    var spec = regression()
    spec.scrutiny = ScrutinySpec(robustness: RobustnessSpec(), explains: false, searchesSlices: false)
    let result = try FunctionSource(table: table { x, _, _ in x }, answer: { x, _ in x }).evaluate(spec)
    #expect(result.explanation == nil && result.robustness == nil && result.sliceSearch == nil)
  }

  // MARK: What is planted

  @Test func leakingColumn() throws {
    // z is 1 above 5 with hardly an exception: whoever knows z knows the truth.
    let rows = table({ _, z, _ in z > 5 ? 1 : 0 }, whole: true)
    let spec = TestProject.spec(.binary, positive: "1", metrics: [MetricName(base: "roc_auc")], resamples: 50)
    let result = try FunctionSource(table: rows, answer: { _, z in z / 10 }, givesProbabilities: true).evaluate(spec)
    let strongest = try #require(result.modelChecks?.singleFeatures.first)
    #expect(strongest.column == "z" && strongest.value == 1 && strongest.isInput == true)
    #expect((result.modelChecks?.singleFeatures.last?.value ?? 1) < 0.6)
  }

  /// A column with a value of its own in every row tells nothing, though it determines each row.
  @Test func rowNumbersAreNoLeak() throws {
    let codes = (0..<400).map { $0 }
    var stream = RandomStream(seed: 5, number: 0)
    let truth = codes.map { _ in Double(stream.next(below: 2)) }
    let fitted = SingleFeatureMeasurer.crossFitted(codes, truth, codes.map { $0 % 5 })
    #expect(Set(fitted).count <= 5)
    let rows = ClassRows(classCount: 2, truth: truth.map { Int32($0) }, predicted: [], probabilities: nil)
    let skill = try #require(SingleFeatureMeasurer.accuracySkill(codes, rows, codes.map { $0 % 5 }))
    #expect(skill < 0.1)
  }

  @Test func constantModelAndBadBaseline() throws {
    // Three of four rows are 1; the baseline says 0 everywhere.
    var rows = table({ x, _, _ in x > 2.5 ? 1 : 0 }, whole: true)
    rows.columns.append(Column(name: "b", values: .integers([Int64](repeating: 0, count: Self.rows))))
    let spec = TestProject.spec(
      .binary, positive: "1", baseline: "b", metrics: [MetricName(base: "accuracy")], resamples: 100)
    let result = try FunctionSource(table: rows, answer: { _, _ in 0.8 }, givesProbabilities: true)
      .evaluate(spec, baseline: TestProject.recorded("b", column: "b", output: .labels))
    let checks = try #require(result.modelChecks)
    #expect(checks.distinctAnswers == 1 && checks.distinctTruth == 2)
    let accuracy = try #require(checks.trivial.first { $0.metric == "accuracy" })
    #expect(accuracy.modelGain.value == 0)
    #expect((accuracy.baselineGain?.high ?? 0) < 0)
    let share = Double(rows.column(named: "target")?.numbers?.reduce(0, +) ?? 0) / Double(Self.rows)
    #expect(close(accuracy.value, share) && close(accuracy.baseline, 1 - share))
  }

  @Test func chosenRows() throws {
    // The model is right where x is large and guesses elsewhere.
    let rows = table({ x, z, noise in (x > 5 ? z : noise) > 5 ? 1 : 0 }, whole: true)
    var spec = TestProject.spec(.binary, positive: "1", metrics: [MetricName(base: "accuracy")], resamples: 50)
    spec.filter = [RowFilter(column: TestProject.at("x"), test: .compare(.greater, 5))]
    let result = try FunctionSource(table: rows, answer: { _, z in z > 5 ? 1 : 0 }, givesProbabilities: true)
      .evaluate(spec)
    #expect(result.metric("accuracy")?.value == 1)
    let effect = try #require(result.filterEffect)
    #expect(effect.kept == result.n && effect.kept + effect.leftOut == Self.rows)
    let test = try #require(effect.tests.first)
    #expect(test.p < 1e-6 && test.difference > 0.3)
    #expect(try #require(effect.all.first).value < 0.85)
  }
}
