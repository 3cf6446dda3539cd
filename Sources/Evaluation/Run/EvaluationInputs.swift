import Inference
import Manifest
import Measurements
import Tables

/// Everything that an evaluation computes from: rows with their truth, and what the models answered on them.
struct EvaluationInputs: Sendable {
  var table: Table
  var truth: Truth
  /// Nil for tasks without classes.
  var scheme: ClassScheme?
  var model: AlignedModel
  var baseline: AlignedModel?
  /// The model that the problem's target is over, where it is neither of the two.
  var over: AlignedModel?
  /// The entries of all these models, and of those that give quantiles.
  var entries: [ModelEntry]
  var modelFacts: ModelFacts
  /// The columns the model took, in order; empty where that is not known.
  var modelInputs: [String] = []
  var baselineFacts: ModelFacts?
  /// The execution provider that ran the models; nil when none was run.
  var provider: String?
  /// What people should know about these inputs.
  var notes: [EvaluationNote]
  var details = TaskDetails.none

  static func read(_ spec: EvaluationSpec, in project: Project, from source: any PredictionSource)
    throws(EvaluationFailure) -> EvaluationInputs
  {
    switch spec.task {
    case .binary, .multiclass, .ordinal, .regression: try rows(spec, project, source)
    case .forecast: try ForecastInputs(spec: spec, project: project, source: source).read()
    case .ranking: try RankingInputs(spec: spec, project: project, source: source).read()
    case .text: try TextInputs(spec: spec, project: project, source: source).read()
    }
  }

  private static func rows(_ spec: EvaluationSpec, _ project: Project, _ source: any PredictionSource)
    throws(EvaluationFailure) -> EvaluationInputs
  {
    let table = try source.table(for: spec.data, filter: spec.filter, columns: nil, project: project)
    let truth = try TruthReader(spec: spec).read(table)
    let weights = try WeightReader(spec: spec).read(table, rows: truth.rows)
    let reader = AnswerReader(spec: spec, project: project, source: source, table: table, truth: truth)
    let names = ModelNames(spec, project)
    var entries: [ModelEntry] = []
    var answered: [Answered] = []
    for name in names.all {
      let entry = try reader.entry(name)
      entries.append(entry)
      answered.append(try reader.answers(entry, named: name))
    }
    let compared = answered.prefix(names.comparedCount)

    var scheme: ClassScheme?
    if spec.task != .regression {
      scheme = try ClassSchemeBuilder(
        spec: spec, output: project.problem?.output, truth: truth, models: compared.map(\.predictions)
      ).scheme()
    }
    let naive = NaiveError(spec: spec, project: project, source: source)
    let aligner = Aligner(
      spec: spec, truth: truth, scheme: scheme, tableRows: table.rowCount,
      naiveError: naive.isWanted ? try naive.value() : nil, weights: weights)
    var aligned: [AlignedModel] = []
    for one in compared { aligned.append(try aligner.align(one)) }
    if !spec.quantiles.isEmpty, case .values(var own) = aligned[0].rows {
      for (quantile, one) in zip(spec.quantiles, answered.dropFirst(names.comparedCount)) {
        guard case .values(let rows) = try aligner.align(one).rows else { continue }
        own.quantiles.append(ValueRows.Quantile(level: quantile.level, values: rows.predicted))
      }
      aligned[0].rows = .values(own)
    }

    var inputs = EvaluationInputs(
      table: table, truth: truth, scheme: scheme, model: aligned[0], baseline: names.baseline.map { aligned[$0] },
      over: names.over.map { aligned[$0] }, entries: entries, modelFacts: answered[0].facts,
      baselineFacts: names.baseline.map { answered[$0].facts }, provider: answered.compactMap(\.provider).first,
      notes: droppedNote(truth, spec))
    inputs.modelInputs = answered[0].inputs
    for one in aligned { for note in one.notes where !inputs.notes.contains(note) { inputs.notes.append(note) } }
    return inputs
  }

  static func droppedNote(_ truth: Truth, _ spec: EvaluationSpec) -> [EvaluationNote] {
    truth.dropped > 0 ? [.droppedRows(count: truth.dropped, column: spec.target.value)] : []
  }
}

/// The models that an evaluation runs: the model, then baseline and what the target is over where there are such, then
/// those of quantiles.
struct ModelNames {
  let all: [Located<String>]
  /// Where the baseline and the target's model stand in `all`.
  let baseline: Int?
  let over: Int?
  /// How many of `all` come before those of quantiles.
  let comparedCount: Int

  init(_ spec: EvaluationSpec, _ project: Project) {
    var names = [spec.model]
    baseline = spec.baseline == nil ? nil : names.count
    if let name = spec.baseline { names.append(name) }
    let other = Self.otherModel(spec, project)
    over = other == nil ? nil : names.count
    if let other { names.append(other) }
    comparedCount = names.count
    all = names + spec.quantiles.map(\.model)
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
        provider: answers.provider, inputs: answers.inputs, place: name.location)
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
