/// What a result was made from: enough to make it again.
public struct Provenance: Sendable, Hashable, Codable {
  /// Data and model files, by path relative to the project's folder, sorted.
  public var inputs: [InputDigest]
  public var model: ModelFacts?
  public var baseline: ModelFacts?
  /// Versions of what computed it: `dossier`, `onnxruntime`, `duckdb`.
  public var versions: [Named<String>]
  /// The execution provider that ran: `cpu` or `cuda`.
  public var provider: String?

  public init(
    inputs: [InputDigest] = [], model: ModelFacts? = nil, baseline: ModelFacts? = nil,
    versions: [Named<String>] = [], provider: String? = nil
  ) {
    self.inputs = inputs
    self.model = model
    self.baseline = baseline
    self.versions = versions
    self.provider = provider
  }
}

public struct InputDigest: Sendable, Hashable, Codable {
  public var path: String
  /// Lower-case hexadecimal SHA-256.
  public var sha256: String
  public var bytes: Int

  public init(path: String, sha256: String, bytes: Int) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// What a model file says of itself.
public struct ModelFacts: Sendable, Hashable, Codable {
  public var id: String
  /// `onnx`, `pmml`, `command`, `endpoint` or `predictions`.
  public var format: String
  /// The model's file; for an endpoint its address, without secrets.
  public var path: String?
  public var producer: String?
  /// `ai.onnx 17`, `ai.onnx.ml 1`
  public var opsets: [String]
  public var inputs: [String]
  public var outputs: [String]
  public var metadata: [Named<String>]

  public init(
    id: String, format: String, path: String? = nil, producer: String? = nil, opsets: [String] = [],
    inputs: [String] = [], outputs: [String] = [], metadata: [Named<String>] = []
  ) {
    self.id = id
    self.format = format
    self.path = path
    self.producer = producer
    self.opsets = opsets
    self.inputs = inputs
    self.outputs = outputs
    self.metadata = metadata
  }
}
