import Inference
import Manifest
import Measurements
import Tables

/// Everything that an evaluation computes from: rows with their truth, and what the models answered on them.
struct EvaluationInputs: Sendable {
  let table: Table
  let truth: Truth
  /// Nil for a regression.
  let scheme: ClassScheme?
  let model: AlignedModel
  let baseline: AlignedModel?
  /// The model that the problem's target is over, where it is neither of the two.
  let over: AlignedModel?
  /// The entries of all these models.
  let entries: [ModelEntry]
  let modelFacts: ModelFacts
  let baselineFacts: ModelFacts?
  /// The execution provider that ran the models; nil when none was run.
  let provider: String?
  /// What people should know about these inputs.
  let notes: [String]

  init(spec: EvaluationSpec, project: Project, source: any PredictionSource) throws(EvaluationFailure) {
    let table = try source.table(for: spec.data, filter: spec.filter, columns: nil, project: project)
    let truth = try TruthReader(spec: spec).read(table)
    let reader = AnswerReader(spec: spec, project: project, source: source, table: table, truth: truth)

    let modelEntry = try reader.entry(spec.model)
    var entries = [modelEntry]
    var answered = [try reader.answers(modelEntry, named: spec.model)]
    if let name = spec.baseline {
      let entry = try reader.entry(name)
      entries.append(entry)
      answered.append(try reader.answers(entry, named: name))
    }
    let overName = Self.otherModel(spec, project)
    if let overName {
      let entry = try reader.entry(overName)
      entries.append(entry)
      answered.append(try reader.answers(entry, named: overName))
    }

    var scheme: ClassScheme?
    if spec.task != .regression {
      scheme = try ClassSchemeBuilder(
        spec: spec, output: project.problem?.output, truth: truth, models: answered.map(\.predictions)
      ).scheme()
    }
    let naive = NaiveError(spec: spec, project: project, source: source)
    let aligner = Aligner(
      spec: spec, truth: truth, scheme: scheme, tableRows: table.rowCount,
      naiveError: naive.isWanted ? try naive.value() : nil)
    var aligned: [AlignedModel] = []
    for one in answered { aligned.append(try aligner.align(one)) }

    self.table = table
    self.truth = truth
    self.scheme = scheme
    self.entries = entries
    model = aligned[0]
    modelFacts = answered[0].facts
    baseline = spec.baseline == nil ? nil : aligned[1]
    baselineFacts = spec.baseline == nil ? nil : answered[1].facts
    provider = answered.compactMap(\.provider).first
    over = overName == nil ? nil : aligned.last
    var notes: [String] = []
    if truth.dropped > 0 {
      notes.append("\(truth.dropped) rows were left out because their “\(spec.target.value)” is null")
    }
    for one in aligned { for note in one.notes where !notes.contains(note) { notes.append(note) } }
    self.notes = notes
  }

  /// The model of the problem's target, where it is not this evaluation's baseline.
  private static func otherModel(_ spec: EvaluationSpec, _ project: Project) -> Located<String>? {
    guard let target = project.problem?.target, target.evaluation.value == spec.id, target.improve != nil,
      let over = target.over, over != "baseline", over != spec.baseline?.value
    else { return nil }
    return Located(over, at: target.location)
  }
}

/// Gets the answers of models on the rows of the evaluation.
struct AnswerReader {
  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource
  let table: Table
  let truth: Truth

  func entry(_ name: Located<String>) throws(EvaluationFailure) -> ModelEntry {
    if let entry = project.models.first(where: { $0.id == name.value }) { return entry }
    throw EvaluationFailure(
      "there is no model “\(Listing.clip(name.value))”", at: name.location,
      expected: "one of \(Listing.quoted(project.models.map(\.id), limit: 20))", help: "declare it under `models:`")
  }

  func answers(_ entry: ModelEntry, named name: Located<String>) throws(EvaluationFailure) -> Answered {
    switch entry.source {
    case .onnx, .pmml, .command, .endpoint:
      let answers = try source.answers(of: entry, on: table, spec: spec, project: project)
      return Answered(
        facts: answers.facts, predictions: answers.predictions, ranksOnly: entry.source.givesScores,
        provider: answers.provider, place: name.location)
    case .predictions(let recorded):
      let answers = RecordedAnswers(model: entry, recorded: recorded.answers, spec: spec, truth: truth)
      let rows = try RecordedRows(entry: entry, recorded: recorded, spec: spec, project: project, source: source)
        .table(matching: table)
      return Answered(
        facts: ModelFacts(id: entry.id, format: "predictions"), predictions: try answers.read(rows),
        ranksOnly: answers.ranksOnly, place: name.location)
    case .predictionsFile(let file):
      let answers = RecordedAnswers(model: entry, recorded: file.answers, spec: spec, truth: truth)
      let rows = try RecordedFileRows(entry: entry, file: file, spec: spec, project: project, source: source)
        .table(matching: table)
      return Answered(
        facts: ModelFacts(id: entry.id, format: "predictions", path: file.path.value),
        predictions: try answers.read(rows), ranksOnly: answers.ranksOnly, place: name.location)
    }
  }
}
