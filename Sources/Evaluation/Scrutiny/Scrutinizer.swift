import Manifest
import Measurements
import Tables

/// Asks the questions about a model that its metrics do not answer, and adds the answers to the result.
struct Scrutinizer {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource
  let run: MeasurementRun

  private var inputs: EvaluationInputs { run.inputs }
  private var main: MetricName? { MainMetric.of(spec, project, run.metrics) }

  /// - Parameter cuts: the slices of `result.slices`, in their order.
  func extend(_ result: inout EvaluationResult, slices: [RowSlice]) throws(EvaluationFailure) {
    test(&result, slices)
    let excluded = NonFeatures.columns(spec, project)
    if spec.scrutiny.searchesSlices { result.sliceSearch = search(excluded) }
    result.filterEffect = try FilterMeasurer(
      spec: spec, project: project, source: source, metrics: run.metrics, main: main, bootstrap: run.bootstrap
    ).effect()
    try fairness(&result)
    result.modelChecks = checks(excluded)
    probe(&result)
  }

  private func search(_ excluded: Set<String>) -> SliceSearch? {
    guard let searched = SearchedLoss.of(inputs.model.rows, main: main) else { return nil }
    let positions = RowSample.draw(
      SliceFinder.mostRows, of: searched.losses.count, seed: run.bootstrap.confidence.seed, stream: 4)
    return SliceFinder(table: inputs.table, kept: positions.map { inputs.truth.rows[$0] }, excluded: excluded)
      .search(positions.map { searched.losses[$0] }, searched.kind)
  }

  private func test(_ result: inout EvaluationResult, _ slices: [RowSlice]) {
    guard slices.count == result.slices.count, !slices.isEmpty else { return }
    let tester = SliceTester(rows: inputs.model.rows, metrics: run.metrics, main: main, bootstrap: run.bootstrap)
    for index in slices.indices { result.slices[index].tests = tester.tests(slices[index].rows) }
    SliceTester.correct(&result.slices)
  }

  private func fairness(_ result: inout EvaluationResult) throws(EvaluationFailure) {
    guard case .binary(let rows) = inputs.model.rows else {
      if !spec.scrutiny.protected.isEmpty {
        result.notes.append(.fairnessNeedsTwoClasses)
      }
      return
    }
    for column in spec.scrutiny.protected {
      let (slices, _) = try Slicer.slices(
        by: SliceSpec(parts: column.parts, minimum: 1), of: inputs.table, kept: inputs.truth.rows)
      let measurer = FairnessMeasurer(rows: rows, confidence: run.bootstrap.confidence)
      if let measured = measurer.measure(slices, column: column.name, minimum: column.minimum) {
        result.fairness.append(measured)
      } else {
        result.notes.append(
          .fairnessNotMeasured(column: column.name, minimum: column.minimum ?? FairnessMeasurer.smallest))
      }
    }
  }

  private func checks(_ excluded: Set<String>) -> ModelChecks {
    let rows = inputs.model.rows
    var checks = ModelChecks(
      distinctAnswers: rows.distinctAnswers, distinctBaselineAnswers: inputs.baseline?.rows.distinctAnswers,
      distinctTruth: rows.distinctTruth, inputs: inputs.modelInputs)
    let measurer = TrivialMeasurer(model: rows, baseline: inputs.baseline?.rows, bootstrap: run.bootstrap)
    checks.trivial = trivialMetrics.compactMap(measurer.measure)
    checks.singleFeatures = SingleFeatureMeasurer(
      inputs: inputs, excluded: excluded, seed: run.bootstrap.confidence.seed
    ).measure()
    return checks
  }

  /// The main metric, those that statements compare with the baseline, and the plain one of the task.
  private var trivialMetrics: [MetricName] {
    var names: [MetricName] = []
    func add(_ name: MetricName?) {
      guard let name, MainMetric.measure(spec, project, [name]) != nil, !names.contains(name) else { return }
      names.append(name)
    }
    add(MainMetric.measure(spec, project, run.metrics))
    for claim in spec.claims where claim.metric.scope == .againstBaseline { add(claim.metric.resolved.metric) }
    for requirement in spec.requirements where requirement.metric.scope == .againstBaseline {
      add(requirement.metric.resolved.metric)
    }
    add(MetricName(base: spec.task == .regression ? "mae" : "accuracy"))
    if spec.task == .ordinal { add(MetricName(base: "mean_absolute_level_error")) }
    let unfit: Set<String> = ["prevalence", "max_error", "mase", "precision", "recall", "specificity", "npv", "bias"]
    return names.filter { $0.cutoff == nil && !$0.aggregated && !unfit.contains($0.base) }
  }

  private func probe(_ result: inout EvaluationResult) {
    guard let probe = Probe(spec: spec, project: project, source: source, inputs: inputs),
      let metric = MainMetric.measure(spec, project, run.metrics)
    else { return }
    result.robustness = RobustnessMeasurer(
      probe: probe, metric: metric, bootstrap: run.bootstrap, wanted: spec.scrutiny.robustness ?? .standard
    ).measure()
    guard spec.scrutiny.explains else { return }
    do throws(EvaluationFailure) {
      var explanation = try ImportanceMeasurer(probe: probe, metric: metric, bootstrap: run.bootstrap).measure()
      try DependenceMeasurer(probe: probe, seed: run.bootstrap.confidence.seed).extend(&explanation)
      result.explanation = explanation
    } catch {
      result.notes.append(.importanceNotMeasured(message: error.message))
    }
  }
}
