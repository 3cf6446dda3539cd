import Manifest
import Measurements

/// Formulas and figures of language models in words.
public struct FormulaWords: Sendable {
  public let language: Language
  private let numbers: NumberFormatter

  public init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
  }

  private func say(_ en: String, _ ru: String) -> String {
    switch language {
    case .en: en
    case .ru: ru
    }
  }

  // MARK: Formulas

  /// The formula with its numbers: `8.03 bn × 2 B`.
  public func text(_ formula: CostFormula) -> String {
    switch formula {
    case .number(let value, let unit): amount(value, unit)
    case .product(let factors): factors.map { inside($0, tightly: false) }.joined(separator: " × ")
    case .sum(let terms): terms.map(text).joined(separator: " + ")
    case .quotient(let above, let below): inside(above, tightly: false) + " / " + inside(below, tightly: true)
    case .difference(let from, let taken): text(from) + " − " + inside(taken, tightly: false)
    case .power(let base, let exponent): inside(base, tightly: true) + "^" + inside(exponent, tightly: true)
    case .greatest(let terms): "max(" + terms.map(text).joined(separator: "; ") + ")"
    case .least(let terms): "min(" + terms.map(text).joined(separator: "; ") + ")"
    case .roundedDown(let inner): "⌊" + text(inner) + "⌋"
    }
  }

  /// - Parameter tightly: true where a product also needs brackets.
  private func inside(_ formula: CostFormula, tightly: Bool) -> String {
    switch formula {
    case .sum(let terms) where terms.count == 1: terms.map { inside($0, tightly: tightly) }.joined()
    case .sum, .difference: "(" + text(formula) + ")"
    case .product(let factors) where factors.count > 1 && tightly: "(" + text(formula) + ")"
    case .quotient where tightly: "(" + text(formula) + ")"
    case .quotient, .product, .number, .power, .greatest, .least, .roundedDown: text(formula)
    }
  }

  // MARK: Amounts

  /// A number in the unit that people read it in: bytes as GiB, operations as TFLOP, billions of parameters as such.
  public func amount(_ value: Double, _ unit: FormulaUnit) -> String {
    switch unit {
    case .plain: plain(value)
    case .share: numbers.plain(value * 100, atMost: 2) + say("%", " %")
    case .bytes: bytes(value)
    case .bytesPerSecond: numbers.quantity(short(value / 1e9), say("GB/s", "ГБ/с"))
    case .operations: scaled(value, [("TFLOP", 1e12), ("GFLOP", 1e9)])
    case .operationsPerSecond: scaled(value, [("TFLOP/s", 1e12), ("GFLOP/s", 1e9)])
    case .seconds:
      value < 1 ? numbers.quantity(short(value * 1000), say("ms", "мс")) : numbers.quantity(short(value), say("s", "с"))
    case .tokens: numbers.quantity(numbers.plain(value, atMost: 1), say("tokens", "токенов"))
    case .tokensPerSecond: numbers.quantity(short(value), say("tokens/s", "токенов/с"))
    case .requestsPerSecond: numbers.quantity(short(value), say("requests/s", "запросов/с"))
    case .millionTokens: numbers.quantity(short(value), say("M tokens", "млн токенов"))
    case .money(let code): numbers.quantity(money(value), code)
    }
  }

  private func plain(_ value: Double) -> String {
    abs(value) >= 1e8
      ? numbers.quantity(numbers.plain(value / 1e9, atMost: 3), say("bn", "млрд")) : numbers.plain(value, atMost: 4)
  }

  private func short(_ value: Double) -> String {
    abs(value) >= 1000 ? numbers.decimal(value, digits: 0) : numbers.significant(value, 3)
  }

  /// Money without its currency; with cents below a hundred, and three digits below one.
  public func price(_ value: Double) -> String { money(value) }

  private func money(_ value: Double) -> String {
    abs(value) >= 100
      ? numbers.decimal(value, digits: 0)
      : abs(value) >= 1 ? numbers.decimal(value, digits: 2) : numbers.significant(value, 3)
  }

  private func bytes(_ value: Double) -> String {
    let units = [(say("GiB", "ГиБ"), 1_073_741_824.0), (say("MiB", "МиБ"), 1_048_576.0)]
    if value >= 1_048_576 { return scaled(value, units) }
    return numbers.quantity(numbers.plain(value, atMost: 4), say("B", "Б"))
  }

  private func scaled(_ value: Double, _ units: [(name: String, size: Double)]) -> String {
    guard let unit = units.first(where: { abs(value) >= $0.size }) ?? units.last else { return numbers.plain(value) }
    return numbers.quantity(short(value / unit.size), unit.name)
  }

  // MARK: Figures

  public func name(_ figure: CostSizing.Figure.Name) -> String {
    switch figure {
    case .weights: say("Weights", "Веса")
    case .cachePerSequence: say("KV cache of one sequence", "KV-кэш одной последовательности")
    case .cache: say("KV cache of all sequences", "KV-кэш всех последовательностей")
    case .activations: say("Activations", "Активации")
    case .runtime: say("Runtime on each accelerator", "Среда исполнения на каждом ускорителе")
    case .needed: say("Needed on an accelerator", "Нужно на ускорителе")
    case .usable: say("Usable on an accelerator", "Доступно на ускорителе")
    case .sequencesThatFit: say("Sequences that would fit", "Последовательностей поместится")
    case .prefillOperations: say("Arithmetic of a prompt", "Вычисления на запрос")
    case .prefillSpeed: say("Prompts, at most", "Чтение запросов, не более")
    case .timeToFirstToken: say("Time to first token", "Время до первого токена")
    case .weightsRead: say("Weights read a step", "Чтение весов за шаг")
    case .cacheRead: say("KV cache read a step", "Чтение KV-кэша за шаг")
    case .timePerToken: say("Time between tokens", "Время между токенами")
    case .decodeSpeed: say("Answers, at most", "Генерация, не более")
    case .requests: say("Capacity of a replica", "Ёмкость реплики")
    case .latency: say("Request at full load", "Запрос при полной загрузке")
    }
  }

  /// `llama-3.1-8b (int4) on 1 × L4: 14.2 of 21.6 GiB`.
  public func headline(_ sizing: CostSizing) -> String {
    let needed = sizing[.needed].map { amount($0, .bytes) } ?? "–"
    let usable = sizing[.usable].map { amount($0, .bytes) } ?? "–"
    let what = "\(sizing.model) (\(sizing.format)) · \(sizing.gpus) × \(sizing.gpu)"
    var text = say(
      "\(what): each has to hold \(needed) and can hold \(usable)",
      "\(what): на каждый приходится \(needed), доступно \(usable)")
    if !sizing.fits {
      text +=
        sizing.fewestGPUs.map { say("; takes \($0)", "; нужно \($0)") } ?? say("; does not fit", "; не помещается")
    }
    return text
  }

  /// How the accelerators share the model; nil for one.
  public func split(_ sizing: CostSizing) -> String? {
    guard sizing.gpus > 1 else { return nil }
    var parts: [String] = []
    if sizing.tensorParallel > 1 {
      parts.append(
        say("each layer is cut into \(sizing.tensorParallel)", "каждый слой делится на \(sizing.tensorParallel)"))
    }
    if sizing.pipelineStages > 1 {
      parts.append(
        say(
          "the layers stand in \(sizing.pipelineStages) stages", "слои разложены по стадиям: \(sizing.pipelineStages)"))
    }
    return parts.joined(separator: "; ")
  }
}
