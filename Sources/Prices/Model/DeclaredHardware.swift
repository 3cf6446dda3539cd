import Manifest

extension HardwareBook {
  /// This book with the accelerators and language models that a project states, which take the place of those of the same
  /// name. What the project leaves out follows from the rest: all parameters are active, every layer has the window.
  public func extended(by infrastructure: Infrastructure) -> HardwareBook {
    var book = self
    for stated in infrastructure.languageModels { book.put(ModelFacts(stated)) }
    for stated in infrastructure.accelerators { book.put(GPUFacts(stated)) }
    return book
  }

  private mutating func put(_ model: ModelFacts) {
    let wanted = HardwareName.plain(model.name)
    models.removeAll { HardwareName.plain($0.name) == wanted }
    models.insert(model, at: 0)
  }

  private mutating func put(_ gpu: GPUFacts) {
    let wanted = HardwareName.plain(gpu.name)
    gpus.removeAll { HardwareName.plain($0.name) == wanted }
    gpus.insert(gpu, at: 0)
  }

  /// Why a name is no language model of this book, with the nearest one; nil where it is one.
  public func complaint(aboutModel name: Located<String>) -> Diagnostic? {
    guard model(named: name.value) == nil else { return nil }
    return Diagnostic(
      "unknown-language-model", message: "no language model “\(name.value)” is known", location: name.location,
      expected: "a model of the table, or one of `infrastructure.language_models`",
      help: Suggestion.help(for: name.value, among: models.flatMap { [$0.name] + $0.aliases })
        ?? "state its architecture under `infrastructure.language_models`")
  }

  /// Why a name is no accelerator of this book, with the nearest one; nil where it is one.
  public func complaint(aboutGPU name: Located<String>) -> Diagnostic? {
    guard gpu(named: name.value) == nil else { return nil }
    return Diagnostic(
      "unknown-accelerator", message: "no accelerator “\(name.value)” is known, so nothing can be sized for it",
      location: name.location, expected: "an accelerator of the table, or one of `infrastructure.accelerators`",
      help: Suggestion.help(for: name.value, among: gpus.flatMap { [$0.name] + $0.aliases })
        ?? "state its figures under `infrastructure.accelerators`")
  }
}

extension ModelFacts {
  init(_ stated: DeclaredModel) {
    self.init(
      name: stated.name, aliases: [], parameters: stated.parameters,
      activeParameters: stated.activeParameters ?? stated.parameters, layers: stated.layers, hidden: stated.hidden,
      heads: stated.heads, kvHeads: stated.kvHeads, headDim: stated.headDim, ffn: stated.ffn,
      vocabulary: stated.vocabulary, slidingWindow: stated.slidingWindow,
      slidingLayers: stated.slidingWindow == nil
        ? 0 : stated.slidingLayers ?? stated.layers - (stated.crossLayers ?? 0),
      crossLayers: stated.crossLayers ?? 0, latentDim: stated.latentDim, experts: stated.experts,
      activeExperts: stated.activeExperts, tiesEmbeddings: stated.tiesEmbeddings, imageTokens: stated.imageTokens,
      context: stated.context, date: stated.date, source: stated.source, note: nil)
  }
}

extension GPUFacts {
  init(_ stated: DeclaredAccelerator) {
    self.init(
      name: stated.name, aliases: [], memoryGiB: stated.memory.bytes / 1_073_741_824,
      bandwidthGBs: stated.bandwidthGBs, fp16TFLOPS: stated.fp16TFLOPS, fp8TFLOPS: stated.fp8TFLOPS, int8TOPS: nil,
      powerW: stated.powerW, date: stated.date, source: stated.source, note: nil)
  }
}
