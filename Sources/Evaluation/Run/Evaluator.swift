import Foundation
import Inference
import Manifest
import Measurements
import Tables

/// Runs one evaluation of a project: reads the rows, runs model and baseline, measures, compares, judges.
public struct Evaluator: Sendable {
  private let source: any PredictionSource
  private let threads: Int

  /// - Parameters:
  ///   - source: where rows and answers come from.
  ///   - threads: how many threads draw resamples. The result does not depend on it.
  public init(source: any PredictionSource, threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.source = source
    self.threads = max(1, threads)
  }

  /// Runs the evaluation.
  ///
  /// - Throws: when it cannot be run as declared, with what is wrong and what to do.
  public func evaluate(_ spec: EvaluationSpec, in project: Project) throws(EvaluationFailure) -> EvaluationResult {
    try check(spec)
    let inputs = try EvaluationInputs.read(spec, in: project, from: source)
    let plan = try MetricPlan(
      spec: spec, project: project, hasScores: inputs.model.rows.hasScores, hasLabels: inputs.model.rows.hasLabels)
    try checkSize(spec, plan)
    let grouping = try grouping(spec, project, inputs.scheme)
    try check(plan, grouping, spec)
    let bootstrap = Bootstrap(confidence: Confidence(spec.confidence), threads: threads)
    let run = try MeasurementRun(
      spec: spec, project: project, inputs: inputs, metrics: plan.metrics, grouping: grouping, bootstrap: bootstrap)
    var result = run.result()
    result.rowFacts = RowFactsBuilder(spec: spec, project: project, inputs: inputs).build()
    let cut = try slices(spec, inputs)
    result.slices = cut.slices.map(run.slice)
    result.sliceCuts = cut.cuts
    TaskParts(spec: spec, inputs: inputs, run: run).add(to: &result)
    try Scrutinizer(spec: spec, project: project, source: source, run: run).extend(&result, slices: cut.slices)
    judge(&result, spec, project, run)
    result.provenance = Provenance(
      inputs: try source.digests(for: spec, models: inputs.entries, project: project).sorted { $0.path < $1.path },
      model: inputs.modelFacts, baseline: inputs.baselineFacts, versions: source.versions(models: inputs.entries),
      provider: inputs.provider)
    return result
  }

  private func check(_ spec: EvaluationSpec) throws(EvaluationFailure) {
    let confidence = spec.confidence
    guard confidence.level > 0, confidence.level < 1 else {
      throw EvaluationFailure(
        "the confidence level \(confidence.level) is not between 0 and 1", at: spec.location,
        expected: "a share such as 95%")
    }
    guard (0...1_000_000).contains(confidence.resamples) else {
      throw EvaluationFailure(
        "\(confidence.resamples) resamples cannot be drawn", at: spec.location, expected: "0 to 1 000 000")
    }
  }

  /// Replicates are kept in memory: a number a metric, model and resample.
  private func checkSize(_ spec: EvaluationSpec, _ plan: MetricPlan) throws(EvaluationFailure) {
    let most = 100_000_000 / (3 * (plan.metrics.count + 20))
    guard spec.confidence.resamples > most else { return }
    throw EvaluationFailure(
      "\(spec.confidence.resamples) resamples of \(plan.metrics.count) metrics do not fit in memory", at: spec.location,
      expected: "at most \(most) resamples", help: "2000 are enough for intervals at 95%")
  }

  private func check(_ plan: MetricPlan, _ grouping: Grouping?, _ spec: EvaluationSpec) throws(EvaluationFailure) {
    guard grouping == nil, let metric = plan.metrics.first(where: \.aggregated) else { return }
    throw EvaluationFailure(
      "the metric “\(metric)” is of merged classes, and the evaluation merges none", at: spec.location,
      expected: "`aggregate:` with the groups of classes", help: "add `aggregate:` to `problem.output`")
  }

  private func grouping(_ spec: EvaluationSpec, _ project: Project, _ scheme: ClassScheme?) throws(EvaluationFailure)
    -> Grouping?
  {
    guard let scheme, spec.task != .binary else { return nil }
    var groups = spec.aggregate
    if groups.isEmpty, let output = project.problem?.output, output.kind == spec.task { groups = output.aggregate }
    return groups.isEmpty ? nil : try Grouping(groups, scheme: scheme, at: spec.location)
  }

  private func slices(_ spec: EvaluationSpec, _ inputs: EvaluationInputs) throws(EvaluationFailure) -> (
    slices: [RowSlice], cuts: [SliceCut]
  ) {
    var slices: [RowSlice] = []
    var cuts: [SliceCut] = []
    for wanted in spec.slices {
      for part in wanted.parts { try inputs.checkSlicing(by: part.column) }
      let (found, cut) = try Slicer.slices(by: wanted, of: inputs.table, kept: inputs.truth.rows)
      slices += found
      cuts.append(cut)
    }
    return (slices, cuts)
  }

  private func judge(
    _ result: inout EvaluationResult, _ spec: EvaluationSpec, _ project: Project, _ run: MeasurementRun
  ) {
    let resolver = ReferenceResolver(
      model: run.model, comparer: run.baseline.map { ModelComparer(model: run.model, baseline: $0) },
      slices: result.slices)
    result.claims = spec.claims.map { claim in
      var resolved = claim
      resolved.metric = claim.metric.resolved
      return Judge.claim(resolved, resolver)
    }
    result.requirements = spec.requirements.map { requirement in
      var resolved = requirement
      resolved.metric = requirement.metric.resolved
      return Judge.requirement(resolved, resolver)
    }
    if let target = project.problem?.target, target.evaluation.value == spec.id,
      let metric = try? MetricPlan.canonical(target.metric, task: spec.task)
    {
      result.target = TargetJudge(target: target, metric: metric, model: run.model, over: run.over).result()
    }
  }
}

extension Confidence {
  init(_ spec: ConfidenceSpec) {
    self.init(level: spec.level, resamples: spec.resamples, seed: spec.seed)
  }
}

extension TaskRows {
  var hasScores: Bool {
    switch self {
    case .binary(let rows): rows.scores != nil
    case .classes(let rows): rows.probabilities != nil
    case .values, .queries, .answers: true
    }
  }

  var hasLabels: Bool {
    switch self {
    case .binary(let rows): rows.predicted != nil
    case .classes, .values, .queries, .answers: true
    }
  }
}
