import Inference
import Manifest
import Measurements
import Tables

/// Where the rows and the models' answers come from. The live one reads with DuckDB and runs with ONNX Runtime.
public protocol PredictionSource: Sendable {
  /// The rows of a catalog entry, or of one of its splits, that pass the filter.
  ///
  /// - Parameter columns: the columns wanted; nil means all.
  func table(for reference: DataReference, filter: [RowFilter], columns: [String]?, project: Project)
    throws(EvaluationFailure) -> Table

  /// Loads an ONNX model and runs it on every row.
  func answers(of model: ModelEntry, on table: Table, spec: EvaluationSpec, project: Project)
    throws(EvaluationFailure) -> ModelAnswers

  /// The digests of all files that the evaluation reads: data and models.
  func digests(for spec: EvaluationSpec, models: [ModelEntry], project: Project)
    throws(EvaluationFailure) -> [InputDigest]

  /// Versions of what computed the result: `dossier`, `onnxruntime`, `duckdb`.
  var versions: [Named<String>] { get }

  /// The execution provider that ran the models: `cpu` or `cuda`; nil when none did.
  var provider: String? { get }
}

/// What a model answered on the rows of a table, and what its file says of itself.
public struct ModelAnswers: Sendable {
  public var predictions: Predictions
  public var facts: ModelFacts

  public init(predictions: Predictions, facts: ModelFacts) {
    self.predictions = predictions
    self.facts = facts
  }
}
