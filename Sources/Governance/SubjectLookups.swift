import Manifest
import Measurements
import Wording

/// What several rules ask of a project.
extension Subject {
  func entry(_ id: String) -> CatalogEntry? { project.catalog.first { $0.id == id } }

  func profile(_ entry: String) -> ProfileResult? { measurements.profiles.first { $0.entry == entry } }

  func columns(of entry: String) -> [ColumnProfile] { profile(entry)?.columns ?? [] }

  func isEvaluated(_ entry: String) -> Bool { project.evaluations.contains { $0.data.entry == entry } }

  /// True for series that are only forecast: their rows are one time line, not cases of groups.
  func isForecastOnly(_ entry: String) -> Bool {
    let uses = project.evaluations.filter { $0.data.entry == entry }
    return !uses.isEmpty && uses.allSatisfy { $0.task == .forecast }
  }

  /// True where a value model says from which probability on is acted, or that the first so many are.
  func choosesThreshold(_ evaluation: String) -> Bool {
    project.links.contains { link in
      link.evaluation.value == evaluation
        && link.evidence.contains { item in
          guard case .valueModel(let model) = item.kind else { return false }
          return model.threshold != .evaluation
        }
    }
  }

  var workloads: [Workload] { project.infrastructure?.workloads ?? [] }

  /// The highest declared peak of the workloads that a benchmark measures, a second.
  func peak(ofBenchmark id: String) -> Double {
    workloads.filter { $0.benchmark?.value == id }.compactMap { load in
      load.peak.map { $0.per == .second ? $0.count : 0 }
    }.max() ?? 0
  }

  func requires(worstSliceIn evaluation: String) -> Bool {
    let measured = measurements.evaluations.first { $0.id == evaluation }?.requirements ?? []
    return measured.isEmpty
      || measured.contains { $0.metric.hasPrefix("worst_slice.") || $0.metric.hasPrefix("slice(") }
  }

  func title(of task: TaskEntry, in phase: Phase) -> LocalizedText { ProcessCatalogue.title(of: task.id, in: phase) }

  func declares(task id: String) -> Bool { project.phases.contains { $0.tasks.contains { $0.id == id } } }

  var usedData: Set<String> {
    var used = Set(project.problem?.data.map(\.value) ?? [])
    used.formUnion(project.evaluations.map(\.data.entry))
    used.formUnion(project.benchmarks.compactMap { $0.data?.entry })
    for model in project.models {
      if case .predictions(let recorded) = model.source { used.insert(recorded.data.value) }
    }
    for evidence in project.links.flatMap(\.evidence) {
      switch evidence.kind {
      case .experiment(let experiment): used.insert(experiment.data.value)
      case .observation(let observation): used.insert(observation.data.value)
      case .valueModel, .assumption: break
      }
    }
    if let drift = project.monitoring?.drift { used.formUnion([drift.reference.entry, drift.current.entry]) }
    return used
  }

  var usedModels: Set<String> {
    var used = Set(project.evaluations.map(\.model.value))
    used.formUnion(project.evaluations.compactMap { $0.baseline?.value })
    used.formUnion(project.evaluations.flatMap(\.quantiles).map(\.model.value))
    if let model = project.problem?.baseline?.model { used.insert(model.value) }
    for benchmark in project.benchmarks {
      if case .model(let model) = benchmark.target { used.insert(model.value) }
    }
    return used
  }

  /// Texts that people wrote, each with its place.
  var texts: [(text: String, place: SourceLocation)] {
    var texts: [(String, SourceLocation)] = [(project.title.value, project.title.location)]
    if let summary = project.summary { texts.append((summary, project.summaryLocation ?? project.location)) }
    if let problem = project.problem {
      texts.append((problem.statement.value, problem.statement.location))
      texts +=
        ([problem.decision, problem.cadence, problem.baseline?.description].compactMap { $0 } + problem.constraints
        + problem.stakeholders.map(\.name)).map { ($0, problem.location) }
    }
    for entry in project.catalog {
      texts += [entry.description, entry.source?.connection].compactMap { $0 }.map { ($0, entry.location) }
      if let origin = entry.origin { texts.append((origin, entry.originLocation ?? entry.location)) }
      if let licence = entry.licence { texts.append((licence, entry.licenceLocation ?? entry.location)) }
    }
    for task in project.phases.flatMap(\.tasks) {
      switch task.state {
      case .skipped(let waiver):
        texts += [waiver.reason, waiver.approvedBy].compactMap { $0 }.map { ($0, task.location) }
      case .evidence(let evidence): texts += [evidence.by].compactMap { $0 }.map { ($0, task.location) }
      }
    }
    for load in workloads { if let source = load.capacitySource { texts.append((source, load.location)) } }
    for link in project.links { if let why = link.why { texts.append((why, link.location)) } }
    for risk in project.risks { if let mitigation = risk.mitigation { texts.append((mitigation, risk.location)) } }
    for benchmark in project.benchmarks {
      if case .remote(let remote) = benchmark.target { texts.append((remote.url.value, benchmark.location)) }
    }
    return texts
  }
}

extension Project {
  /// The files of its models and data sets.
  var judgedFiles: Set<String> {
    let named = catalog.compactMap { $0.source?.path?.value }
    let split = catalog.flatMap { entry -> [String] in
      guard case .files(let files)? = entry.splits?.rule else { return [] }
      return files.map(\.path.value)
    }
    return Set(models.compactMap { $0.source.file?.value } + named + split)
  }

  /// True for a model file that the core runs.
  func isFittedModel(_ id: String) -> Bool {
    models.contains { entry in
      guard entry.id == id else { return false }
      return switch entry.source {
      case .onnx, .pmml: true
      case .command, .endpoint, .predictions, .predictionsFile: false
      }
    }
  }

  /// True for answers that were made elsewhere and recorded.
  func isRecorded(_ id: String) -> Bool {
    models.contains { entry in
      guard entry.id == id else { return false }
      return switch entry.source {
      case .predictions, .predictionsFile: true
      case .onnx, .pmml, .command, .endpoint: false
      }
    }
  }

  /// True for a model that was fitted, false for recorded answers of a rule.
  func isModelFile(_ id: String) -> Bool {
    models.contains { entry in
      guard entry.id == id, case .onnx = entry.source else { return false }
      return true
    }
  }
}
