import Inference
import Measurements
import Tables
import Testing

@testable import Evaluation
@testable import Manifest

/// What people hand over that cannot be evaluated gives an error that says what to do; what can be is read as meant.
struct InputTests {
  private func run(
    _ spec: EvaluationSpec, _ columns: [Column], models: [ModelEntry]? = nil, predictions: Predictions? = nil,
    records: Table? = nil, key: String? = nil
  ) throws -> EvaluationResult {
    let rows = columns.map(\.count).max() ?? 0
    var models = models ?? [TestProject.recorded("model", column: "score")]
    if predictions != nil {
      models[0].source = .onnx(
        OnnxModel(
          path: TestProject.at("model.onnx"), inputs: .auto, output: .auto, outputName: nil, classes: [], threads: nil,
          lowercase: false))
    }
    return try Evaluator(
      source: MemorySource(Table(rowCount: rows, columns: columns), records: records, predictions: predictions),
      threads: 1
    ).evaluate(spec, in: TestProject.project(models: models, key: key))
  }

  private func texts(_ name: String, _ values: [String?]) -> Column {
    Column(name: name, values: .texts(TextValues(values.map { $0 ?? "" })), nulls: values.map { $0 == nil })
  }

  private func numbers(_ name: String, _ values: [Double?]) -> Column {
    Column(name: name, values: .doubles(values.map { $0 ?? 0 }), nulls: values.map { $0 == nil })
  }

  private func integers(_ name: String, _ values: [Int64]) -> Column { Column(name: name, values: .integers(values)) }

  private func failure(_ body: () throws -> EvaluationResult) -> EvaluationFailure? {
    do {
      _ = try body()
      return nil
    } catch { return error as? EvaluationFailure }
  }

  @Test func rowsWithoutTruthAreLeftOut() throws {
    let result = try run(
      TestProject.spec(.binary, positive: "yes"),
      [texts("target", ["yes", nil, "no", "yes"]), numbers("score", [0.9, nil, 0.2, 0.4])])
    #expect(result.n == 3)
    #expect(result.droppedRows == 1)
    #expect(result.positives == 2)
    #expect(result.classes == ["no", "yes"])
    #expect(result.confusion == [[1, 0], [1, 1]])
    #expect(result.notes.contains { if case .droppedRows(count: 1, _) = $0 { true } else { false } })
  }

