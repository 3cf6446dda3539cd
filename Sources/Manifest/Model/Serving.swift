/// A language model that an inference workload serves, and the requests it answers: what memory and speed follow from.
public struct ServedModel: Sendable {
  /// How the weights are stored.
  public enum WeightFormat: String, Sendable, Hashable, CaseIterable, Codable {
    case fp32, fp16, bf16, fp8, int8, int4
  }

  /// How cached keys and values are stored.
  public enum CacheFormat: String, Sendable, Hashable, CaseIterable, Codable {
    case fp32, fp16, bf16, fp8, int8
  }

  public var location: SourceLocation
  /// A name of the table of language models, or of `infrastructure.language_models`.
  public var model: Located<String>
  public var format: WeightFormat
  public var cacheFormat: CacheFormat
  /// Tokens that one sequence may reach, prompt and answer together; what a request takes when nil.
  public var context: Int?
  /// Tokens of the prompt and of the answer of a mean request, without images.
  public var input: Int
  public var output: Int
  /// Sequences that one replica works on at once.
  public var concurrency: Int
  /// Images of a request.
  public var images: Int
  /// Weights that share a scale and a zero point where they have 4 bits; 128 when nil.
  public var groupSize: Int?
  /// The share of an accelerator's memory that is used; 90% when nil.
  public var memoryShare: Percentage?
  /// The shares of the data sheet's arithmetic and bandwidth that are reached; 50% and 60% when nil.
  public var computeEfficiency: Percentage?
  public var bandwidthEfficiency: Percentage?
}

/// The architecture of a language model as a project states it, over the bundled table.
public struct DeclaredModel: Sendable {
  public var name: String
  public var location: SourceLocation
  /// All parameters, and those that one token uses.
  public var parameters: Double
  public var activeParameters: Double?
  public var layers: Int
  public var hidden: Int
  public var heads: Int
  public var kvHeads: Int
  public var headDim: Int
  public var ffn: Int
  public var vocabulary: Int
  public var context: Int
  public var slidingWindow: Int?
  public var slidingLayers: Int?
  public var crossLayers: Int?
  public var latentDim: Int?
  public var experts: Int?
  public var activeExperts: Int?
  public var imageTokens: Int?
  public var tiesEmbeddings: Bool
  public var date: CalendarDate
  public var source: String
}

/// An accelerator as a project states it, over the bundled table.
public struct DeclaredAccelerator: Sendable {
  public var name: String
  public var memory: DataSize
  /// Peak memory bandwidth in 10⁹ bytes a second.
  public var bandwidthGBs: Double
  /// Dense throughput in 10¹² operations a second.
  public var fp16TFLOPS: Double
  public var fp8TFLOPS: Double?
  public var powerW: Double
  public var date: CalendarDate
  public var source: String
}
