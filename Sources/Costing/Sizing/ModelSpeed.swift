import Manifest
import Measurements
import Prices

/// Bounds on how fast a replica reads prompts and writes answers: by the arithmetic of its accelerators, and by the bytes that have
/// to pass from memory for each token (Pope et al., *Efficiently Scaling Transformer Inference*, 2022; Williams et al., 2009).
struct ModelSpeed: Sendable {
  /// Shares of the data sheet's figures that are reached where the manifest says nothing.
  static let usualCompute = 0.5
  static let usualBandwidth = 0.6

  let memory: ModelMemory
  let split: ParallelSplit
  let gpu: GPUFacts

  private var facts: LanguageModel { memory.facts }
  private var served: ServedModel { memory.served }

  var computeShare: Double { served.computeEfficiency?.fraction ?? Self.usualCompute }
  var bandwidthShare: Double { served.bandwidthEfficiency?.fraction ?? Self.usualBandwidth }

  /// Operations a second of one accelerator in the arithmetic of the weights' format. 4- and 8-bit whole numbers are only how weights
  /// are stored and are computed in 16 bits; fp32 runs at half of the throughput of 16 bits (TF32).
  private var peak: Double {
    switch served.format {
    case .fp8: (gpu.fp8TFLOPS ?? gpu.fp16TFLOPS) * 1e12
    case .fp32: gpu.fp16TFLOPS / 2 * 1e12
    case .fp16, .bf16, .int8, .int4: gpu.fp16TFLOPS * 1e12
    }
  }

  /// Arithmetic of a number of accelerators that is reached.
  private func compute(_ gpus: Int) -> CostFormula {
    .times(gpus, [.number(peak, .operationsPerSecond), .number(computeShare, .share)])
  }

  /// Bandwidth of the accelerators that share a layer.
  private func bandwidth(share: Double) -> CostFormula {
    .times(split.tensor, [.number(gpu.bandwidthGBs * 1e9, .bytesPerSecond), .number(share, .share)])
  }

  // MARK: Prompts

  /// Twice the active parameters for each token, and for each pair of tokens that attend to each other 4 × heads × size of a head in
  /// each layer; half of all pairs, since a token only looks back; in a layer with a window only those within it.
  var prefillOperations: CostFormula {
    let tokens = Double(memory.input)
    let full = Double(facts.layers - facts.slidingLayers - facts.crossLayers)
    var pairs: [CostFormula] = []
    if full > 0 {
      pairs.append(
        .product([.number(full), .quotient(.power(.number(tokens), .number(2)), .number(2))]))
    }
    if facts.slidingLayers > 0 {
      let window = min(tokens, facts.slidingWindow.map(Double.init) ?? tokens)
      // Up to the window all earlier tokens, then the window: w × n − w² / 2.
      pairs.append(
        .product([
          .number(Double(facts.slidingLayers)),
          .difference(
            .product([.number(window, .tokens), .number(tokens, .tokens)]),
            .quotient(.power(.number(window), .number(2)), .number(2))),
        ]))
    }
    if facts.crossLayers > 0, served.images > 0, let image = facts.imageTokens {
      pairs.append(
        .product([
          .number(Double(facts.crossLayers)), .number(tokens, .tokens), .number(Double(served.images * image), .tokens),
        ]))
    }
    let attention = CostFormula.product(
      [.number(4), .number(Double(facts.heads)), .number(Double(facts.headDim))]
        + (pairs.count == 1 ? pairs : [.sum(pairs)]))
    return .sum([.product([.number(2), .number(facts.activeParameters), .number(tokens, .tokens)]), attention])
  }

  /// Seconds that a replica spends on one prompt, all its accelerators busy.
  var promptTime: CostFormula { .quotient(.number(prefillOperations.value, .operations), compute(split.gpus)) }

  var prefillSpeed: CostFormula {
    .quotient(.number(Double(memory.input), .tokens), .number(promptTime.value, .seconds))
  }

  /// Without a queue. One prompt passes the stages one after another, and every weight it uses has to be read once.
  var timeToFirstToken: CostFormula {
    .greatest([
      .quotient(.number(prefillOperations.value, .operations), compute(split.tensor)),
      .quotient(
        .number(weightsRead(batch: Double(memory.input)).value, .bytes), bandwidth(share: bandwidthShare)),
    ])
  }

