/// Looks whether the names in a manifest lead to something, and fit where they stand.
struct ReferenceCheck {
  let project: Project
  let reader: Reader

  func run() {
    checkProblem()
    checkLinks()
    checkModels()
    for evaluation in project.evaluations { check(evaluation) }
    checkBenchmarks()
    checkInfrastructure()
    if let drift = project.monitoring?.drift {
      check(drift.reference)
      check(drift.current)
    }
  }

  private func checkProblem() {
    guard let problem = project.problem else { return }
    for entry in problem.data { require(entry, among: project.catalog.map(\.id), what: "catalog entry") }
    if let output = problem.output {
      check(groups: output.aggregate, of: output.classes, at: problem.location)
    }
    if let baseline = problem.baseline {
      if let model = baseline.model { require(model, among: project.models.map(\.id), what: "model") }
      if let id = baseline.evaluation { require(id, among: project.evaluations.map(\.id), what: "evaluation") }
    }
    guard let target = problem.target else { return }
    guard let evaluation = evaluation(target.evaluation) else { return }
    check(target.metric, fits: evaluation)
    if target.improve != nil {
      let named = target.over.map { $0 != "baseline" } ?? false
      if named, let over = target.over, !project.models.contains(where: { $0.id == over }) {
        reader.report(
          "unknown-reference", "there is no model “\(over)”", at: target.location,
          expected: "baseline, or the id of a model")
      } else if named, let over = target.over, evaluation.baseline?.value != over {
        reader.report(
          "unknown-reference", "the evaluation “\(evaluation.id)” is not compared with “\(over)”", at: target.location,
          help: "name it as the baseline of the evaluation")
      } else if evaluation.baseline == nil {
        reader.report(
          "no-baseline", "the target is an improvement, but the evaluation “\(evaluation.id)” has no baseline",
          at: target.location, help: "add `baseline:` to the evaluation, or give a value to `reach`")
      }
    }
  }

  private func checkLinks() {
    for link in project.links {
      if let evaluation = evaluation(link.evaluation) { check(link.metric, fits: evaluation) }
      require(link.to, among: project.businessMetrics.map(\.id), what: "business metric")
      for evidence in link.evidence {
        switch evidence.kind {
        case .experiment(let experiment):
          require(experiment.data, among: project.catalog.map(\.id), what: "catalog entry")
        case .observation(let seen): require(seen.data, among: project.catalog.map(\.id), what: "catalog entry")
        case .valueModel, .assumption: break
        }
      }
    }
  }

  private func checkModels() {
    for model in project.models {
      if case .predictions(let recorded) = model.source {
        require(recorded.data, among: project.catalog.map(\.id), what: "catalog entry")
      }
    }
  }

  private func check(_ evaluation: EvaluationSpec) {
    check(evaluation.data)
    let models = project.models.map(\.id)
    require(evaluation.model, among: models, what: "model")
    if let baseline = evaluation.baseline { require(baseline, among: models, what: "model") }
    check(groups: evaluation.aggregate, of: evaluation.classes, at: evaluation.location)
    for metric in evaluation.metrics { check(metric, fits: evaluation) }
    let references =
      evaluation.claims.map { ($0.metric, $0.location) } + evaluation.requirements.map { ($0.metric, $0.location) }
    for (reference, location) in references {
      check(Located(reference.metric, at: location), fits: evaluation)
      switch reference.scope {
      case .againstBaseline where evaluation.baseline == nil:
        reader.report(
          "no-baseline", "the evaluation has no baseline to compare with", at: location,
          help: "add `baseline:` to the evaluation")
      case .worstSlice where evaluation.slices.isEmpty:
        reader.report("no-slices", "the evaluation has no slices", at: location, help: "add `slices: [column]`")
      case .slice(let name):
        let column = name.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
        if !evaluation.slices.contains(where: { $0.value == column }) {
          reader.report(
            "no-slices", "the evaluation is not sliced by “\(column)”", at: location, help: "add it to `slices`")
        }
      case .whole, .againstBaseline, .worstSlice: break
      }
    }
  }

