import Prices

/// How the accelerators of one replica share a model: each layer is cut into parts along its heads (tensor parallelism), and
/// where that is not enough, the layers are dealt out to stages one behind the other (pipeline parallelism).
struct ParallelSplit: Sendable, Hashable {
  var tensor: Int
  var stages: Int

  var gpus: Int { tensor * stages }

  /// One accelerator that holds everything.
  static let single = ParallelSplit(tensor: 1, stages: 1)

  /// Accelerators of one machine that exchange partial sums fast enough to share a layer; eight in common servers.
  static let usualTogether = 8
  /// No more accelerators than these are tried for one replica.
  static let most = 64

  /// The ways to cut a layer, narrowest first: powers of two that divide the heads of the queries. Heads of keys and values
  /// are dealt out evenly, or each is kept by equally many accelerators (Shoeybi et al., 2019; vLLM's rule for grouped heads).
  static func tensorSizes(_ model: LanguageModel, together: Int) -> [Int] {
    var sizes: [Int] = []
    var size = 1
    while size <= max(1, together) {
      let dividesCache = model.kvHeads % size == 0 || size % model.kvHeads == 0
      if model.heads % size == 0, dividesCache { sizes.append(size) }
      size *= 2
    }
    return sizes
  }

  /// The split of so many accelerators: layers cut as finely as can be, the rest in stages. Nil where there would be more
  /// stages than layers.
  init?(_ model: LanguageModel, gpus: Int, together: Int) {
    let sizes = Self.tensorSizes(model, together: together)
    guard let tensor = sizes.last(where: { gpus % $0 == 0 }), gpus / tensor <= model.layers else { return nil }
    self.tensor = tensor
    stages = gpus / tensor
  }

  private init(tensor: Int, stages: Int) {
    self.tensor = tensor
    self.stages = stages
  }

  /// The splits that are tried, fewest accelerators first: within a machine, then whole groups of accelerators as stages.
  static func candidates(_ model: LanguageModel, together: Int) -> [ParallelSplit] {
    let sizes = tensorSizes(model, together: together)
    let within = sizes.map { ParallelSplit(tensor: $0, stages: 1) }
    guard let widest = sizes.last else { return within }
    let stages = max(1, min(model.layers, most / widest))
    return within + (1...stages).dropFirst().map { ParallelSplit(tensor: widest, stages: $0) }
  }

  /// The share of the cache that one accelerator of a stage holds: heads are dealt out while there are enough; latent
  /// attention has none, so each accelerator keeps all of it.
  func cacheShare(_ model: LanguageModel) -> Double {
    model.latentDim == nil ? 1 / Double(min(tensor, model.kvHeads)) : 1
  }
}