  // MARK: Answers

  /// Sequences that pass a stage together: all of them, dealt out to the stages.
  private var batch: Double { (Double(served.concurrency) / Double(split.stages)).rounded(.up) }

  /// Tokens in the cache of a sequence half way through its answer.
  private var heldTokens: Double { Double(memory.input) + Double(served.output) / 2 }

  /// Weights that are read for one token of each sequence of a batch: all of them; of experts those that some token of the batch
  /// uses, E × (1 − (1 − k/E)^b) of E in a layer when each token takes k of them evenly.
  func weightsRead(batch: Double) -> CostFormula {
    let whole = memory.weights.value
    guard let experts = facts.experts, let used = facts.activeExperts, used < experts,
      facts.activeParameters < facts.parameters
    else { return .number(whole, .bytes) }
    let perExpert = (facts.parameters - facts.activeParameters) / Double(experts - used)
    let inExperts = perExpert * Double(experts) / facts.parameters * whole
    let touched = CostFormula.difference(
      .number(1),
      .power(
        .difference(.number(1), .quotient(.number(Double(used)), .number(Double(experts)))), .number(batch)))
    return .sum([.number(whole - inExperts, .bytes), .product([.number(inExperts, .bytes), touched])])
  }

  var weightsReadPerStep: CostFormula { weightsRead(batch: batch) }

  var cacheReadPerStep: CostFormula {
    .product([.number(Double(served.concurrency)), .number(memory.cache(tokens: heldTokens).value, .bytes)])
  }

  /// Bytes that have to pass for one token of every sequence, as if one accelerator read them. Where an accelerator keeps heads that
  /// others keep as well, they are read more than once; stages read their part of the cache at the same time.
  private var stepBytes: CostFormula {
    let repeats = split.cacheShare(facts) * Double(split.tensor) / Double(split.stages)
    let cache = CostFormula.number(cacheReadPerStep.value, .bytes)
    return .sum([
      .number(weightsReadPerStep.value, .bytes), repeats == 1 ? cache : .product([cache, .number(repeats)]),
    ])
  }

  private var stepOperations: Double {
    let held = heldTokens
    let window = min(held, facts.slidingWindow.map(Double.init) ?? held)
    let image = Double(served.images * (facts.imageTokens ?? 0))
    let seen =
      Double(facts.layers - facts.slidingLayers - facts.crossLayers) * held + Double(facts.slidingLayers) * window
      + Double(facts.crossLayers) * image
    let attention = 4 * Double(facts.heads) * Double(facts.headDim) * seen
    return Double(served.concurrency) * (2 * facts.activeParameters + attention)
  }

  /// Seconds from one token of an answer to the next, with all sequences at work: whichever takes longer, the bytes or the
  /// arithmetic.
  var timePerToken: CostFormula {
    .greatest([
      .quotient(stepBytes, bandwidth(share: bandwidthShare)),
      .quotient(.number(stepOperations, .operations), compute(split.gpus)),
    ])
  }

  /// The same with the whole bandwidth of the data sheet: no replica is faster.
  var leastTimePerToken: Double { stepBytes.value / bandwidth(share: 1).value }

  var decodeSpeed: CostFormula {
    .quotient(.number(Double(served.concurrency), .tokens), .number(timePerToken.value, .seconds))
  }

  // MARK: Both

  /// Seconds of a replica that one answer takes, its steps being shared by all sequences.
  private var answerTime: CostFormula {
    .quotient(
      .product([.number(Double(served.output), .tokens), .number(timePerToken.value, .seconds)]),
      .number(Double(served.concurrency)))
  }

  /// A replica spends its time on prompts and on steps of answers in turn.
  var requests: CostFormula {
    .quotient(.number(1), .sum([.number(promptTime.value, .seconds), .number(answerTime.value, .seconds)]))
  }

  /// From a request to the end of its answer while the replica works on all sequences (Little's law).
  var latency: CostFormula {
    .quotient(.number(Double(served.concurrency)), .number(requests.value, .requestsPerSecond))
  }

  var prefillShare: Double { promptTime.value / (promptTime.value + answerTime.value) }
}
