import Manifest
import Measurements
import Prices

/// The memory that serving a language model takes, in bytes.
struct ModelMemory: Sendable {
  /// Tokens that are computed at once: longer prompts are cut into chunks of this size, vLLM's default of chunked prefill.
  static let chunk = 2048.0
  /// Context of the driver, code, graphs and buffers of the exchange between accelerators, on each.
  static let runtimeBytes = 1_073_741_824.0
  /// The share of an accelerator's nominal memory that is used, vLLM's default of `gpu_memory_utilization`.
  static let usualShare = 0.9

  let facts: LanguageModel
  let served: ServedModel

  private var group: Double { served.groupSize.map(Double.init) ?? ServedModel.WeightFormat.usualGroup }

  /// Parameters of one embedding matrix.
  var embedding: Double { Double(facts.vocabulary) * Double(facts.hidden) }

  /// Tokens that images add to the text; 0 where layers of their own look at images.
  var imageTokens: Int { facts.crossLayers > 0 ? 0 : served.images * (facts.imageTokens ?? 0) }

  /// Tokens of the prompt of a mean request, with those of its images.
  var input: Int { served.input + imageTokens }

  /// Tokens that a sequence may reach.
  var context: Int { served.context ?? input + served.output }

  var weights: CostFormula {
    let format = served.format
    guard format.keepsEmbeddings else { return .product([.number(facts.parameters), format.bytes(group: group)]) }
    let kept = min(facts.parameters, embedding * (facts.tiesEmbeddings ? 1 : 2))
    return .sum([
      .product([.number(facts.parameters - kept), format.bytes(group: group)]),
      .product([.number(kept), .number(2, .bytes)]),
    ])
  }

  /// Bytes of the embedding matrix that the first or the last stage of a pipeline holds besides its layers.
  var endBytes: Double { embedding * (served.format == .fp32 ? 4 : 2) }

  /// Keys and values of one sequence: 2 × heads of keys and values × size of a head (or the latent size) × tokens, of each layer; a
  /// layer with a window keeps at most the window, a layer that looks at images keeps the images.
  func cache(tokens: Double) -> CostFormula {
    var factors: [CostFormula]
    if let latent = facts.latentDim {
      factors = [.number(Double(latent))]
    } else {
      factors = [.number(2), .number(Double(facts.kvHeads)), .number(Double(facts.headDim))]
    }
    let layers = layerTokens(tokens)
    factors.append(layers.count == 1 ? layers[0] : .sum(layers))
    factors.append(.number(served.cacheFormat.bytes, .bytes))
    return .product(factors)
  }

  /// Layers × tokens that each of them keeps, by kind of layer.
  private func layerTokens(_ tokens: Double) -> [CostFormula] {
    let all = CostFormula.number(tokens, .tokens)
    var layers: [CostFormula] = []
    let full = facts.layers - facts.slidingLayers - facts.crossLayers
    if full > 0 { layers.append(.product([.number(Double(full)), all])) }
    if facts.slidingLayers > 0 {
      let kept = facts.slidingWindow.map { CostFormula.least([all, .number(Double($0), .tokens)]) } ?? all
      layers.append(.product([.number(Double(facts.slidingLayers)), kept]))
    }
    if facts.crossLayers > 0, served.images > 0, let image = facts.imageTokens {
      layers.append(
        .product([.number(Double(facts.crossLayers)), .number(Double(served.images * image), .tokens)]))
    }
    return layers
  }

  /// Tokens in flight at once: a chunk of a prompt, or one of each sequence.
  var inFlight: Double { max(min(Self.chunk, Double(input)), Double(served.concurrency)) }

  /// What lives at once while one layer runs: the residual, its norm, and input and output of the attention (4 × hidden); the
  /// two halves of the gated feed-forward part; and the logits of each sequence in fp32.
  func activations(_ split: ParallelSplit) -> CostFormula {
    let inner = Double(facts.activeExperts ?? 1) * Double(facts.ffn)
    let gated = CostFormula.divided(.product([.number(2), .number(inner)]), by: split.tensor)
    let residual: CostFormula = .product([.number(4), .number(Double(facts.hidden))])
    let layer: CostFormula = .product([
      .number(inFlight, .tokens), .sum([residual, gated]), .number(served.format.activationBytes, .bytes),
    ])
    let logits: CostFormula = .product([
      .number(Double(served.concurrency)), .number(Double(facts.vocabulary)), .number(4, .bytes),
    ])
    return .sum([layer, logits])
  }

  /// Weights on the fullest accelerator: that of a stage with the most layers and an embedding matrix.
  func weights(_ split: ParallelSplit) -> CostFormula {
    let whole = weights.value
    guard split.stages > 1 else { return .divided(.number(whole, .bytes), by: split.tensor) }
    let ends = min(whole, endBytes * (facts.tiesEmbeddings ? 1 : 2))
    let inLayers: CostFormula = .product([.number(whole - ends, .bytes), .number(deepest(split))])
    let stage: CostFormula = .sum([
      .quotient(inLayers, .number(Double(facts.layers))), .number(min(whole, endBytes), .bytes),
    ])
    return .divided(stage, by: split.tensor)
  }

  /// Layers of the stage that has the most.
  private func deepest(_ split: ParallelSplit) -> Double {
    Double((facts.layers + split.stages - 1) / split.stages)
  }

  /// The share of the cache on the fullest accelerator.
  func cacheShare(_ split: ParallelSplit) -> Double {
    split.cacheShare(facts) * deepest(split) / Double(facts.layers)
  }

  /// All that the fullest accelerator holds.
  func needed(_ split: ParallelSplit) -> CostFormula {
    let cache = Double(served.concurrency) * self.cache(tokens: Double(context)).value
    let share = cacheShare(split)
    let all: CostFormula = .number(cache, .bytes)
    let held: CostFormula = share == 1 ? all : .product([all, .number(share, .share)])
    return .sum([
      weights(split), held, .number(activations(split).value, .bytes), .number(Self.runtimeBytes, .bytes),
    ])
  }

  func usable(_ gpu: GPUFacts) -> CostFormula {
    .product([
      .number(gpu.memoryGiB * 1_073_741_824, .bytes),
      .number(served.memoryShare?.fraction ?? Self.usualShare, .share),
    ])
  }

  /// Sequences of the stated context that fit beside the rest.
  func sequences(_ split: ParallelSplit, on gpu: GPUFacts) -> CostFormula {
    let others = weights(split).value + activations(split).value + Self.runtimeBytes
    let free = CostFormula.greatest([
      .number(0, .bytes), .difference(.number(usable(gpu).value, .bytes), .number(others, .bytes)),
    ])
    let each = cache(tokens: Double(context)).value * cacheShare(split)
    return .roundedDown(.quotient(free, .number(each, .bytes)))
  }
}

extension CostFormula {
  /// A formula divided by a count; the formula itself where the count is one.
  static func divided(_ formula: CostFormula, by count: Int) -> CostFormula {
    count == 1 ? formula : .quotient(formula, .number(Double(count)))
  }

  /// So many times a product; without the count where it is one.
  static func times(_ count: Int, _ factors: [CostFormula]) -> CostFormula {
    .product(count == 1 ? factors : [.number(Double(count))] + factors)
  }
}
