import Manifest
import Measurements
import Prices
import Testing

@testable import Costing

/// What language models take, against what others have published.
@Suite struct SizingTests {
  private static let hardware = Result { try HardwareBook.bundled() }

  /// A model of the bundled table as a workload serves it.
  static func memory(_ model: String, _ serves: String = "", concurrency: Int = 1) throws -> ModelMemory {
    let infrastructure = try Sample.infrastructure(
      """
      currency: USD
      workloads:
        chat: {kind: inference, serves: {model: \(model), input: 350, output: 150, concurrency: \(concurrency)\(serves)}}
      """)
    let book = try Self.hardware.get()
    let served = try #require(infrastructure.workloads.first?.serves)
    return ModelMemory(facts: try #require(book.model(named: model)), served: served)
  }

  static func speed(
    _ memory: ModelMemory, on name: String, gpus: Int = 1, together: Int = 8
  ) throws -> ModelSpeed {
    let gpu = try #require(try Self.hardware.get().gpu(named: name))
    let split = try #require(ParallelSplit(memory.facts, gpus: gpus, together: together))
    return ModelSpeed(memory: memory, split: split, gpu: gpu)
  }

  // MARK: Weights

  /// Hugging Face, “Llama 3.1 - 405B, 70B & 8B with multilinguality and long context” (2024-07-23): memory of the weights in GB.
  @Test(arguments: [
    ("llama-3.1-8b", "fp16", 16.0, 0.01), ("llama-3.1-70b", "fp16", 140, 0.01), ("llama-3.1-405b", "fp16", 810, 0.01),
    // The blog halves the 16 bits; checkpoints keep 16 bits for embeddings and output head.
    ("llama-3.1-405b", "fp8", 405, 0.015), ("llama-3.1-70b", "fp8", 70, 0.05),
  ])
  func weightsOfLlama(_ model: String, _ format: String, _ gigabytes: Double, _ tolerance: Double) throws {
    let bytes = try Self.memory(model, ", format: \(format)").weights.value
    #expect(abs(bytes / 1e9 / gigabytes - 1) <= tolerance, "\(bytes)")
  }

  /// Sizes of published checkpoints: `total_size` of mistralai/Mixtral-8x7B-v0.1, and the files of
  /// hugging-quants/Meta-Llama-3.1-8B-Instruct-AWQ-INT4 (5.73 GB: groups of 128 with scale and zero point, embeddings in 16 bits).
  @Test func weightsOfCheckpoints() throws {
    #expect(abs(try Self.memory("mixtral-8x7b").weights.value / 93_405_585_408 - 1) < 1e-4)
    #expect(abs(try Self.memory("llama-3.1-8b", ", format: int4").weights.value / 5.73e9 - 1) < 0.005)
  }

  /// Worked out by hand: a group of 128 shares 20 bits, so a weight takes (4 + 20/128) / 8 = 0.51953125 bytes; in groups of 32
  /// (4 + 20/32) / 8 = 0.578125.
  @Test func groupsAddScales() throws {
    // qwen2.5-7b: 7.616e9 parameters, of which 2 × 152064 × 3584 = 1,089,994,752 keep 16 bits.
    let layers = 7.616e9 - 1_089_994_752
    let usual = try Self.memory("qwen2.5-7b", ", format: int4").weights.value
    #expect(isClose(usual, layers * 0.51953125 + 1_089_994_752 * 2, within: 1))
    let finer = try Self.memory("qwen2.5-7b", ", format: int4, group_size: 32").weights.value
    #expect(isClose(finer, layers * 0.578125 + 1_089_994_752 * 2, within: 1))
  }

  // MARK: Key-value cache

  /// The same blog, “Inference memory requirements”: GiB of the cache in 16 bits. Its 16k and 128k are 16,000 and 128,000 tokens. Its
  /// figures of the 405B are those of the first config.json, which had 16 heads of keys and values; the later one has 8.
  @Test(arguments: [
    ("llama-3.1-8b", 1024, 0.125), ("llama-3.1-8b", 16_000, 1.95), ("llama-3.1-8b", 128_000, 15.62),
    ("llama-3.1-70b", 1024, 0.313), ("llama-3.1-70b", 16_000, 4.88), ("llama-3.1-70b", 128_000, 39.06),
    ("llama-3.1-405b", 1024, 0.984 / 2), ("llama-3.1-405b", 16_000, 15.38 / 2), ("llama-3.1-405b", 128_000, 123.05 / 2),
  ])
  func cacheOfLlama(_ model: String, _ tokens: Int, _ gibibytes: Double) throws {
    let bytes = try Self.memory(model).cache(tokens: Double(tokens)).value
    #expect(isClose(bytes / 1_073_741_824, gibibytes, within: 0.0065), "\(bytes / 1_073_741_824)")
  }

  /// “Insights into DeepSeek-V3” (ISCA 2025), table 1: kilobytes a token in BF16, latent and grouped-query attention.
  @Test(arguments: [("deepseek-v3", 70.272), ("qwen2.5-72b", 327.680), ("llama-3.1-405b", 516.096)])
  func cacheOfAToken(_ model: String, _ kilobytes: Double) throws {
    #expect(isClose(try Self.memory(model).cache(tokens: 1).value / 1000, kilobytes, within: 1e-9))
  }

  /// Mistral 7B (Jiang et al., 2023): with a window of 4096, a sequence of 32k tokens takes an eighth of the cache.
  @Test func aWindowBoundsTheCache() throws {
    let windowed = try Self.memory("mistral-7b-v0.1").cache(tokens: 32_768).value
    let whole = try Self.memory("mistral-7b").cache(tokens: 32_768).value
    #expect(whole / windowed == 8)
    // Gemma 2 27B at 8192 tokens, by hand: 2 × 16 × 128 × (23 × 8192 + 23 × 4096) × 2 B.
    #expect(try Self.memory("gemma-2-27b").cache(tokens: 8192).value == 4096 * 282_624 * 2)
  }

  /// Layers that look at images keep those of the images only; other models count images as text. By hand: 32 layers × 1000 tokens +
  /// 8 × 6404 tokens of an image; LLaVA 1.5: 350 + 576 tokens of the prompt.
  @Test func imagesTakeTheirPlace() throws {
    let vision = try Self.memory("llama-3.2-11b-vision", ", images: 1")
    #expect(vision.cache(tokens: 1000).value == 2 * 8 * 128 * Double(32 * 1000 + 8 * 6404) * 2)
    #expect(vision.input == 350)
    let llava = try Self.memory("llava-1.5-7b", ", images: 1")
    #expect(llava.input == 926 && llava.context == 1076)
    #expect(try Self.memory("llava-1.5-7b").input == 350)
  }

  @Test func narrowCacheFormats() throws {
    let wide = try Self.memory("llama-3.1-8b").cache(tokens: 4096).value
    #expect(try Self.memory("llama-3.1-8b", ", kv_format: fp8").cache(tokens: 4096).value == wide / 2)
    #expect(try Self.memory("llama-3.1-8b", ", kv_format: fp32").cache(tokens: 4096).value == wide * 2)
  }

  // MARK: Split

  @Test func headsAreDealtOut() throws {
    func sizes(_ model: String) throws -> [Int] {
      ParallelSplit.tensorSizes(try Self.memory(model).facts, together: 8)
    }
    #expect(try sizes("llama-3.1-8b") == [1, 2, 4, 8])
    // 28 heads, 4 of keys and values: 8 does not divide 28. 14 heads: only 2 divides.
    #expect(try sizes("qwen2.5-7b") == [1, 2, 4])
    #expect(try sizes("qwen2.5-0.5b") == [1, 2])
    // 10 heads of keys and values: neither 4 nor 8 divides them, nor the reverse.
    #expect(try sizes("phi-4") == [1, 2])
    // One head of keys and values is kept by every accelerator.
    let gemma = try Self.memory("gemma-3-1b")
    #expect(ParallelSplit.tensorSizes(gemma.facts, together: 8) == [1, 2, 4])
    #expect(try #require(ParallelSplit(gemma.facts, gpus: 4, together: 8)).cacheShare(gemma.facts) == 1)
    let deepseek = try Self.memory("deepseek-v3").facts
    #expect(try #require(ParallelSplit(deepseek, gpus: 8, together: 8)).cacheShare(deepseek) == 1)
    // Six accelerators: two for a layer, three stages; more stages than layers are none.
    let llama = try Self.memory("llama-3.1-8b").facts
    let six = try #require(ParallelSplit(llama, gpus: 6, together: 8))
    #expect(six.tensor == 2 && six.stages == 3)
    #expect(ParallelSplit(llama, gpus: 33, together: 8) == nil)
  }

  /// What is commonly run where: 70B in 16 bits on two accelerators of 80 GB, in 4 bits on one; 405B in FP8 takes one node of eight
  /// H100, in 16 bits two nodes (Hugging Face's and Meta's Llama 3.1 announcements); 8B in 16 bits runs on one A10G or L4 of 24 GB.
  @Test(arguments: [
    ("llama-3.1-8b", "bf16", "A10G", 1), ("llama-3.1-70b", "bf16", "H100", 2), ("llama-3.1-70b", "int4", "H100", 1),
    ("llama-3.1-405b", "fp8", "H100", 8), ("llama-3.1-405b", "bf16", "H100", 16),
    ("mixtral-8x7b", "bf16", "A100-80GB", 2),
    ("deepseek-v3", "fp8", "H200", 8),
  ])
  func acceleratorsOfAReplica(_ model: String, _ format: String, _ gpu: String, _ count: Int) throws {
    let memory = try Self.memory(model, ", format: \(format), context: 2048")
    let device = try #require(try Self.hardware.get().gpu(named: gpu))
    let sizing = ReplicaSizer(facts: memory.facts, served: memory.served).sizing(on: device, count: nil, together: 8)
    #expect(sizing.fits && sizing.gpus == count, "\(sizing.gpus)")
    #expect(sizing.tensorParallel * sizing.pipelineStages == count)
  }

  // MARK: Speed

  /// Baseten, “A guide to LLM inference and performance” (2023-11-17): Llama 2 7B in 16 bits on an A10, at the data sheet's
  /// figures: 350 tokens of prompt take 39 ms, one token of the answer 23 ms. The guide leaves out attention and the cache.
  @Test func promptAndAnswerOnAnA10() throws {
    let memory = try Self.memory("llama-2-7b", ", compute_efficiency: 100%, bandwidth_efficiency: 100%")
    let speed = try Self.speed(memory, on: "A10")
    #expect(isClose(speed.promptTime.value * 1000, 39, within: 1.5))
    #expect(isClose(speed.timePerToken.value * 1000, 23, within: 0.8))
  }

  /// Kaplan et al. (2020), table 1: 2N + 2 × layers × context × width operations a token; here by the mean over the prompt.
  @Test func operationsOfAPrompt() throws {
    let memory = try Self.memory("llama-2-7b")
    let speed = try Self.speed(memory, on: "A100-80GB")
    #expect(isClose(speed.prefillOperations.value / 350, 2 * 6.738e9 + 2 * 32 * 350 * 4096, within: 1))
  }

  /// Tokens choose two of eight experts: one touches 2, two touch 8 × (1 − (6/8)²) = 3.5, many touch all.
  @Test func expertsThatABatchTouches() throws {
    let memory = try Self.memory("mixtral-8x7b")
    let speed = try Self.speed(memory, on: "H100", gpus: 2)
    // An expert has 32 × 3 × 4096 × 14336 parameters; what is active without experts is the rest.
    let expert = 32.0 * 3 * 4096 * 14_336
    let dense = 46.703e9 - 8 * expert
    #expect(abs(speed.weightsRead(batch: 1).value / (2 * (dense + 2 * expert)) - 1) < 0.005)
    #expect(abs(speed.weightsRead(batch: 2).value / (2 * (dense + 3.5 * expert)) - 1) < 0.005)
    #expect(abs(speed.weightsRead(batch: 500).value / memory.weights.value - 1) < 1e-9)
  }
}
