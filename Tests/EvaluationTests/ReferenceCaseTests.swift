import Measurements
import Testing

@testable import Evaluation
@testable import Manifest

/// Every number that scikit-learn, SciPy and statsmodels give for the shared cases.
struct ReferenceCaseTests {
  static let cases = [
    "telco-churn", "german-credit", "hpc-jobs", "tech-maturity", "tech-mentions", "ames-quality", "austen",
    "ames-housing", "diamonds",
  ]

  private static let otherNames = ["ece_10": "ece", "median_ae": "median_absolute_error"]

  @Test(arguments: cases)
  func metrics(_ name: String) throws {
    let (result, reference) = try CaseRun(name).run()
    var compared = 0
    for (key, value) in flat(reference["metrics"]) {
      guard let estimate = result.metric(Self.otherNames[key] ?? key), let expected = value.number else { continue }
      #expect(close(estimate.value, expected), "\(key): \(estimate.value ?? .nan) is not \(expected)")
      compared += 1
    }
    #expect(compared >= 10)
    #expect(result.n == Int(reference["metrics"]["n"].number ?? 0))
    if let positives = reference["metrics"]["positives"].number { #expect(result.positives == Int(positives)) }
  }

  @Test(arguments: cases)
  func tables(_ name: String) throws {
    let (result, reference) = try CaseRun(name).run()
    let metrics = reference["metrics"]
    if !metrics["confusion"].matrix.isEmpty { #expect(result.confusion == metrics["confusion"].matrix) }
    for (label, expected) in metrics["per_class"].object {
      let own = try #require(result.perClass.first { $0.name == label }?.value)
      #expect(close(own.precision, expected["precision"].number))
      #expect(close(own.recall, expected["recall"].number))
      #expect(close(own.f1, expected["f1"].number))
      #expect(own.support == Int(expected["support"].number ?? -1))
    }
    for (label, expected) in metrics["roc_auc_ovr_per_class"].object {
      #expect(close(result.perClass.first { $0.name == label }?.value.rocAUC, expected.number))
    }
    for (label, expected) in metrics["average_precision_per_class"].object {
      #expect(close(result.perClass.first { $0.name == label }?.value.averagePrecision, expected.number))
    }
  }

  @Test(arguments: ["tech-maturity", "tech-mentions", "ames-quality"])
  func mergedClasses(_ name: String) throws {
    let (result, reference) = try CaseRun(name).run()
    let expected = reference["metrics"]["aggregated"]
    let own = try #require(result.aggregated)
    let mapped =
      expected.object.keys.contains("by_mapping_the_predicted_class")
      ? expected["by_mapping_the_predicted_class"] : expected
    try compare(own.byMapping, mapped)
    #expect(own.labels == expected["labels"].list.compactMap(\.text))
    if let differ = expected["rows_where_the_two_differ"].number {
      #expect(own.rowsWhereTheTwoDiffer == Int(differ))
      try compare(try #require(own.bySumming), expected["by_summing_probabilities"])
    }
    #expect(result.metric("aggregated.accuracy")?.value == own.byMapping.metrics.first?.value.value)
  }

  private func compare(_ way: AggregatedResult.Way, _ expected: Reference) throws {
    #expect(way.confusion == expected["confusion"].matrix)
    for (key, value) in expected.object {
      guard let number = value.number else { continue }
      #expect(close(way.metrics.first { $0.name == key }?.value.value, number), "\(key)")
    }
  }

  @Test(arguments: cases)
  func slices(_ name: String) throws {
    let (result, reference) = try CaseRun(name).run()
    for (slice, expected) in reference["slices"].object {
      let own = try #require(result.slices.first { $0.name == slice }, "no slice \(slice)")
      #expect(own.n == Int(expected["n"].number ?? -1))
      for (key, value) in expected.object {
        let name = key == "aggregated_accuracy" ? "aggregated.accuracy" : Self.otherNames[key] ?? key
        guard let number = value.number, let estimate = own.metrics.first(where: { $0.name == name }) else { continue }
        #expect(close(estimate.value.value, number), "\(slice) \(key)")
      }
    }
    #expect(!reference["slices"].object.isEmpty)
  }

  @Test(arguments: cases)
  func baseline(_ name: String) throws {
    let (result, reference) = try CaseRun(name).run()
    let own = try #require(result.baseline)
    for (key, value) in flat(reference["baseline_metrics"]) {
      guard let number = value.number,
        let estimate = own.metrics.first(where: { $0.name == Self.otherNames[key] ?? key })
      else { continue }
      #expect(close(estimate.value.value, number), "\(key)")
    }
    for key in ["roc_auc", "accuracy", "mae"] {
      guard let expected = reference["against_baseline"]["baseline_\(key)"].number else { continue }
      #expect(close(own.metrics.first { $0.name == key }?.value.value, expected), "\(key)")
    }
  }

  @Test(arguments: cases)
  func comparison(_ name: String) throws {
    let (result, reference) = try CaseRun(name).run()
    let own = try #require(result.comparison)
    let expected = reference["against_baseline"]
    for (key, value) in expected.object {
      guard let absolute = value["absolute"].number else { continue }
      let name = key == "aggregated_accuracy" ? "aggregated.accuracy" : key
      let metric = try #require(own.metrics.first { $0.name == name }?.value, "\(name)")
      #expect(close(metric.improvement.value, absolute))
      #expect(close(metric.relative.value, value["relative_to_baseline"].number))
      #expect(close(metric.errorReduction?.value, value["error_reduction"].number))
    }
    let mcnemar = expected["mcnemar"]
    if let onlyModel = (mcnemar["model_only_right"].number ?? mcnemar["only_model_right"].number) {
      let test = try #require(own.mcnemar)
      #expect(test.onlyModelRight == Int(onlyModel))
      #expect(close(test.pExact, mcnemar["p_exact"].number))
      if let chi2 = (mcnemar["chi2"].number ?? mcnemar["chi2_corrected"].number) {
        #expect(close(test.chi2Corrected, chi2))
        #expect(close(test.pCorrected, mcnemar["p"].number ?? mcnemar["p_corrected"].number))
      }
    }
    if let z = expected["delong"]["z"].number {
      let test = try #require(own.delong)
      #expect(close(test.z, z, 1e-8))
      #expect(close(test.p, expected["delong"]["p"].number, 1e-7))
      #expect(close(test.aucBaseline, expected["delong"]["auc_baseline"].number))
      if let error = expected["delong"]["se_model"].number { #expect(close(test.seModel, error)) }
    }
    let paired = expected["paired_t"].object.isEmpty ? expected["paired_t_abs_error"] : expected["paired_t"]
    if let t = paired["t"].number {
      #expect(close(own.pairedT?.t, t))
      #expect(close(own.pairedT?.p, paired["p"].number, 1e-8))
      #expect(close(own.wilcoxonP, expected["wilcoxon_p"].number ?? expected["wilcoxon_abs_error"]["p"].number, 1e-8))
    }
  }

  /// Nested numbers by the names they have here.
  private func flat(_ reference: Reference) -> [(String, Reference)] {
    reference.object.flatMap { key, value -> [(String, Reference)] in
      switch key {
      case "pinball": value.object.map { ("pinball_" + $0.key.replacing(".", with: "_"), $0.value) }
      case "absolute_error_quantiles":
        value.object.map { ("absolute_error_q\(Int((Double($0.key) ?? 0) * 100 + 0.5))", $0.value) }
      default: [(key, value)]
      }
    }
  }
}

/// One of the shared cases, run through the evaluator from recorded answers.
struct CaseRun {
  let name: String
  var metrics: [MetricName]?
  var resamples = 0
  var method = ConfidenceSpec.Method.auto
  var withSlices = true

  init(_ name: String) { self.name = name }

  func run() throws -> (EvaluationResult, Reference) {
    let reference = try Reference.load(name)
    let table = try Fixture.table(name)
    let task = try #require(TaskKind(rawValue: reference["task"].text ?? ""))
    let classes = reference["metrics"]["classes"].list.compactMap(\.text)
    let groups = self.groups(reference["metrics"]["aggregated"])
    let columns = task == .binary || task == .regression ? [] : classes.map { "p_\($0)" }
    var metrics = self.metrics ?? TestProject.allMetrics(task)
    if !groups.isEmpty, self.metrics == nil { metrics.append(MetricName(base: "accuracy", aggregated: true)) }
    let slices = Set(reference["slices"].object.keys.map { String($0.prefix { $0 != "=" }) }).sorted()
    var spec = TestProject.spec(
      task, positive: reference["positive"].text, classes: classes, aggregate: groups, baseline: "baseline",
      metrics: metrics, slices: withSlices ? slices : [], resamples: resamples)
    spec.confidence.method = method
    var source = MemorySource(table)
    var splits: SplitSpec?
    if name == "ames-housing" {
      source.tables["rows:train"] = try Fixture.table("ames-housing-train")
      splits = SplitSpec(
        location: TestProject.place,
        rule: .files([("train", TestProject.at("train.csv")), ("test", TestProject.at("test.csv"))]))
    }
    let project = TestProject.project(
      models: [
        TestProject.recorded("model", column: columns.isEmpty ? "score" : nil, columns: columns),
        TestProject.recorded("baseline", column: "baseline"),
      ], splits: splits)
    let result = try Evaluator(source: source, threads: 2).evaluate(spec, in: project)
    return (result, reference)
  }

  private func groups(_ aggregated: Reference) -> [ClassGroup] {
    let labels = aggregated["labels"].list.compactMap(\.text)
    let own = aggregated["groups"].object
    // The older layout names the groups only; their classes are those of its README.
    let older = ["emerging": ["1", "2", "3"], "growing": ["4", "5", "6", "7"], "mature": ["8", "9", "10"]]
    return labels.map { label in
      ClassGroup(name: label, classes: own[label]?.list.compactMap(\.text) ?? older[label] ?? [])
    }
  }
}
