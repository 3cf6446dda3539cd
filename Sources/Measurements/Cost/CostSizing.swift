/// What a replica that serves a language model needs, and what it can do.
public struct CostSizing: Sendable, Hashable, Codable {
  /// One figure with its formula and the sources of its numbers.
  public struct Figure: Sendable, Hashable, Codable {
    public enum Name: String, Sendable, Hashable, Codable, CaseIterable {
      case weights
      /// Keys and values of one sequence of the stated context, and of all sequences at once.
      case cachePerSequence = "kv_cache_per_sequence"
      case cache = "kv_cache"
      case activations, runtime
      /// On the fullest accelerator.
      case needed = "needed_per_accelerator"
      case usable = "usable_per_accelerator"
      case sequencesThatFit = "sequences_that_fit"
      case prefillOperations = "prefill_operations"
      case prefillSpeed = "prefill_tokens_per_second"
      case timeToFirstToken = "time_to_first_token"
      case weightsRead = "weights_read_per_step"
      case cacheRead = "kv_cache_read_per_step"
      case timePerToken = "time_per_output_token"
      case decodeSpeed = "decode_tokens_per_second"
      case requests = "requests_per_second"
      case latency = "request_latency"
    }

    public var name: Name
    public var formula: CostFormula
    public var unit: FormulaUnit
    public var sources: [CostSource]

    public var value: Double { formula.value }

    public init(_ name: Name, _ formula: CostFormula, _ unit: FormulaUnit, _ sources: [CostSource] = []) {
      self.name = name
      self.formula = formula
      self.unit = unit
      self.sources = sources
    }
  }

  /// By its name in the table of models.
  public var model: String
  /// By its name in the table of accelerators.
  public var gpu: String
  public var format: String
  public var cacheFormat: String
  /// Tokens a sequence may reach, and the longest that the model can.
  public var context: Int
  public var modelContext: Int
  /// Tokens of the prompt, with those of images, and of the answer of a mean request.
  public var input: Int
  public var output: Int
  public var concurrency: Int
  /// Accelerators of one replica.
  public var gpus: Int
  /// Parts that each layer is cut into, and stages that the layers are dealt out to.
  public var tensorParallel: Int
  public var pipelineStages: Int
  /// The fewest accelerators that hold it; nil where no number that is tried does.
  public var fewestGPUs: Int?
  /// True where the accelerators hold what is needed.
  public var fits: Bool
  public var figures: [Figure]
  /// The share of a replica's time that goes into prompts; the rest goes into answers.
  public var prefillShare: Double

  public init(
    model: String, gpu: String, format: String, cacheFormat: String, context: Int, modelContext: Int, input: Int,
    output: Int, concurrency: Int, gpus: Int, tensorParallel: Int, pipelineStages: Int, fewestGPUs: Int?, fits: Bool,
    figures: [Figure], prefillShare: Double
  ) {
    self.model = model
    self.gpu = gpu
    self.format = format
    self.cacheFormat = cacheFormat
    self.context = context
    self.modelContext = modelContext
    self.input = input
    self.output = output
    self.concurrency = concurrency
    self.gpus = gpus
    self.tensorParallel = tensorParallel
    self.pipelineStages = pipelineStages
    self.fewestGPUs = fewestGPUs
    self.fits = fits
    self.figures = figures
    self.prefillShare = prefillShare
  }

  public subscript(name: Figure.Name) -> Double? { figures.first { $0.name == name }?.value }
}

/// What a million tokens cost, by an option.
public struct CostPerToken: Sendable, Hashable, Codable {
  public var workload: String
  /// Money for a million tokens of prompts, of answers, and of both together.
  public var input: CostFormula
  public var output: CostFormula
  public var blended: CostFormula

  public init(workload: String, input: CostFormula, output: CostFormula, blended: CostFormula) {
    self.workload = workload
    self.input = input
    self.output = output
    self.blended = blended
  }
}
