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

  /// Versions of what computed the result: `dossier`, `duckdb`, and `onnxruntime` where one of the models is run.
  func versions(models: [ModelEntry]) -> [Named<String>]
}

/// What a model answered on the rows of a table, and what its file says of itself.
public struct ModelAnswers: Sendable {
  public var predictions: Predictions
  public var facts: ModelFacts
  /// The execution provider that ran it: `cpu` or `cuda`.
  public var provider: String?
  /// The columns the model took; empty where that is not known.
  public var inputs: [String]

  public init(predictions: Predictions, facts: ModelFacts, provider: String? = nil, inputs: [String] = []) {
    self.predictions = predictions
    self.facts = facts
    self.provider = provider
    self.inputs = inputs
  }
}
