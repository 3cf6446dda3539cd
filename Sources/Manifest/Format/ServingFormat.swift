// `infrastructure.workloads.*.serves`, `infrastructure.language_models`, `infrastructure.accelerators`
extension Format {
  /// A share above 0% and up to 100%.
  private static let positiveShare: Shape<Percentage> = Shape<Percentage>.quantity.check { share, _ throws(Complaint) in
    guard share.fraction > 0, share.fraction <= 1 else {
      throw Complaint("out-of-range", "\(quoted(share.description)) is out of range", expected: "above 0%, up to 100%")
    }
  }

  private static let tokens = Shape<Int>.integer(1...100_000_000)

  static let serves = Shape<ServedModel>.object(
    "serves", "The language model that the workload serves, and its requests."
  ) { keys in
    let model = keys.required("model", Shape.text.located, "A language model by its name: llama-3.1-8b.")
    let format = keys.optional(
      "format", Shape<ServedModel.WeightFormat>.choice, "How weights are stored; bf16 when not given.")
    let cacheFormat = keys.optional(
      "kv_format", Shape<ServedModel.CacheFormat>.choice, "How cached keys and values are stored; bf16 when not given.")
    let context = keys.optional(
      "context", tokens, "Tokens that a sequence may reach; those of a request when not given.")
    let input = keys.required("input", tokens, "Tokens of the prompt of a mean request.")
    let output = keys.required("output", tokens, "Tokens of the answer of a mean request.")
    let concurrency = keys.required(
      "concurrency", Shape<Int>.integer(1...1_000_000), "Sequences that a replica works on at once.")
    let images = keys.optional("images", Shape<Int>.integer(0...10_000), "Images of a request; 0 when not given.")
    let group = keys.optional(
      "group_size", Shape<Int>.integer(8...65_536), "Weights that share a scale in int4; 128 when not given.")
    let memory = keys.optional(
      "memory_share", positiveShare, "Share of an accelerator's memory that is used; 90% when not given.")
    let compute = keys.optional(
      "compute_efficiency", positiveShare,
      "Share of the arithmetic of the data sheet that is reached; 50% when not given.")
    let bandwidth = keys.optional(
      "bandwidth_efficiency", positiveShare,
      "Share of the bandwidth of the data sheet that is reached; 60% when not given.")
    return { fields in
      let (formatRead, cacheRead, contextRead) = (fields[format], fields[cacheFormat], fields[context])
      let (imagesRead, groupRead, memoryRead) = (fields[images], fields[group], fields[memory])
      let (computeRead, bandwidthRead) = (fields[compute], fields[bandwidth])
      let (modelRead, inputRead, outputRead) = (fields[model], fields[input], fields[output])
      guard let concurrencyRead = fields[concurrency], let modelRead, let inputRead, let outputRead else { return nil }
      if let contextRead, contextRead < inputRead + outputRead {
        fields.report(
          Complaint(
            "out-of-range", "the context is shorter than the prompt and the answer of a mean request",
            expected: "at least \(inputRead + outputRead) tokens"),
          at: fields.mark(of: context))
      }
      return ServedModel(
        location: fields.location, model: modelRead, format: formatRead ?? .bf16, cacheFormat: cacheRead ?? .bf16,
        context: contextRead, input: inputRead, output: outputRead, concurrency: concurrencyRead,
        images: imagesRead ?? 0, groupSize: groupRead, memoryShare: memoryRead, computeEfficiency: computeRead,
        bandwidthEfficiency: bandwidthRead)
    }
  }

  private static let count = Shape<Int>.integer(1...100_000_000)

