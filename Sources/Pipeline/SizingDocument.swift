import Manifest
import Measurements
import Wording

/// The parts of `dossier.cost/1` about language models.
enum SizingDocument {
  static func json(_ sizing: CostSizing) -> JSONValue {
    .members([
      ("model", .string(sizing.model)), ("gpu", .string(sizing.gpu)), ("gpus", .integer(sizing.gpus)),
      ("fits", .bool(sizing.fits)), ("fewest_gpus", sizing.fewestGPUs.map(JSONValue.integer)),
      ("tensor_parallel", .integer(sizing.tensorParallel)), ("pipeline_stages", .integer(sizing.pipelineStages)),
      ("format", .string(sizing.format)), ("kv_format", .string(sizing.cacheFormat)),
      ("context", .integer(sizing.context)), ("model_context", .integer(sizing.modelContext)),
      ("input", .integer(sizing.input)), ("output", .integer(sizing.output)),
      ("concurrency", .integer(sizing.concurrency)), ("prefill_share", .number(sizing.prefillShare)),
      ("figures", .object(sizing.figures.map { JSONValue.Member($0.name.rawValue, figure($0)) })),
    ])
  }

  private static func figure(_ figure: CostSizing.Figure) -> JSONValue {
    .members([
      ("value", .number(figure.value)), ("unit", unit(figure.unit)),
      ("basis", .string(FormulaWords(.en).text(figure.formula))),
      (
        "sources",
        .array(
          figure.sources.map {
            .members([
              ("source", .string($0.text)), ("date", .optional($0.date)), ("estimate", .bool($0.isEstimate)),
            ])
          })
      ),
    ])
  }

  static func json(_ price: CostPerToken) -> JSONValue {
    let words = FormulaWords(.en)
    return .members([
      ("input", .number(price.input.value)), ("input_basis", .string(words.text(price.input))),
      ("output", .number(price.output.value)), ("output_basis", .string(words.text(price.output))),
      ("blended", .number(price.blended.value)), ("blended_basis", .string(words.text(price.blended))),
    ])
  }

  /// The unit of `value`, which is not scaled.
  private static func unit(_ unit: FormulaUnit) -> JSONValue {
    switch unit {
    case .plain, .share: .null
    case .bytes: "B"
    case .bytesPerSecond: "B/s"
    case .operations: "FLOP"
    case .operationsPerSecond: "FLOP/s"
    case .seconds: "s"
    case .tokens: "tokens"
    case .tokensPerSecond: "tokens/s"
    case .requestsPerSecond: "requests/s"
    case .millionTokens: "10^6 tokens"
    case .money(let code): .string(code)
    }
  }
}
