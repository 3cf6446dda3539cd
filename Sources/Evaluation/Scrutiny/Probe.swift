import Inference
import Manifest
import Measurements
import Tables

/// A model that can be asked about rows that were changed.
struct Probe {
  /// Cells of the tables that are answered in one run: they have to fit in memory beside the model.
  static let cellLimit = 10_000_000

  let spec: EvaluationSpec
  let project: Project
  let source: any PredictionSource
  let inputs: EvaluationInputs

  /// The columns that the model takes, of the rows with a truth.
  let columns: [String]

  /// - Returns: nil for recorded answers, and where it is not known what the model takes.
  init?(spec: EvaluationSpec, project: Project, source: any PredictionSource, inputs: EvaluationInputs) {
    guard !inputs.modelInputs.isEmpty, inputs.truth.rows.count > 1 else { return nil }
    self.spec = spec
    self.project = project
    self.source = source
    self.inputs = inputs
    columns = inputs.modelInputs
  }

  /// Some of the rows, with the model's inputs only.
  ///
  /// - Parameter positions: among the rows with a truth.
  func table(_ positions: [Int]) -> Table {
    inputs.table.keeping(Set(columns)).gathered(positions.map { Int(inputs.truth.rows[$0]) })
  }

  /// The model's answers on tables that are each a changed copy of the same rows, in as few runs as memory allows.
  ///
  /// - Parameter positions: the rows that each table is a copy of, which bring the truth.
  func answers(on tables: [Table], positions: [Int]) throws(EvaluationFailure) -> [TaskRows] {
    let cells = max(1, positions.count * columns.count)
    let step = max(1, Self.cellLimit / cells)
    var answers: [TaskRows] = []
    var start = 0
    while start < tables.count {
      answers += try run(Array(tables[start..<min(tables.count, start + step)]), positions)
      start += step
    }
    return answers
  }

  private func run(_ tables: [Table], _ positions: [Int]) throws(EvaluationFailure) -> [TaskRows] {
    guard let stacked = Table.stacked(tables), let entry = inputs.entries.first else {
      throw EvaluationFailure("changed copies of the rows do not fit together", at: spec.model.location)
    }
    let given = try source.answers(of: entry, on: stacked, spec: spec, project: project)
    var truth = Truth(rows: (0..<Int32(stacked.rowCount)).map { $0 }, dropped: 0, distinct: inputs.truth.distinct)
    for _ in tables {
      if !inputs.truth.labels.isEmpty { truth.labels += positions.map { inputs.truth.labels[$0] } }
      if !inputs.truth.values.isEmpty { truth.values += positions.map { inputs.truth.values[$0] } }
    }
    let aligner = Aligner(
      spec: spec, truth: truth, scheme: inputs.scheme, tableRows: stacked.rowCount, naiveError: nil)
    var ranksOnly = false
    if case .onnx(let onnx) = entry.source { ranksOnly = onnx.output == .scores }
    let aligned = try aligner.align(
      Answered(
        facts: given.facts, predictions: given.predictions, ranksOnly: ranksOnly, provider: given.provider,
        place: spec.model.location))
    return tables.indices.map { index in
      let start = Int32(index * positions.count)
      return aligned.rows.selecting((start..<(start + Int32(positions.count))).map { $0 })
    }
  }
}