  static let languageModel = Shape<DeclaredModel>.object(
    "a language model", "The architecture of a language model, as in its config.json."
  ) { keys in
    let parameters = keys.required("parameters", .number(1e6...1e15), "All parameters: 8.03e9.")
    let active = keys.optional("active_parameters", .number(1e6...1e15), "Those that one token uses.")
    let layers = keys.required("layers", Shape<Int>.integer(1...10_000), "Transformer layers.")
    let hidden = keys.required("hidden", count, "The size of the hidden state.")
    let heads = keys.required("heads", Shape<Int>.integer(1...100_000), "Attention heads of the queries.")
    let kvHeads = keys.required("kv_heads", Shape<Int>.integer(1...100_000), "Heads of keys and values.")
    let headDim = keys.required("head_dim", Shape<Int>.integer(1...100_000), "The size of a head.")
    let ffn = keys.required("ffn", count, "The inner size of the feed-forward part; of one expert.")
    let vocabulary = keys.required("vocabulary", count, "Tokens of the vocabulary.")
    let context = keys.required("context", count, "The longest context in tokens.")
    let window = keys.optional("sliding_window", count, "Tokens that a layer with a window looks back.")
    let slidingLayers = keys.optional(
      "sliding_layers", Shape<Int>.integer(0...10_000), "How many layers have the window; all when not given.")
    let crossLayers = keys.optional(
      "cross_layers", Shape<Int>.integer(0...10_000), "Layers that attend to an image instead of to text.")
    let latent = keys.optional("latent_dim", count, "Numbers that latent attention caches a token and layer.")
    let experts = keys.optional("experts", Shape<Int>.integer(2...100_000), "Experts of a layer.")
    let activeExperts = keys.optional(
      "active_experts", Shape<Int>.integer(1...100_000), "Experts that one token uses.")
    let imageTokens = keys.optional("image_tokens", Shape<Int>.integer(1...1_000_000), "Tokens of one image.")
    let tied = keys.optional("tied_embeddings", .flag, "True where input and output embeddings are the same.")
    let date = keys.required("date", Shape<CalendarDate>.quantity, "The day of the figures.")
    let source = keys.required("source", .text, "Where the figures come from.")
    return { fields in
      let (parametersRead, activeRead, layersRead) = (fields[parameters], fields[active], fields[layers])
      let (hiddenRead, headsRead, kvRead, dimRead) = (fields[hidden], fields[heads], fields[kvHeads], fields[headDim])
      let (ffnRead, wordsRead, contextRead) = (fields[ffn], fields[vocabulary], fields[context])
      let (windowRead, slidingRead, crossRead) = (fields[window], fields[slidingLayers], fields[crossLayers])
      let (latentRead, expertsRead, usedRead) = (fields[latent], fields[experts], fields[activeExperts])
      let (imageRead, tiedRead, dateRead, sourceRead) = (
        fields[imageTokens], fields[tied], fields[date], fields[source]
      )
      if let headsRead, let kvRead, kvRead > headsRead || headsRead % kvRead != 0 {
        fields.report(
          Complaint("out-of-range", "the heads are no multiple of the heads of keys and values"),
          at: fields.mark(of: kvHeads))
      }
      if let parametersRead, let activeRead, activeRead > parametersRead {
        fields.report(
          Complaint("out-of-range", "one token uses more parameters than there are"), at: fields.mark(of: active))
      }
      if let layersRead, (slidingRead ?? 0) + (crossRead ?? 0) > layersRead {
        fields.report(
          Complaint("out-of-range", "there are more layers of these kinds than layers"),
          at: fields.mark(of: slidingRead == nil ? crossLayers : slidingLayers))
      }
      if (expertsRead == nil) != (usedRead == nil) || (usedRead ?? 1) > (expertsRead ?? 1) {
        fields.report(
          Complaint(
            "out-of-range", "experts and those that one token uses do not go together",
            expected: "both, and not more active ones than there are"),
          at: fields.mark(of: usedRead == nil ? experts : activeExperts))
      }
      guard let parametersRead, let layersRead, let hiddenRead, let headsRead, let kvRead, let dimRead, let ffnRead,
        let wordsRead, let contextRead, let dateRead, let sourceRead
      else { return nil }
      return DeclaredModel(
        name: fields.id, location: fields.location, parameters: parametersRead, activeParameters: activeRead,
        layers: layersRead, hidden: hiddenRead, heads: headsRead, kvHeads: kvRead, headDim: dimRead, ffn: ffnRead,
        vocabulary: wordsRead, context: contextRead, slidingWindow: windowRead, slidingLayers: slidingRead,
        crossLayers: crossRead, latentDim: latentRead, experts: expertsRead, activeExperts: usedRead,
        imageTokens: imageRead, tiesEmbeddings: tiedRead ?? false, date: dateRead, source: sourceRead)
    }
  }

  static let accelerator = Shape<DeclaredAccelerator>.object(
    "an accelerator", "What an accelerator can do, from its data sheet."
  ) { keys in
    let memory = keys.required("memory", Shape<DataSize>.quantity, "Its memory: 80 GiB.")
    let bandwidth = keys.required(
      "bandwidth_gb_s", .number(0.1...1e6), "Peak memory bandwidth in 10⁹ bytes a second: 3350.")
    let fp16 = keys.required("fp16_tflops", .number(0.01...1e6), "Dense fp16 throughput in 10¹² operations a second.")
    let fp8 = keys.optional("fp8_tflops", .number(0.01...1e6), "Dense fp8 throughput in 10¹² operations a second.")
    let power = keys.required("power_w", .number(1...1e5), "The power limit in watts.")
    let date = keys.required("date", Shape<CalendarDate>.quantity, "The day of the figures.")
    let source = keys.required("source", .text, "Where the figures come from.")
    return { fields in
      let (memoryRead, bandwidthRead, fp16Read) = (fields[memory], fields[bandwidth], fields[fp16])
      let (fp8Read, powerRead, dateRead, sourceRead) = (fields[fp8], fields[power], fields[date], fields[source])
      guard let memoryRead, let bandwidthRead, let fp16Read, let powerRead, let dateRead, let sourceRead else {
        return nil
      }
      return DeclaredAccelerator(
        name: fields.id, memory: memoryRead, bandwidthGBs: bandwidthRead, fp16TFLOPS: fp16Read, fp8TFLOPS: fp8Read,
        powerW: powerRead, date: dateRead, source: sourceRead)
    }
  }
}