  @Test func whatIsNotDefinedIsNamedWithItsCause() throws {
    var spec = TestProject.spec(
      .binary, positive: "1", metrics: ["roc_auc", "accuracy", "npv", "specificity"].map { MetricName(base: $0) })
    let one = try run(spec, [integers("target", [1, 1, 1]), numbers("score", [0.6, 0.7, 0.8])])
    #expect(one.metric("roc_auc")?.value == nil && one.metric("npv")?.value == nil)
    #expect(
      one.notes == [
        .undefined(metrics: ["roc_auc", "specificity"], cause: .oneClass), .undefined(metrics: ["npv"], cause: .other),
      ])
    spec = TestProject.spec(.regression, metrics: ["r2", "mae", "rmsle"].map { MetricName(base: $0) })
    let constant = try run(spec, [numbers("target", [2, 2, 2]), numbers("score", [1, -2, 3])])
    #expect(
      constant.notes == [
        .undefined(metrics: ["r2"], cause: .constantTruth), .undefined(metrics: ["rmsle"], cause: .other),
      ])
    // What a model cannot give at all is said of the model.
    spec = TestProject.spec(.binary, positive: "1", metrics: [MetricName(base: "brier")])
    let ranks = try run(
      spec, [integers("target", [1, 0, 1]), numbers("score", [6.5, 7.5, 8.5])])
    #expect(!ranks.notes.contains { if case .undefined = $0 { true } else { false } })
  }

  @Test func positiveIsFoundForZeroAndOne() throws {
    let result = try run(
      TestProject.spec(.binary), [integers("target", [0, 1, 1]), numbers("score", [0.1, 0.7, 0.3])])
    #expect(result.positive == "1")
    let missing = failure {
      try run(TestProject.spec(.binary), [texts("target", ["no", "yes"]), numbers("score", [0.1, 0.7])])
    }
    #expect(missing?.expected?.contains("positive:") == true)
  }

  @Test func badTargets() {
    let score = numbers("score", [0.1, 0.2, 0.3])
    let binary = TestProject.spec(.binary, positive: "a")
    #expect(
      failure { try run(binary, [texts("target", ["a", "b", "c"]), score]) }?.message.contains("3 values") == true)
    #expect(failure { try run(binary, [texts("target", ["b", "c", "b"]), score]) }?.help == "correct `positive:`")
    #expect(failure { try run(binary, [texts("target", [nil, nil, nil]), score]) }?.message.contains("null") == true)
    #expect(failure { try run(binary, [texts("Target", ["a", "b", "a"]), score]) }?.help == "did you mean “Target”?")
    #expect(
      failure { try run(binary, [texts("target", []), numbers("score", [])]) }?.message.contains("no rows") == true)
    let regression = TestProject.spec(.regression)
    #expect(
      failure { try run(regression, [texts("target", ["1", "2", "x"]), score]) }?.expected == "a numeric column")
    #expect(failure { try run(regression, [numbers("target", [1, .infinity, 2]), score]) } != nil)
    let listed = TestProject.spec(.multiclass, classes: ["a", "b"])
    let labels = texts("score", ["a", "b", "a"])
    #expect(failure { try run(listed, [texts("target", ["a", "b", "z"]), labels]) }?.message.contains("“z”") == true)
    #expect(
      failure {
        try run(
          TestProject.spec(.ordinal), [texts("target", ["lo", "hi", "lo"]), texts("score", ["lo", "lo", "hi"])])
      }?.message.contains("order") == true)
  }

  @Test func badPredictions() {
    let target = texts("target", ["a", "b", "a"])
    let binary = TestProject.spec(.binary, positive: "a")
    #expect(
      failure { try run(binary, [target, numbers("score", [0.1, nil, 0.3])]) }?.message.contains("row 2") == true)
    #expect(failure { try run(binary, [target, numbers("score", [0.1, .nan, 0.3])]) } != nil)
    #expect(failure { try run(binary, [target, texts("score", ["a", "c", "a"])]) }?.message.contains("“c”") == true)
    let forecast = TestProject.spec(.forecast)
    #expect(
      failure { try run(forecast, [target, numbers("score", [1, 2, 3])]) }?.expected?.contains("`forecast:`") == true)
    let metric = TestProject.spec(.regression, metrics: [MetricName(base: "roc_auc")])
    #expect(
      failure { try run(metric, [numbers("target", [1, 2, 3]), numbers("score", [1, 2, 3])]) }?.message.contains(
        "roc_auc") == true)
    let three = Predictions(probabilities: [0.2, 0.3, 0.5, 0.1, 0.1, 0.8, 0.3, 0.3, 0.4])
    #expect(failure { try run(binary, [target], predictions: three) }?.message.contains("3 probabilities") == true)
    let short = Predictions(labels: ["a"])
    #expect(failure { try run(binary, [target], predictions: short) }?.message.contains("1 answers for 3 rows") == true)
    let strange = Predictions(probabilities: [0.2, 0.8, 0.5, 0.5, 0.1, 0.9], classes: ["a", "x"])
    #expect(failure { try run(binary, [target], predictions: strange) }?.message.contains("“x”") == true)
  }

  @Test func classesOfTheModelAreAligned() throws {
    let predictions = Predictions(
      probabilities: [0.7, 0.2, 0.1, 0.1, 0.1, 0.8, 0.4, 0.4, 0.2], classes: ["c", "a", "b"])
    let result = try run(
      TestProject.spec(.multiclass, classes: ["a", "b", "c", "d"]), [texts("target", ["c", "b", "d"])],
      predictions: predictions)
    // Of equal probabilities the first in the task's order: a before c.
    #expect(result.confusion == [[0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0]])
    #expect(result.metric("log_loss")?.value != nil)
  }

  @Test func scoresThatRankOnly() throws {
    let models = [TestProject.recorded("model", column: "days", order: .ascending, orderStated: true)]
    let result = try run(
      TestProject.spec(.binary, positive: "1"),
      [integers("target", [1, 1, 0, 0]), integers("days", [3, 9, 10, 400])],
      models: models)
    #expect(result.metric("roc_auc")?.value == 1)
    #expect(result.metric("accuracy") == nil)
    #expect(result.confusion == nil)
    #expect(result.notes.contains { if case .ranksOnly = $0 { true } else { false } })
  }

  @Test func labelsOnly() throws {
    let result = try run(
      TestProject.spec(.binary, positive: "yes"),
      [texts("target", ["yes", "no", "no"]), texts("score", ["yes", "yes", "no"])])
    #expect(close(result.metric("accuracy")?.value, 2.0 / 3))
    #expect(result.metric("roc_auc") == nil)
    let zeros = try run(
      TestProject.spec(.binary), [integers("target", [1, 0, 0]), integers("score", [1, 1, 0])])
    #expect(zeros.metric("log_loss") == nil)
    #expect(zeros.confusion == [[1, 1], [0, 1]])
  }

  @Test func thresholdMovesTheLabels() throws {
    let columns = [integers("target", [1, 0, 1]), numbers("score", [0.3, 0.2, 0.9])]
    let result = try run(TestProject.spec(.binary, threshold: 0.3), columns)
    #expect(result.confusion == [[1, 0], [0, 2]])
    #expect(result.threshold == 0.3)
  }

  @Test func slicesAreSortedAndKeepNulls() throws {
    let n = 12
    let level = (0..<n).map { [10.0, 9, 2, nil][$0 % 4] }
    let result = try run(
      TestProject.spec(.binary, slices: ["level", "name"]),
      [
        integers("target", (0..<n).map { Int64($0 % 2) }), numbers("score", (0..<n).map { Double($0) / 12 }),
        numbers("level", level), texts("name", (0..<n).map { ["b", "a"][$0 % 2] }),
      ])
    #expect(result.slices.map(\.name) == ["level=2", "level=9", "level=10", "level=(null)", "name=a", "name=b"])
    #expect(result.slices.map(\.n) == [3, 3, 3, 3, 6, 6])
    // Every slice of `name` has one class only.
    #expect(result.slices[4].metrics.first { $0.name == "roc_auc" }?.value == Estimate(value: nil))
    let missing = failure {
      try run(
        TestProject.spec(.binary, slices: ["nothing"]), [integers("target", [0, 1]), numbers("score", [0.1, 0.2])])
    }
    #expect(missing?.message.contains("“nothing”") == true)
  }

  @Test func recordsOfAnotherEntryAreJoinedByKey() throws {
    let target = [integers("id", [1, 2, 3]), integers("target", [1, 0, 1])]
    let records = Table(rowCount: 4, columns: [integers("id", [3, 9, 2, 1]), numbers("p", [0.9, 0.5, 0.1, 0.4])])
    let models = [TestProject.recorded("model", column: "p", data: "records")]
    let result = try run(TestProject.spec(.binary), target, models: models, records: records, key: "id")
    #expect(result.confusion == [[1, 0], [1, 1]])
    let unkeyed = failure { try run(TestProject.spec(.binary), target, models: models, records: records) }
    #expect(unkeyed?.expected?.contains("key:") == true)
    let short = Table(rowCount: 1, columns: [integers("id", [3]), numbers("p", [0.9])])
    let incomplete = failure {
      try run(TestProject.spec(.binary), target, models: models, records: short, key: "id")
    }
    #expect(incomplete?.message.contains("“1”") == true)
  }

  @Test func groupsHaveToCoverTheClasses() {
    let groups = [ClassGroup(name: "low", classes: ["1"]), ClassGroup(name: "high", classes: ["3"])]
    let spec = TestProject.spec(.ordinal, classes: ["1", "2", "3"], aggregate: groups)
    let problem = failure { try run(spec, [integers("target", [1, 2]), integers("score", [1, 1])]) }
    #expect(problem?.message.contains("“2”") == true)
  }

  @Test func truthValuesAreSpelledInManyWays() throws {
    let target = Column(name: "target", values: .booleans([true, false, true]))
    let predictions = Predictions(
      labels: ["1", "0", "0"], probabilities: [0.2, 0.8, 0.9, 0.1, 0.6, 0.4], classes: ["0", "1"])
    let result = try run(TestProject.spec(.binary, positive: "True"), [target], predictions: predictions)
    #expect(result.classes == ["false", "true"])
    #expect(result.confusion == [[1, 0], [1, 1]])
    let labels = try run(TestProject.spec(.binary), [target], predictions: Predictions(labels: ["1", "0", "0"]))
    #expect(labels.confusion == [[1, 0], [1, 1]])
  }

  @Test func aTargetCanBeOverAnotherModel() throws {
    let accuracy = MetricName(base: "accuracy")
    let target = Target(
      location: TestProject.place, evaluation: TestProject.at("holdout"), metric: TestProject.at(accuracy),
      improve: .relative(0.2), reach: nil, over: "rule", by: nil)
    let models = [
      TestProject.recorded("model", column: "score"), TestProject.recorded("rule", column: "rule"),
      TestProject.recorded("baseline", column: "score"),
    ]
    let table = Table(
      rowCount: 4,
      columns: [
        integers("target", [1, 0, 1, 0]), numbers("score", [0.9, 0.1, 0.8, 0.2]),
        numbers("rule", [0.9, 0.9, 0.1, 0.1]),
      ])
    let spec = TestProject.spec(.binary, baseline: "baseline", metrics: [MetricName(base: "brier")], resamples: 20)
    let result = try Evaluator(source: MemorySource(table), threads: 1)
      .evaluate(spec, in: TestProject.project(models: models, target: target))
    #expect(result.target?.achieved.value == 1)
    #expect(result.comparison?.metrics.first { $0.name == "accuracy" }?.value.improvement.value == 0)
  }

  @Test func tooManyResamplesAreRefused() {
    let spec = TestProject.spec(.binary, resamples: 999_999)
    let problem = failure { try run(spec, [integers("target", [0, 1]), numbers("score", [0.1, 0.9])]) }
    #expect(problem?.message.contains("memory") == true)
  }
}
