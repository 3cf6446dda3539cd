/// A model, or predictions that were made elsewhere.
public struct ModelEntry: Sendable {
  public var id: String
  public var location: SourceLocation
  public var title: String?
  public var source: ModelSource
}

public enum ModelSource: Sendable {
  case onnx(OnnxModel)
  case pmml(PMMLModel)
  /// A program that reads rows and writes answers; run only where the person allows it.
  case command(CommandModel)
  /// A server that is asked; only where the person allows it.
  case endpoint(EndpointModel)
  /// Recorded predictions in a column of a catalog entry.
  case predictions(RecordedPredictions)
  /// Recorded predictions in a file of their own.
  case predictionsFile(RecordedFile)
}

/// `{format: onnx, path: models/gbm-7.onnx, inputs: auto, output: probabilities}`
public struct OnnxModel: Sendable, Hashable {
  /// What the model's output is taken for.
  public enum Output: String, Sendable, Hashable, CaseIterable, Codable {
    case auto, probabilities, scores, labels, values
  }

  /// How the model's inputs are fed from columns.
  public enum Inputs: Sendable, Hashable {
    /// By name; a matrix input by the model's own metadata, or by the numeric columns in the file's order when their number fits.
    case auto
    /// The columns of the one matrix input, in order.
    case columns([Located<String>])
    /// Input name → its column (or columns, for a matrix).
    case mapping([InputBinding])
  }

  /// Path inside the project's folder.
  public var path: Located<String>
  public var inputs: Inputs
  public var output: Output
  /// The name of the output to take, where a model has several of a kind.
  public var outputName: Located<String>?
  /// Class labels in the order of the probability columns, where the model does not say them itself.
  public var classes: [String]
  public var threads: Int?
  /// True where texts are lower-cased before they go in, as they were in training.
  public var lowercase: Bool
}

public struct InputBinding: Sendable, Hashable {
  public var input: String
  public var columns: [Located<String>]
}

/// `{format: predictions, data: subscribers, column: days_to_contract_end, order: ascending}`
public struct RecordedPredictions: Sendable, Hashable {
  public enum Order: String, Sendable, Hashable, CaseIterable, Codable {
    /// Small values rank first (are more likely positive).
    case ascending
    case descending
  }

  /// Id of a catalog entry.
  public var data: Located<String>
  /// The column with the predicted label, probability of the positive class, score or value.
  public var column: Located<String>?
  /// One probability column a class, in the order of the task's classes; instead of `column`.
  public var columns: [Located<String>]
  public var order: Order
  /// What the column holds; `auto` decides by the task and the column's type: text is a label, a number a probability,
  /// unless some values lie outside 0...1 or `order` is given: then it is a score that only ranks.
  public var output: OnnxModel.Output
  /// True where the manifest says the order, so that the column is a ranking and no probability.
  public var orderStated: Bool
}
