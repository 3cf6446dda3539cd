import Manifest
import Measurements
import Prices

/// Computes what a replica of a language model needs on an accelerator, and what it can do there.
struct ReplicaSizer: Sendable {
  let facts: LanguageModel
  let served: ServedModel

  private var memory: ModelMemory { ModelMemory(facts: facts, served: served) }

  /// - Parameters:
  ///   - count: accelerators of a replica where they are stated; else the fewest that hold it.
  ///   - together: how many accelerators of a machine can share a layer.
  func sizing(on gpu: GPUFacts, count: Int?, together: Int) -> CostSizing {
    let memory = memory
    let usable = memory.usable(gpu).value
    let candidates = ParallelSplit.candidates(facts, together: together)
    let fewest = candidates.first { memory.needed($0).value <= usable }
    let stated = count.flatMap { ParallelSplit(facts, gpus: $0, together: together) }
    let found: ParallelSplit? = count == nil ? fewest ?? candidates.last : stated
    let split = found ?? .single
    let speed = ModelSpeed(memory: memory, split: split, gpu: gpu)
    let fits = memory.needed(split).value <= usable && (count == nil || stated != nil)
    return CostSizing(
      model: facts.name, gpu: gpu.name, format: served.format.rawValue, cacheFormat: served.cacheFormat.rawValue,
      context: memory.context, modelContext: facts.context, input: memory.input, output: served.output,
      concurrency: served.concurrency, gpus: count ?? split.gpus, tensorParallel: split.tensor,
      pipelineStages: split.stages, fewestGPUs: fewest?.gpus, fits: fits, figures: figures(memory, speed, gpu),
      prefillShare: speed.prefillShare)
  }

  private func figures(_ memory: ModelMemory, _ speed: ModelSpeed, _ gpu: GPUFacts) -> [CostSizing.Figure] {
    let split = speed.split
    let model = [CostSource(facts.source, date: facts.date.description)]
    let device = [CostSource(gpu.source, date: gpu.date.description)]
    let requests = [CostSource("serves: \(served.input) + \(served.output), × \(served.concurrency)")]
    let share = assumed("memory_share", ModelMemory.usualShare, served.memoryShare)
    let compute = assumed("compute_efficiency", ModelSpeed.usualCompute, served.computeEfficiency)
    let bandwidth = assumed("bandwidth_efficiency", ModelSpeed.usualBandwidth, served.bandwidthEfficiency)
    let runtime = [CostSource("runtime: 1 GiB", isEstimate: true)]
    let perSequence = memory.cache(tokens: Double(memory.context))
    let cache = CostFormula.product([
      .number(Double(served.concurrency)), .number(perSequence.value, .bytes),
    ])
    let speeds = device + compute + bandwidth
    var figures: [CostSizing.Figure] = []
    func add(
      _ name: CostSizing.Figure.Name, _ formula: CostFormula, _ unit: FormulaUnit, _ sources: [CostSource]
    ) {
      figures.append(CostSizing.Figure(name, formula, unit, sources))
    }
    add(.weights, memory.weights, .bytes, model)
    add(.cachePerSequence, perSequence, .bytes, model)
    add(.cache, cache, .bytes, model + requests)
    add(.activations, memory.activations(split), .bytes, model + requests)
    add(.runtime, .number(ModelMemory.runtimeBytes, .bytes), .bytes, runtime)
    add(.needed, memory.needed(split), .bytes, model + requests + runtime)
    add(.usable, memory.usable(gpu), .bytes, device + share)
    add(.sequencesThatFit, memory.sequences(split, on: gpu), .plain, model + device + share)
    add(.prefillOperations, speed.prefillOperations, .operations, model + requests)
    add(.prefillSpeed, speed.prefillSpeed, .tokensPerSecond, model + device + compute)
    add(.timeToFirstToken, speed.timeToFirstToken, .seconds, model + speeds)
    add(.weightsRead, speed.weightsReadPerStep, .bytes, model)
    add(.cacheRead, speed.cacheReadPerStep, .bytes, model + requests)
    add(.timePerToken, speed.timePerToken, .seconds, model + speeds)
    add(.decodeSpeed, speed.decodeSpeed, .tokensPerSecond, model + speeds)
    add(.requests, speed.requests, .requestsPerSecond, model + requests + speeds)
    add(.latency, speed.latency, .seconds, model + requests + speeds)
    return figures
  }

  private func assumed(_ key: String, _ usual: Double, _ stated: Percentage?) -> [CostSource] {
    stated == nil
      ? [CostSource("serves.\(key): \(Numeral.text(usual * 100))%", isEstimate: true)] : [CostSource("serves.\(key)")]
  }
}
