/// `{format: pmml, path: models/risk.pmml}`
public struct PMMLModel: Sendable, Hashable {
  /// Path inside the project's folder.
  public var path: Located<String>
  /// Field → its column; fields that are not named take the column of their own name.
  public var inputs: [InputBinding]
  public var output: OnnxModel.Output
  /// The output field to take instead of the model's own predicted value.
  public var outputName: Located<String>?
}

/// What a program or a server answers with, one answer a row. Unlike a model file it cannot be asked what its numbers
/// mean, so there is no `auto`.
public enum AnswerKind: String, Sendable, Hashable, CaseIterable, Codable {
  case probabilities, scores, labels, values
}

/// `{format: command, run: [python3, predict.py], output: probabilities, classes: [stay, leave]}`
public struct CommandModel: Sendable, Hashable {
  /// How the rows reach the program's standard input.
  public enum Rows: String, Sendable, Hashable, CaseIterable, Codable {
    /// One JSON object a line.
    case jsonl
    /// A file that can be sought in.
    case parquet
  }

  /// The program and its arguments; never given to a shell.
  public var run: Located<[String]>
  public var rows: Rows
  /// The columns that the program gets; nil means all but the truth, the split and recorded predictions.
  public var columns: [Located<String>]?
  public var output: AnswerKind
  /// Labels in the order of the probabilities.
  public var classes: [String]
  /// Wall-clock time of the whole run.
  public var timeout: TimeSpan
  /// Address space that each of its processes may take.
  public var memory: DataSize
}

/// `{format: endpoint, protocol: open-inference, url: "https://models.example.org", model: churn, output: labels}`
public struct EndpointModel: Sendable, Hashable {
  public enum Wire: String, Sendable, Hashable, CaseIterable, Codable {
    /// Open Inference Protocol, version 2: `POST URL/v2/models/MODEL/infer`.
    case openInference = "open-inference"
    /// MLflow's scoring server: `POST URL/invocations`.
    case mlflow
    /// TensorFlow Serving's REST interface: `POST URL/v1/models/MODEL:predict`.
    case tensorflowServing = "tensorflow-serving"
    /// Chat completions: `POST URL/chat/completions`, a request a row.
    case openai
  }

  /// A request header whose value stands in the environment, never in the manifest.
  public struct Header: Sendable, Hashable {
    public var name: String
    public var location: SourceLocation
    /// The environment variable that holds the value.
    public var variable: String
    /// Text before the value: `Bearer `.
    public var prefix: String
  }

  /// What a row is asked with, for `openai`.
  public struct Chat: Sendable, Hashable {
    public var prompt: PromptTemplate
    public var system: String?
    public var temperature: Double
    public var maxTokens: Int?
    /// The label to take where a reply is none of `classes`; without it such a reply is an error.
    public var otherwise: String?
  }

  public var wire: Wire
  /// Without the protocol's own path.
  public var url: Located<String>
  /// The model's name on the server.
  public var model: String?
  public var inputs: OnnxModel.Inputs
  public var output: AnswerKind
  /// The output to take, where the model has several.
  public var outputName: Located<String>?
  public var classes: [String]
  /// Wall-clock time of one request.
  public var timeout: TimeSpan
  /// Rows a request.
  public var batch: Int
  /// Requests at the same time.
  public var concurrency: Int
  public var headers: [Header]
  /// For `openai`, and only for it.
  public var chat: Chat?
}

/// Text with columns in braces: `Is this message spam? {text}`. Doubled braces stand for themselves.
public struct PromptTemplate: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    case text(String)
    case column(String)
  }

  public var location: SourceLocation
  public var parts: [Part]

  /// The columns named, each once, in the order of the text.
  public var columns: [String] {
    var seen: Set<String> = []
    return parts.compactMap { part in
      guard case .column(let name) = part, seen.insert(name).inserted else { return nil }
      return name
    }
  }
}

/// Which columns hold recorded answers, and how they are read.
public struct RecordedColumns: Sendable, Hashable {
  /// The column with the predicted label, probability of the positive class, score or value.
  public var column: Located<String>?
  /// One probability column a class, in the order of the task's classes; instead of `column`.
  public var columns: [Located<String>]
  public var order: RecordedPredictions.Order
  public var output: OnnxModel.Output
  /// True where the manifest says the order, so that the column is a ranking and no probability.
  public var orderStated: Bool

  /// The columns named.
  public var names: [String] { (column.map { [$0.value] } ?? []) + columns.map(\.value) }
}

extension RecordedPredictions {
  /// Which columns hold the answers.
  public var answers: RecordedColumns {
    RecordedColumns(column: column, columns: columns, order: order, output: output, orderStated: orderStated)
  }
}

/// `{format: predictions, path: predictions/churn.csv, key: customer_id, column: probability}`
public struct RecordedFile: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case csv, tsv, jsonl, parquet

    /// What a file's name says.
    init?(ofFile name: String) {
      let lower = name.lowercased()
      guard let kind = Self.allCases.first(where: { lower.hasSuffix("." + $0.rawValue) }) else { return nil }
      self = kind
    }

    /// The same as a source of rows.
    public var source: DataSource.Kind {
      switch self {
      case .csv: .csv
      case .tsv: .tsv
      case .jsonl: .jsonl
      case .parquet: .parquet
      }
    }
  }

  /// Path inside the project's folder.
  public var path: Located<String>
  public var kind: Kind
  /// The column of the file that identifies a row. Nil: the rows are those evaluated, in their order.
  public var key: Located<String>?
  public var answers: RecordedColumns
}

extension CatalogEntry {
  /// A file of recorded predictions as a data set.
  public init(file: RecordedFile, id: String) {
    self.init(
      id: id, location: file.path.location, title: nil, description: nil, contract: nil,
      source: DataSource(
        location: file.path.location, kind: file.kind.source, path: file.path, table: nil, connection: nil),
      splits: nil, group: nil, time: nil, key: file.key, architecture: nil, sensitivity: nil, origin: nil, licence: nil)
  }
}

extension ModelSource {
  /// True where the model's numbers are said to rank only.
  public var givesScores: Bool {
    switch self {
    case .onnx(let model): model.output == .scores
    case .pmml(let model): model.output == .scores
    case .command(let model): model.output == .scores
    case .endpoint(let model): model.output == .scores
    case .predictions(let recorded): recorded.output == .scores
    case .predictionsFile(let recorded): recorded.answers.output == .scores
    }
  }

  /// The model's file in the project's folder; nil where it has none of its own.
  public var file: Located<String>? {
    switch self {
    case .onnx(let model): model.path
    case .pmml(let model): model.path
    case .predictionsFile(let recorded): recorded.path
    case .command, .endpoint, .predictions: nil
    }
  }
}
