import Manifest
import Measurements
import Wording

/// Language models in the text of costs: what they take, what they can do, what their tokens cost.
struct SizingText {
  let language: Language

  private var words: FormulaWords { FormulaWords(language) }

  private func say(_ en: String, _ ru: String) -> String { language == .en ? en : ru }

  /// The sizings of a result, each with the workload it is of; those on machines of one's own are marked.
  private func sizings(_ result: CostResult) -> [(name: String, sizing: CostSizing)] {
    result.demands.flatMap { demand -> [(name: String, sizing: CostSizing)] in
      guard let sizing = demand.sizing else { return [] }
      guard let inside = demand.sizingInside else { return [(demand.workload, sizing)] }
      let own = CostWords(language).place(.inside)
      return [(demand.workload, sizing), ("\(demand.workload) (\(own))", inside)]
    }
  }

  /// What every language model needs and can do, in a sentence or two.
  func facts(_ result: CostResult) -> [String] {
    sizings(result).flatMap { name, sizing -> [String] in
      var needs = "\(name): \(words.headline(sizing))"
      if let split = words.split(sizing) { needs += "; \(split)" }
      guard sizing.fits else { return [needs] }
      func figure(_ name: CostSizing.Figure.Name) -> String {
        sizing.figures.first { $0.name == name }.map { words.amount($0.value, $0.unit) } ?? "–"
      }
      let does = say(
        "a replica does at most \(figure(.requests)); first token after \(figure(.timeToFirstToken)), then one each \(figure(.timePerToken)); \(figure(.prefillSpeed)) in, \(figure(.decodeSpeed)) out",
        "реплика выдерживает не более \(figure(.requests)); первый токен через \(figure(.timeToFirstToken)), затем каждые \(figure(.timePerToken)); вход \(figure(.prefillSpeed)), выход \(figure(.decodeSpeed))"
      )
      return [needs, "\(name): \(does)"]
    }
  }

  /// The table of prices of a million tokens; nil where no option has one.
  func prices(_ cases: [CostCase]) -> [[String]]? {
    let currency = cases.first?.result.currency ?? ""
    var rows = [
      [
        say("\(currency) a million tokens", "\(currency) за миллион токенов"), say("in", "вход"),
        say("out", "выход"), say("both", "вместе"), "",
      ]
    ]
    for item in cases {
      for option in item.result.options {
        for price in option.perToken {
          let name = "\(CostWords(language).option(option.option)) · \(price.workload)"
          rows.append(
            [item.label.isEmpty ? name : "\(name) · \(item.label)"]
              + [price.input, price.output, price.blended].map { words.price($0.value) } + [""])
        }
      }
    }
    return rows.count > 1 ? rows : nil
  }

  /// Every figure with its formula and sources, a table for each language model.
  func figures(_ result: CostResult) -> [[[String]]] {
    var tables = sizings(result).map { name, sizing in
      [["\(name): \(sizing.model)", "", say("how", "как получено"), say("sources", "источники")]]
        + sizing.figures.map { figure in
          [
            words.name(figure.name), words.amount(figure.value, figure.unit), words.text(figure.formula),
            figure.sources.map(source).joined(separator: "; "),
          ]
        }
    }
    let priced = result.options.flatMap { option in option.perToken.map { (option.option, $0) } }
    guard !priced.isEmpty else { return tables }
    let rows = priced.flatMap { option, price in
      let name = "\(CostWords(language).option(option)) · \(price.workload)"
      return [
        ("\(name), \(say("in", "вход"))", price.input), ("\(name), \(say("out", "выход"))", price.output),
      ].map { [$0.0, words.price($0.1.value), words.text($0.1), say("computed", "вычислено")] }
    }
    tables.append(
      [[say("a million tokens", "миллион токенов"), result.currency, say("how", "как получено"), ""]] + rows)
    return tables
  }

  private func source(_ source: CostSource) -> String {
    source.text + (source.date.map { " (\($0))" } ?? "") + (source.isEstimate ? say(", estimate", ", оценка") : "")
  }

  /// Cells from the line's name on.
  func csv(_ option: CostOption, currency: String) -> [[String]] {
    option.perToken.flatMap { price in
      [("input_tokens", price.input), ("output_tokens", price.output), ("all_tokens", price.blended)].map {
        name, formula in
        [name, price.workload, "", "", currency, words.text(formula), "", String(formula.value)]
      }
    }
  }
}
