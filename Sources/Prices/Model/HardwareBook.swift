import Manifest

/// What an accelerator can do, from its vendor's data sheet.
public struct GPUFacts: Sendable, Hashable, Codable {
  public var name: String
  /// Other spellings: `A100`, `NVIDIA A100-SXM4-80GB`.
  public var aliases: [String]
  /// Nominal memory as the data sheet states it. ECC and the driver keep up to 6% of it.
  public var memoryGiB: Double
  /// Peak memory bandwidth in 10⁹ bytes a second.
  public var bandwidthGBs: Double
  /// Dense (without sparsity) half-precision tensor throughput, fp16 or bf16 with fp32 sums, in 10¹² operations a second.
  public var fp16TFLOPS: Double
  /// Dense; nil where the device has no such arithmetic or its data sheet does not say.
  public var fp8TFLOPS: Double?
  /// Dense, in 10¹² operations a second.
  public var int8TOPS: Double?
  /// Board power limit in watts.
  public var powerW: Double
  public var date: CalendarDate
  public var source: String
  public var note: String?
}

/// A server as it is bought.
public struct ServerFacts: Sendable, Hashable, Codable {
  public var name: String
  public var aliases: [String]
  /// The accelerator by its name in this book; nil for a server without.
  public var gpu: String?
  /// 0 for a server without accelerators.
  public var gpuCount: Int
  public var vcpus: Double?
  public var memoryGiB: Double?
  /// At the wall, under full load, in watts.
  public var maxPowerW: Double
  /// At the wall, switched on without load, in watts.
  public var idlePowerW: Double
  public var rackUnits: Int
  public var date: CalendarDate
  public var source: String
  public var note: String?
}

/// The architecture of a language model: what its memory and arithmetic follow from.
public struct ModelFacts: Sendable, Hashable, Codable {
  public var name: String
  public var aliases: [String]
  /// All parameters, embeddings included.
  public var parameters: Double
  /// Parameters that one token uses; equal to `parameters` where there are no experts.
  public var activeParameters: Double
  /// Transformer layers of the language model.
  public var layers: Int
  public var hidden: Int
  /// Attention heads of the queries.
  public var heads: Int
  public var kvHeads: Int
  public var headDim: Int
  /// The inner size of the feed-forward part; of one expert where there are experts.
  public var ffn: Int
  public var vocabulary: Int
  /// Tokens that a layer with sliding-window attention looks back; nil where every layer looks back all the way.
  public var slidingWindow: Int?
  /// How many layers have the window; the others look back all the way.
  public var slidingLayers: Int
  /// Layers that attend to an image instead of to earlier tokens, so that their cache does not grow with the text.
  public var crossLayers: Int
  /// Numbers that one layer caches a token where attention is latent (MLA): compressed keys and values together with the
  /// rotary key. Nil for other attention.
  public var latentDim: Int?
  public var experts: Int?
  public var activeExperts: Int?
  /// The longest context in tokens.
  public var context: Int
  public var date: CalendarDate
  public var source: String
  public var note: String?

  /// Numbers in the key-value cache of one sequence of so many tokens, over all layers that look back at text.
  ///
  /// Grouped-query attention caches 2 × KV heads × head size a token and layer (Ainslie et al., 2023); latent attention
  /// caches `latentDim` (DeepSeek-V2, 2024, section 2.1). A layer with a window holds at most the window.
  public func cachedNumbers(tokens: Double) -> Double {
    guard tokens.isFinite, tokens > 0 else { return 0 }
    let each = latentDim.map(Double.init) ?? (2 * Double(kvHeads) * Double(headDim))
    let full = Double(layers - slidingLayers - crossLayers)
    let windowed = Double(slidingLayers) * min(tokens, slidingWindow.map(Double.init) ?? tokens)
    return each * (full * tokens + windowed)
  }
}

/// Greenhouse gas of a country's electricity.
public struct CarbonFactor: Sendable, Hashable, Codable {
  /// ISO 3166 code of the country, in lower case.
  public var country: String
  public var name: String
  /// Grams of CO₂ equivalent a kilowatt-hour.
  public var gramsPerKWh: Double
  /// The day the figure was published or stands for.
  public var date: CalendarDate
  public var source: String
  public var note: String?
}

/// Facts about accelerators, servers, language models and grids, each dated and with its source.
public struct HardwareBook: Sendable, Hashable, Codable {
  public var gpus: [GPUFacts]
  public var servers: [ServerFacts]
  public var models: [ModelFacts]
  public var grid: [CarbonFactor]
  public var regions: [CloudRegion] = []

  /// The facts that come with the tool.
  ///
  /// - Throws: when the data that were compiled in are wrong, which tests rule out.
  public static func bundled() throws(PriceError) -> HardwareBook {
    HardwareBook(
      gpus: try HardwareReader.gpus(BundledData.gpus), servers: try HardwareReader.servers(BundledData.servers),
      models: try HardwareReader.models(BundledData.models), grid: try HardwareReader.grid(BundledData.grid),
      regions: try HardwareReader.regions(BundledData.regions))
  }

  /// The accelerator of a name or alias; case, spaces, dashes and the vendor's name do not matter.
  public func gpu(named name: String) -> GPUFacts? {
    Self.find(name, in: gpus, name: \.name, aliases: \.aliases)
  }

  /// The server of a name or alias.
  public func server(named name: String) -> ServerFacts? {
    Self.find(name, in: servers, name: \.name, aliases: \.aliases)
  }

  /// The language model of a name or alias, such as `llama-3.1-8b` or `meta-llama/Llama-3.1-8B-Instruct`.
  public func model(named name: String) -> ModelFacts? {
    Self.find(name, in: models, name: \.name, aliases: \.aliases)
  }

  /// The carbon factor of a country by its ISO 3166 code, or English name.
  public func grid(of country: String) -> CarbonFactor? {
    let wanted = country.lowercased()
    return grid.first { $0.country == wanted || $0.name.lowercased() == wanted }
  }

  private static func find<Facts>(
    _ name: String, in all: [Facts], name own: KeyPath<Facts, String>, aliases: KeyPath<Facts, [String]>
  ) -> Facts? {
    let wanted = HardwareName.plain(name)
    guard !wanted.isEmpty else { return nil }
    return all.first { HardwareName.plain($0[keyPath: own]) == wanted }
      ?? all.first { $0[keyPath: aliases].contains { HardwareName.plain($0) == wanted } }
  }
}

/// Names of accelerators, servers and models as different people spell them.
enum HardwareName {
  /// The name in lower case without spaces, dashes, underscores, an owner before a slash, and vendors' words.
  static func plain(_ name: String) -> String {
    var text = name.prefix(200).lowercased()
    if let slash = text.lastIndex(of: "/") { text = String(text[text.index(after: slash)...]) }
    for word in ["nvidia", "amd", "instinct", "geforce", "tesla", "tensor core", "gpu"] {
      while let found = text.range(of: word) { text.removeSubrange(found) }
    }
    return String(text.unicodeScalars.filter { !" -_\t".unicodeScalars.contains($0) })
  }
}

extension String {
  /// The first place of a word; small and without Foundation.
  fileprivate func range(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      start = index(after: start)
    }
    return nil
  }
}
