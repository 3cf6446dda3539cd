import Manifest
import Measurements
import Prices
import Testing

@testable import Costing

/// Language models in the comparison of costs.
@Suite struct ServedModelTests {
  private let prices =
    Sample.header + """
      server,,,dgx-h100,H100,8,80,224,2048,buy,200000,USD,each,2026-11-01,offer,
      instance,aws,us-east-1,one-h100,H100,1,80,24,256,on_demand,5,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,eight-h100,H100,8,80,192,2048,on_demand,40,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,one-l4,L4,1,24,8,32,on_demand,0.8,USD,hour,2026-11-01,list,
      instance,aws,us-east-1,one-t4,T4,1,16,4,16,on_demand,0.5,USD,hour,2026-11-01,list,
      salary,,us,mlops,,,,,,on_demand,120000,USD,year,2026-11-01,survey,
      power,,us,commercial,,,,,,on_demand,0.1,USD,kWh,2026-11-01,list,
      """

  private func result(_ workload: String, options: String = "[own, cloud]", extra: String = "") throws -> CostResult {
    let yaml = """
      currency: USD
      horizon: 36 months
      workloads:
        chat: {kind: inference, \(workload)}
      options: \(options)
      own: {server: dgx-h100, colocation: 500 USD/month}
      cloud: {provider: aws}
      \(extra)
      """
    var inputs = try Sample.inputs(yaml, prices: prices)
    inputs.hardware = inputs.hardware.extended(by: inputs.infrastructure)
    inputs.draws = 0
    return try #require(CostEngine.compute(inputs))
  }

  private func sizing(_ serves: String, load: String = "gpu: H100, peak: 1/s, mean: 1/s") throws -> CostSizing {
    let found = try result("\(load), serves: {\(serves)}").demands.first
    return try #require(found?.sizing)
  }

  private static let hardware = Result { try HardwareBook.bundled() }

  private func sizing(model: String, context: Int, concurrency: Int, format: String, gpu: String) throws -> CostSizing {
    let memory = try SizingTests.memory(
      model, ", context: \(context), format: \(format)", concurrency: concurrency)
    let device = try #require(try Self.hardware.get().gpu(named: gpu))
    return ReplicaSizer(facts: memory.facts, served: memory.served).sizing(on: device, count: nil, together: 8)
  }

