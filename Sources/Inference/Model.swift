import Tables

/// A model that is loaded and can be run, many times and from several threads.
public protocol Model: Sendable {
  var signature: ModelSignature { get }
  var metadata: ModelMetadata { get }

  /// Runs the model on every row, in batches.
  ///
  /// - Throws: `InferenceError` when the columns do not fit the signature or the runtime fails.
  func predict(_ table: Table, batchSize: Int) throws(InferenceError) -> Predictions
}

/// What a model takes and gives, as its file says.
public struct ModelSignature: Sendable, Hashable {
  public enum ElementType: String, Sendable, Hashable, CaseIterable {
    case float, double, int8, int16, int32, int64, uint8, uint16, uint32, uint64, bool, string, float16
  }

  public struct Port: Sendable, Hashable {
    public enum Shape: Sendable, Hashable {
      /// Dimensions; nil where the model leaves one open.
      case tensor(ElementType, [Int?])
      /// A sequence of maps from class to probability, as scikit-learn's converters emit.
      case maps(key: ElementType, value: ElementType)
      case other(String)
    }

    public var name: String
    public var shape: Shape

    public init(name: String, shape: Shape) {
      self.name = name
      self.shape = shape
    }
  }

  public var inputs: [Port]
  public var outputs: [Port]

  public init(inputs: [Port], outputs: [Port]) {
    self.inputs = inputs
    self.outputs = outputs
  }
}

/// What a model file says of itself.
public struct ModelMetadata: Sendable, Hashable {
  public var producer: String?
  public var graphName: String?
  public var domain: String?
  public var description: String?
  public var version: Int64
  /// Domain → version of the operator set.
  public var opsets: [(domain: String, version: Int)]
  /// Custom keys, sorted.
  public var custom: [(key: String, value: String)]

  public init(
    producer: String? = nil, graphName: String? = nil, domain: String? = nil, description: String? = nil,
    version: Int64 = 0, opsets: [(domain: String, version: Int)] = [], custom: [(key: String, value: String)] = []
  ) {
    self.producer = producer
    self.graphName = graphName
    self.domain = domain
    self.description = description
    self.version = version
    self.opsets = opsets
    self.custom = custom
  }

  public static func == (a: ModelMetadata, b: ModelMetadata) -> Bool {
    a.producer == b.producer && a.graphName == b.graphName && a.domain == b.domain && a.description == b.description
      && a.version == b.version && a.opsets.map(\.domain) == b.opsets.map(\.domain)
      && a.opsets.map(\.version) == b.opsets.map(\.version) && a.custom.map(\.key) == b.custom.map(\.key)
      && a.custom.map(\.value) == b.custom.map(\.value)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(producer)
    hasher.combine(version)
    for entry in custom { hasher.combine(entry.key) }
  }
}

/// What a model answered, row by row.
public struct Predictions: Sendable {
  /// The predicted label of each row, as text (integers without a decimal point); nil when the model gives none.
  public var labels: [String]?
  /// Probabilities, row after row: `probabilities[row * classes.count + class]`, float32 widened to Double. Nil when the model gives none.
  public var probabilities: [Double]?
  /// Labels of the probability columns, in the model's own order. Empty when the model does not say them.
  public var classes: [String]
  /// One number a row: a regression's value, or a score that only ranks.
  public var values: [Double]?

  public init(
    labels: [String]? = nil, probabilities: [Double]? = nil, classes: [String] = [], values: [Double]? = nil
  ) {
    self.labels = labels
    self.probabilities = probabilities
    self.classes = classes
    self.values = values
  }
}

/// Why a model could not be loaded or run.
public struct InferenceError: Error, Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// The runtime's library is not there or not usable.
    case noRuntime
    /// The file is missing, too large, or not a model that the runtime reads.
    case badModel
    /// The data do not fit what the model wants.
    case mismatch
    /// The provider asked for is not available.
    case noProvider
    /// The runtime failed while running.
    case runFailed
    /// The person running the tool did not allow it.
    case notAllowed
    /// What it needs is not there now: a server, a secret, a program.
    case unavailable
  }

  public var kind: Kind
  /// What is wrong, in one sentence.
  public var message: String
  /// What was expected (for a mismatch: what the model wants and what the data has).
  public var expected: String?
  /// What to do.
  public var help: String?

  public init(_ kind: Kind, _ message: String, expected: String? = nil, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.expected = expected
    self.help = help
  }
}
