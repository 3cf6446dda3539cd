import Manifest

/// Which metrics an evaluation needs.
struct MetricPlan: Sendable {
  /// Canonical names in order: those asked for, then those that claims, requirements, links and the target refer to.
  let metrics: [MetricName]

  /// - Parameters:
  ///   - task: what the registry is asked about.
  ///   - hasScores: false where the model gives labels only; its standard set then leaves out what needs more.
  init(spec: EvaluationSpec, project: Project, hasScores: Bool, hasLabels: Bool) throws(EvaluationFailure) {
    var names: [MetricName] = []
    func add(_ name: MetricName) {
      if !names.contains(name) { names.append(name) }
    }
    for metric in spec.metrics { add(try Self.canonical(metric, task: spec.task)) }
    if spec.metrics.isEmpty {
      for name in MetricRegistry.standard(for: spec.task) {
        guard let info = MetricRegistry.info(name) else { continue }
        if info.needsScores ? hasScores : hasLabels { add(name) }
      }
    }
    for reference in Self.references(spec, project) { add(try Self.canonical(reference, task: spec.task)) }
    metrics = names
  }

  /// The metrics that statements about this evaluation speak of.
  private static func references(_ spec: EvaluationSpec, _ project: Project) -> [Located<MetricName>] {
    var found = spec.claims.map { Located($0.metric.metric, at: $0.location) }
    found += spec.requirements.map { Located($0.metric.metric, at: $0.location) }
    if let target = project.problem?.target, target.evaluation.value == spec.id { found.append(target.metric) }
    found += project.links.filter { $0.evaluation.value == spec.id }.map(\.metric)
    return found
  }

  /// The registered name of a metric.
  ///
  /// - Throws: when there is no such metric, or the task has not got it.
  static func canonical(_ name: Located<MetricName>, task: TaskKind) throws(EvaluationFailure) -> MetricName {
    guard let info = MetricRegistry.info(name.value), info.tasks.contains(task) else {
      throw EvaluationFailure(
        "the metric “\(name.value)” is not one of the task `\(task.rawValue)`", at: name.location,
        expected: "one of "
          + MetricRegistry.all.filter { $0.tasks.contains(task) }
          .map { $0.needsCutoff ? "\($0.name)@k" : $0.name }.joined(separator: ", "))
    }
    return MetricName(base: info.name, cutoff: name.value.cutoff, aggregated: name.value.aggregated)
  }
}