  private func check(_ metric: Located<MetricName>, fits evaluation: EvaluationSpec) {
    guard let info = MetricRegistry.info(metric.value) else { return }
    guard info.tasks.contains(evaluation.task) || !Self.measured.contains(evaluation.task) else {
      let fitting = MetricRegistry.standard(for: evaluation.task).prefix(6).map(\.base).joined(separator: ", ")
      reader.report(
        "metric-task", "the metric “\(metric.value)” is not defined for \(evaluation.task.rawValue)",
        at: metric.location, length: metric.value.description.count, expected: "one such as \(fitting)")
      return
    }
    if metric.value.aggregated, evaluation.aggregate.isEmpty {
      reader.report(
        "no-groups", "the evaluation merges no classes", at: metric.location,
        help: "add `aggregate: {group: [classes]}` to the problem's output or to the evaluation")
    }
  }

  private static let measured: Set<TaskKind> = [.binary, .multiclass, .ordinal, .regression]

  private func checkBenchmarks() {
    for benchmark in project.benchmarks {
      if case .model(let model) = benchmark.target {
        require(model, among: project.models.map(\.id), what: "model")
      }
      if let data = benchmark.data { check(data) }
    }
  }

  private func checkInfrastructure() {
    for workload in project.infrastructure?.workloads ?? [] {
      if let benchmark = workload.benchmark {
        require(benchmark, among: project.benchmarks.map(\.id), what: "benchmark")
      }
    }
  }

  private func check(_ data: DataReference) {
    guard let entry = project.catalog.first(where: { $0.id == data.entry }) else {
      require(Located(data.entry, at: data.location), among: project.catalog.map(\.id), what: "catalog entry")
      return
    }
    guard let split = data.split else { return }
    let names = entry.splits?.names ?? []
    guard !names.contains(split) else { return }
    reader.report(
      "unknown-reference", "“\(data.entry)” has no split “\(split)”", at: data.location,
      length: data.entry.count + split.count + 1,
      expected: names.isEmpty ? "\(data.entry), without a split" : "one of: \(names.joined(separator: ", "))",
      help: Spelling.nearest(to: split, among: names).map { "did you mean “\(data.entry):\($0)”?" })
  }

  private func check(groups: [ClassGroup], of classes: [String], at location: SourceLocation) {
    var seen: [String: String] = [:]
    for group in groups {
      for label in group.classes {
        if let other = seen[label] {
          reader.report(
            "bad-groups", "the class “\(label)” is in two groups, “\(other)” and “\(group.name)”", at: location)
        }
        seen[label] = group.name
        if !classes.isEmpty, !classes.contains(label) {
          reader.report(
            "bad-groups", "the group “\(group.name)” names a class “\(label)” that is not among the classes",
            at: location, expected: classes.joined(separator: ", "))
        }
      }
    }
    guard !groups.isEmpty else { return }
    for label in classes where seen[label] == nil {
      reader.report("bad-groups", "the class “\(label)” is in no group", at: location)
    }
    if Set(classes).count != classes.count {
      reader.report("bad-classes", "a class is listed twice", at: location)
    }
  }

  private func evaluation(_ id: Located<String>) -> EvaluationSpec? {
    if let found = project.evaluations.first(where: { $0.id == id.value }) { return found }
    require(id, among: project.evaluations.map(\.id), what: "evaluation")
    return nil
  }

  private func require(_ id: Located<String>, among known: [String], what: String) {
    guard !known.contains(id.value) else { return }
    reader.report(
      "unknown-reference", "there is no \(what) “\(id.value)”", at: id.location, length: id.value.unicodeScalars.count,
      expected: known.isEmpty ? "a \(what) that is declared" : "one of: \(known.joined(separator: ", "))",
      help: Spelling.nearest(to: id.value, among: known).map { "did you mean “\($0)”?" })
  }
}