  /// The capacity of a replica is that of its size where nothing better is known; what is stated goes before it.
  @Test func capacityComesFromTheSize() throws {
    let serves = "serves: {model: llama-3.1-8b, input: 1500, output: 300, concurrency: 32}"
    let demand = try #require(try result("gpu: H100, peak: 60/s, mean: 60/s, \(serves)").demands.first)
    let capacity = try #require(demand.capacity)
    #expect(demand.capacityKind == .sized && demand.sizing?[.requests] == capacity)
    #expect(demand.unitsPeak == (60 / (capacity * 0.8)).rounded(.up))
    let stated = try #require(
      try result("gpu: H100, peak: 60/s, mean: 60/s, capacity: 10/s, \(serves)").demands.first)
    #expect(stated.capacityKind == .stated && stated.capacity == 10 && stated.unitsPeak == 8)
  }

  /// By hand for Llama 3.1 8B on one H100 at 50% of 989.4 TFLOP/s and 60% of 3350 GB/s: a prompt of 1500 tokens takes
  /// 1500 × 2 × 8.03e9 + 4 × 32 × 128 × 32 × 1500² / 2 operations; a step of 32 sequences reads 16.06e9 bytes of weights and
  /// 32 × 1650 × 131,072 bytes of cache.
  @Test func capacityByHand() throws {
    let sizing = try sizing("model: llama-3.1-8b, input: 1500, output: 300, concurrency: 32")
    let operations = 1500.0 * 2 * 8.03e9 + 4 * 32 * 128 * 32 * 1500 * 1500 / 2
    let prompt = operations / (0.5 * 989.4e12)
    let step = (16.06e9 + 32 * 1650 * 131_072) / (0.6 * 3350e9)
    #expect(isClose(sizing[.timeToFirstToken], prompt, within: 1e-9))
    #expect(isClose(sizing[.timePerToken], step, within: 1e-9))
    #expect(isClose(sizing[.decodeSpeed], 32 / step, within: 1e-6))
    let request = prompt + 300 * step / 32
    #expect(isClose(sizing[.requests], 1 / request, within: 1e-9))
    #expect(isClose(sizing[.latency], 32 * request, within: 1e-9))
    #expect(isClose(sizing.prefillShare, prompt / request, within: 1e-12))
    for figure in sizing.figures { #expect(!figure.sources.isEmpty, "\(figure.name)") }
  }

  /// The money of an option is dealt out to tokens by time: all of it comes back.
  @Test func tokensPayForEverything() throws {
    let found = try result(
      "gpu: H100, peak: 4/s, mean: 2/s, serves: {model: llama-3.1-8b, input: 1500, output: 300, concurrency: 32}",
      extra: "discount_rate: 10%")
    for option in found.options {
      let price = try #require(option.perToken.first)
      let millions = 2 * 3600 * 730 / 1e6
      #expect(isClose((price.input.value * 1500 + price.output.value * 300) * millions, option.monthly, within: 1e-6))
      #expect(isClose(price.blended.value * 1800 * millions, option.monthly, within: 1e-6))
      #expect(price.output.value > price.input.value)
    }
  }

  /// Another workload pays for itself: machines by their own lines, what is shared by hours.
  @Test func othersPayForThemselves() throws {
    let one =
      "gpu: H100, peak: 4/s, mean: 2/s, serves: {model: llama-3.1-8b, input: 1500, output: 300, concurrency: 32}"
    let alone = try result(one, options: "[cloud]").options.first?.perToken.first
    let both = try result(
      one + "}\n  train: {kind: training, gpu: H100, count: 8, hours: 200/month", options: "[cloud]")
    #expect(isClose(both.options.first?.perToken.first?.output.value, try #require(alone).output.value, within: 1e-9))
    #expect(both.options.first?.perToken.count == 1)
  }

  // MARK: Which accelerators

  @Test func theCheapestThatFitsIsFound() throws {
    // In 4 bits on a T4 for 0.50 USD an hour; in 16 bits it takes an L4 with 24 GiB.
    func rented(_ format: String) throws -> CostDemand? {
      try result(
        "mean: 0.02/s, peak: 0.02/s, serves: {model: llama-3.1-8b, format: \(format), input: 500, output: 50, concurrency: 4}",
        options: "[cloud]"
      ).demands.first
    }
    #expect(try rented("int4")?.gpu == "T4")
    #expect(try rented("bf16")?.gpu == "L4")
    // Own servers are sized for the accelerators they have.
    let both = try result(
      "mean: 0.02/s, peak: 0.02/s, serves: {model: llama-3.1-8b, input: 500, output: 50, concurrency: 4}")
    #expect(both.demands.first?.sizing?.gpu == "L4" && both.demands.first?.sizingInside?.gpu == "H100")
    #expect(both.options.allSatisfy { $0.violations.isEmpty })
  }

  /// Parts of a layer are not spread over machines of one accelerator.
  @Test func aLayerStaysInOneMachine() throws {
    let found = try result(
      "gpu: H100, peak: 0.1/s, mean: 0.1/s, serves: {model: llama-3.1-70b, input: 500, output: 100, concurrency: 4}",
      options: "[cloud]")
    #expect(found.demands.first?.gpus == 2)
    #expect(found.options.first?.placements.first?.machine == "aws/us-east-1/eight-h100")
  }

  @Test func aCountThatIsTooSmallIsAViolation() throws {
    let found = try result(
      "gpu: H100, count: 2, peak: 1/s, mean: 1/s, serves: {model: llama-3.1-405b, input: 500, output: 100, concurrency: 4}"
    )
    let note = try #require(found.option(.cloud)?.violations.first)
    #expect(note.kind == .modelDoesNotFit && note.subject == "chat")
    // 811.7e9 bytes on two: 378 GiB and what lives beside; 72 GiB can be used; sixteen do.
    #expect(note.detail.contains("/ 72 GiB") && note.detail.hasSuffix("≥ 16"), "\(note.detail)")
    #expect(found.recommendation == nil)
    #expect(found.option(.cloud)?.perToken.isEmpty == true)
    #expect(found.demands.first?.capacityKind == .unknown)
  }

  @Test func nothingOnOfferFits() throws {
    let found = try result(
      "peak: 1/s, serves: {model: llama-3.1-405b, format: fp32, input: 5000, output: 100, context: 131072, concurrency: 4000}",
      options: "[cloud]")
    #expect(found.options.first?.violations.map(\.kind) == [.noAcceleratorFits])
    #expect(found.notes.contains { $0.kind == .noAcceleratorFits })
  }

  /// Architecture figures and accelerators of the manifest count like those of the tables.
  @Test func statedModelsAndAccelerators() throws {
    // The figures of Llama 3.1 405B as first published: 16 heads of keys and values, 0.984 GiB for 1024 tokens (Hugging Face).
    let found = try result(
      "gpu: big-one, peak: 1/s, mean: 1/s, serves: {model: my-405b, input: 924, output: 100, concurrency: 1}",
      options: "[own]",
      extra: """
        language_models:
          my-405b: {parameters: 405.853e9, layers: 126, hidden: 16384, heads: 128, kv_heads: 16, head_dim: 128, ffn: 53248, vocabulary: 128256, context: 131072, date: 2024-07-23, source: config.json}
        accelerators:
          big-one: {memory: 1 TiB, bandwidth_gb_s: 8000, fp16_tflops: 2000, power_w: 1500, date: 2026-11-01, source: sheet}
        """)
    let sizing = try #require(found.demands.first?.sizing)
    #expect(sizing.gpu == "big-one" && sizing.gpus == 1)
    #expect(isClose((sizing[.cachePerSequence] ?? 0) / 1_073_741_824, 0.984, within: 0.0005))
  }

  // MARK: Properties

  private static let models = [
    "llama-3.1-8b", "gemma-2-9b", "mixtral-8x7b", "deepseek-v2-lite", "qwen2.5-7b", "phi-3-mini",
  ]

  @Test(arguments: models) func moreNeverTakesLess(_ model: String) throws {
    var before = 0.0
    for context in [512, 2000, 4000, 8000, 30_000, 120_000] {
      let needed = try #require(
        try sizing(model: model, context: context, concurrency: 8, format: "bf16", gpu: "H200")[.cache])
      #expect(needed >= before)
      before = needed
    }
    before = 0
    for concurrency in [1, 2, 7, 64, 3000] {
      let memory = try SizingTests.memory(model, ", context: 4096", concurrency: concurrency)
      let needed = memory.needed(.single).value
      #expect(needed > before)
      before = needed
    }
    before = .infinity
    for format in ["fp32", "fp16", "fp8", "int4"] {
      let weights = try #require(
        try sizing(model: model, context: 4096, concurrency: 4, format: format, gpu: "H200")[.weights])
      #expect(weights <= before)
      before = weights
    }
  }

  @Test(arguments: models) func aSplitHoldsWhatItSays(_ model: String) throws {
    for gpu in ["T4", "L4", "A100-80GB", "H200"] {
      for concurrency in [1, 16, 200] {
        let sized = try sizing(model: model, context: 4096, concurrency: concurrency, format: "bf16", gpu: gpu)
        let (needed, usable) = (try #require(sized[.needed]), try #require(sized[.usable]))
        #expect(sized.fits == (needed <= usable))
        let whole = try #require(sized[.weights]) + #require(sized[.cache])
        #expect(needed * Double(sized.gpus) >= whole)
        #expect(sized.tensorParallel * sized.pipelineStages == sized.gpus)
        if sized.fits { #expect(try #require(sized[.sequencesThatFit]) >= Double(concurrency)) }
      }
    }
  }

  /// No replica is faster than the data sheet's bandwidth lets weights and cache pass, nor than its arithmetic.
  @Test(arguments: models) func boundsHold(_ model: String) throws {
    for concurrency in [1, 8, 100] {
      let memory = try SizingTests.memory(model)
      for gpus in [1, 2, 4] where ParallelSplit(memory.facts, gpus: gpus, together: 8) != nil {
        let speed = try SizingTests.speed(memory, on: "H100", gpus: gpus)
        #expect(speed.timePerToken.value >= speed.leastTimePerToken)
        #expect(speed.decodeSpeed.value <= Double(gpus) * 3350e9 / speed.weightsReadPerStep.value * 1.0000001)
        #expect(speed.prefillSpeed.value <= Double(gpus) * 989.4e12 / (2 * memory.facts.activeParameters))
      }
      let sized = try sizing(model: model, context: 4096, concurrency: concurrency, format: "bf16", gpu: "H100")
      #expect(try #require(sized[.requests]) * 150 <= #require(sized[.decodeSpeed]))
      #expect((0...1).contains(sized.prefillShare))
    }
  }
}
