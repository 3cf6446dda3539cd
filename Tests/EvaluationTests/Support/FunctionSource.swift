import Inference
import Measurements
import Tables

@testable import Evaluation
@testable import Manifest

/// A model that is a function of two numeric columns, `x` and `z`, so that what it should be found to do is known.
struct FunctionSource: PredictionSource {
  var table: Table
  var inputs = ["x", "z"]
  /// Gives a value of a regression, or the probability of the second class.
  var answer: @Sendable (Double, Double) -> Double
  var givesProbabilities = false

  func table(for reference: DataReference, filter: [RowFilter], columns: [String]?, project: Project)
    throws(EvaluationFailure) -> Table
  {
    do throws(TableError) { return table.gathered(try table.rows(passing: filter)) } catch {
      throw EvaluationFailure(error.message)
    }
  }

  func answers(of model: ModelEntry, on table: Table, spec: EvaluationSpec, project: Project)
    throws(EvaluationFailure) -> ModelAnswers
  {
    guard let x = table.column(named: "x"), let z = table.column(named: "z") else {
      throw EvaluationFailure("no such columns")
    }
    var values: [Double] = []
    for row in 0..<table.rowCount {
      guard let first = x.number(at: row), let second = z.number(at: row) else {
        throw EvaluationFailure("the column is empty in row \(row + 1)")
      }
      values.append(answer(first, second))
    }
    let predictions =
      givesProbabilities
      ? Predictions(probabilities: values.flatMap { [1 - $0, $0] }, classes: ["0", "1"]) : Predictions(values: values)
    return ModelAnswers(predictions: predictions, facts: ModelFacts(id: model.id, format: "onnx"), inputs: inputs)
  }

  func digests(for spec: EvaluationSpec, models: [ModelEntry], project: Project) throws(EvaluationFailure)
    -> [InputDigest]
  { [] }

  func versions(models: [ModelEntry]) -> [Named<String>] { [] }

  /// An evaluation of this model.
  func evaluate(_ spec: EvaluationSpec, baseline: ModelEntry? = nil) throws -> EvaluationResult {
    let onnx = ModelEntry(
      id: "model", location: TestProject.place, title: nil,
      source: .onnx(
        OnnxModel(
          path: TestProject.at("model.onnx"), inputs: .auto, output: .auto, outputName: nil, classes: [], threads: nil,
          lowercase: false)))
    return try Evaluator(source: self, threads: 2)
      .evaluate(spec, in: TestProject.project(models: [onnx] + (baseline.map { [$0] } ?? [])))
  }
}
