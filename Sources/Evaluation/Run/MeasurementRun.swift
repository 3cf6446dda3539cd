import Manifest
import Measurements

/// The measurements of one evaluation: model, baseline and what the target is over, all on the same resamples.
struct MeasurementRun {
  let spec: EvaluationSpec
  let inputs: EvaluationInputs
  let metrics: [MetricName]
  let grouping: Grouping?
  let bootstrap: Bootstrap
  /// What resamples draw, and how people call it.
  let plan: ResamplingPlan
  let unit: ResamplingUnit

  let model: MeasuredModel
  let baseline: MeasuredModel?
  /// What the problem's target compares with.
  let over: MeasuredModel?

  init(
    spec: EvaluationSpec, project: Project, inputs: EvaluationInputs, metrics: [MetricName], grouping: Grouping?,
    bootstrap: Bootstrap
  ) throws(EvaluationFailure) {
    (plan, unit) = try PlanBuilder(spec: spec, project: project, table: inputs.table, kept: inputs.truth.rows)
      .plan(inputs.model.rows)
    self.spec = spec
    self.inputs = inputs
    self.metrics = metrics
    self.grouping = grouping
    self.bootstrap = bootstrap
    let prepared = [inputs.model, inputs.baseline, inputs.over].compactMap { $0 }.map {
      PreparedModel(metrics, rows: $0.rows, grouping: grouping, task: spec.task, all: true)
    }
    var measured = Self.measure(prepared, bootstrap, plan, spec.confidence.method)
    model = measured.removeFirst()
    baseline = inputs.baseline == nil ? nil : measured.removeFirst()
    over = measured.first ?? baseline
  }

  private static func measure(
    _ prepared: [PreparedModel], _ bootstrap: Bootstrap, _ plan: ResamplingPlan, _ method: ConfidenceSpec.Method
  ) -> [MeasuredModel] {
    var replicates = bootstrap.run(prepared.flatMap(\.sets), plan: plan)[...]
    return prepared.map { one in
      defer { replicates = replicates.dropFirst(one.sets.count) }
      return one.measured(
        Array(replicates.prefix(one.sets.count)), level: bootstrap.confidence.level, method: method, plan: plan)
    }
  }

  /// The confidence settings with what was drawn.
  private var confidence: Confidence {
    var confidence = bootstrap.confidence
    confidence.unit = unit
    confidence.units = plan.unitCount
    return confidence
  }

  func result() -> EvaluationResult {
    let rows = inputs.model.rows
    var result = EvaluationResult(
      id: spec.id, task: spec.task, n: rows.count, droppedRows: inputs.truth.dropped,
      classes: inputs.scheme?.labels ?? [], confidence: confidence,
      metrics: metrics.map { Named($0.description, model.estimate($0)) },
      otherIntervals: model.otherIntervals(metrics), confusion: ClassDetails.confusion(rows),
      perClass: ClassDetails.perClass(rows, labels: inputs.scheme?.labels ?? []), aggregated: aggregated(model, rows),
      curves: CurveBuilder(confidence: bootstrap.confidence).curves(model: rows, baseline: inputs.baseline?.rows),
      notes: inputs.notes + undefined(rows), provenance: Provenance())
    CurveBands(confidence: bootstrap.confidence, plan: plan, threads: bootstrap.threads)
      .add(to: &result.curves, model: rows, baseline: inputs.baseline?.rows)
    if case .binary(let rows) = rows {
      result.positives = rows.truth.reduce(0) { $0 + Int($1) }
      result.positive = inputs.scheme?.positive
      if rows.predicted != nil, rows.scoresAreProbabilities { result.threshold = spec.threshold ?? 0.5 }
    }
    if let aligned = inputs.baseline, let baseline {
      result.baseline = BaselineResult(
        model: aligned.id,
        metrics: metrics.map { Named($0.description, baseline.estimate($0)) }.filter { $0.value.value != nil },
        confusion: ClassDetails.confusion(aligned.rows), aggregated: aggregated(baseline, aligned.rows))
      result.comparison = ComparisonBuilder.comparison(
        metrics, model: model, baseline: baseline, modelRows: rows, baselineRows: aligned.rows)
    }
    return result
  }

  /// Metrics that the rows could give and do not, by what they lack.
  private func undefined(_ rows: TaskRows) -> [EvaluationNote] {
    let missing = model.given.filter { model.value($0)?.point == nil }
    let causes = missing.map { rows.cause(ofUndefined: $0) }
    return EvaluationNote.UndefinedCause.allCases.compactMap { cause in
      let names = zip(missing, causes).filter { $0.1 == cause }.map(\.0.description)
      return names.isEmpty ? nil : .undefined(metrics: names, cause: cause)
    }
  }

  private func aggregated(_ measured: MeasuredModel, _ rows: TaskRows) -> AggregatedResult? {
    guard let grouping, case .classes(let classes) = rows else { return nil }
    let mapped = grouping.byMapping(classes)
    var result = AggregatedResult(
      labels: grouping.groups.map(\.name), groups: grouping.groups.map { Named($0.name, $0.classes) },
      byMapping: AggregatedResult.Way(
        metrics: measured.estimates(ofPart: 1).filter { $0.value.value != nil },
        confusion: ClassDetails.confusion(.classes(mapped)) ?? []))
    if let summed = grouping.bySumming(classes) {
      result.bySumming = AggregatedResult.Way(
        metrics: measured.estimates(ofPart: 2), confusion: ClassDetails.confusion(.classes(summed)) ?? [])
      result.rowsWhereTheTwoDiffer = zip(mapped.predicted, summed.predicted).count { $0 != $1 }
    }
    return result
  }

  /// The metrics on one slice, with intervals from resamples of its own rows.
  func slice(_ slice: RowSlice) -> SliceResult {
    let prepared = PreparedModel(
      metrics, rows: inputs.model.rows.selecting(slice.rows), grouping: grouping, task: spec.task, all: false)
    let measured = Self.measure([prepared], bootstrap, plan.selecting(slice.rows), spec.confidence.method)
    var result = SliceResult(
      parts: slice.parts, n: slice.rows.count,
      metrics: metrics.map { Named($0.description, measured.first?.estimate($0) ?? Estimate(value: nil)) })
    if let baseline = inputs.baseline {
      let prepared = PreparedModel(
        metrics, rows: baseline.rows.selecting(slice.rows), grouping: grouping, task: spec.task, all: false)
      let points = prepared.measured(
        prepared.sets.map { Replicates(count: 0, width: $0.names.count) }, level: bootstrap.confidence.level,
        method: .percentile, plan: plan.selecting(slice.rows))
      result.baseline = metrics.map { Named($0.description, points.estimate($0)) }.filter { $0.value.value != nil }
    }
    return result
  }
}
