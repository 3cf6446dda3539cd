import Manifest
import Measurements
import Pipeline
import Wording

/// Costs for people: tables for the terminal and for pull requests, rows for sheets.
struct CostText {
  let language: Language
  /// Every amount with its formula and sources.
  let lines: Bool

  private var words: CostWords { CostWords(language) }
  private var numbers: NumberFormatter { NumberFormatter(language) }

  private func say(_ en: String, _ ru: String) -> String { language == .en ? en : ru }

  // MARK: A project

  /// - Parameter cases: the project as it is, then what-ifs and other revisions.
  func project(_ cases: [(id: String, label: String, result: CostResult)], markdown: Bool) -> String {
    guard let first = cases.first else { return "" }
    var blocks = [markdown ? "### \(first.id)" : first.id]
    for item in cases {
      var head = words.headline(item.result)
      if !item.label.isEmpty { head = "\(item.label): \(head)" }
      blocks.append((markdown ? "**\(head)**" : "  " + head))
    }
    blocks.append(table(rows(cases), markdown: markdown))
    let sizing = SizingText(language: language)
    if let prices = sizing.prices(cases) { blocks.append(table(prices, markdown: markdown)) }
    blocks += (sizing.facts(first.result) + facts(first.result)).map { markdown ? "- " + $0 : "  " + $0 }
    if lines {
      blocks += sizing.figures(first.result).map { "\n" + table($0, markdown: markdown, numeric: [1]) }
    }
    if lines { blocks += first.result.options.map { lineTable($0, first.result.currency, markdown: markdown) } }
    return blocks.joined(separator: markdown ? "\n\n" : "\n")
  }

  private func rows(_ cases: [(id: String, label: String, result: CostResult)]) -> [[String]] {
    let currency = cases.first?.result.currency ?? ""
    var rows = [
      [
        "", say("today's value", "приведённая"), say("a month", "в месяц"), say("to start", "на старте"),
        say("change", "изменение"), "",
      ]
    ]
    let base = cases.first { $0.label.isEmpty }?.result
    for item in cases {
      for option in item.result.options {
        var mark = ""
        if item.result.recommendation?.option == option.option { mark = say("cheapest", "дешевле всех") }
        if !option.isComplete { mark = say("prices missing", "нет цен") }
        if let violation = option.violations.first { mark = words.note(violation) }
        let name = words.option(option.option) + (item.label.isEmpty ? "" : " · \(item.label)")
        var change = ""
        if !item.label.isEmpty, let before = base?.option(option.option), before.isComplete, option.isComplete,
          base?.currency == item.result.currency
        {
          change = signed(before.monthly == 0 ? 0 : option.monthly - before.monthly)
        }
        rows.append([
          name, numbers.decimal(option.npv, digits: 0), numbers.decimal(option.monthly, digits: 0),
          numbers.decimal(option.capex, digits: 0), change, mark,
        ])
      }
    }
    rows[0][0] = currency
    if cases.allSatisfy(\.label.isEmpty) { for index in rows.indices { rows[index].remove(at: 4) } }
    return rows
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + numbers.decimal(value, digits: 0) }

  private func facts(_ result: CostResult) -> [String] {
    var facts: [String] = []
    if let found = result.breakEven {
      let months = found.months.map { numbers.plain($0, atMost: 1) } ?? say("never", "никогда")
      let hours = found.hours.map { numbers.integer(Int(min(1e15, $0))) } ?? say("never", "никогда")
      let share = found.utilisation.map { numbers.percent($0, digits: 0) } ?? say("never", "никогда")
      facts.append(
        say(
          "own against cloud breaks even after months: \(months); hours: \(hours); at a utilisation of \(share)",
          "своё против облака окупается, месяцев: \(months); часов: \(hours); при загрузке \(share)"))
    }
    if let uncertainty = result.uncertainty {
      for band in uncertainty.bands {
        facts.append(
          "\(words.option(band.option)): P10 \(words.money(band.p10, result.currency)), P50 \(words.money(band.p50, result.currency)), P90 \(words.money(band.p90, result.currency)), "
            + say(
              "cheapest in \(numbers.percent(band.cheapest, digits: 0)) of draws",
              "дешевле всех в \(numbers.percent(band.cheapest, digits: 0)) испытаний"))
      }
    }
    if let sensitivity = result.sensitivity {
      for bar in sensitivity.bars {
        guard let flip = bar.flip else { continue }
        facts.append(
          say(
            "the answer flips where \(words.driver(bar.driver).lowercased()) is \(numbers.plain(flip, atMost: 2)) times what it is",
            "ответ меняется, если \(words.driver(bar.driver).lowercased()) изменится в \(numbers.plain(flip, atMost: 2)) раза"
          ))
      }
    }
    for option in result.options where option.option == .hybrid {
      for placement in option.placements {
        facts.append(
          "\(placement.workload): \(words.place(placement.place)), \(words.reason(placement, currency: result.currency))"
        )
      }
    }
    if let budget = result.budget, let best = result.recommendation.flatMap({ result.option($0.option) }) {
      let stated = words.money(budget, result.currency)
      facts.append(
        best.monthly > budget
          ? say(
            "over budget: \(words.money(best.monthly, result.currency)) a month, \(stated) are there",
            "дороже бюджета: \(words.money(best.monthly, result.currency)) в месяц при бюджете \(stated)")
          : say("within the budget of \(stated) a month", "укладывается в бюджет \(stated) в месяц"))
    }
    facts += result.notes.map { "! " + words.note($0) }
    return facts
  }

  private func lineTable(_ option: CostOption, _ currency: String, markdown: Bool) -> String {
    var rows = [[words.option(option.option), currency, say("how", "как получено"), say("sources", "источники")]]
    for line in option.lines {
      let sources = line.sources.map { source in
        source.text + (source.date.map { " (\($0))" } ?? "") + (source.isEstimate ? say(", estimate", ", оценка") : "")
      }
      rows.append([
        words.line(line), numbers.decimal(line.presentValue, digits: 0), words.basis(line.basis),
        sources.joined(separator: "; "),
      ])
    }
    return "\n" + table(rows, markdown: markdown, numeric: [1])
  }

  func totals(_ totals: [CostTotal], markdown: Bool) -> String {
    let text = totals.map { total in
      say(
        "all \(total.projects) projects by their cheapest way: \(words.money(total.monthly, total.currency)) a month",
        "все проекты (\(total.projects)) самым дешёвым способом: \(words.money(total.monthly, total.currency)) в месяц")
    }
    return (markdown ? "**" : "") + text.joined(separator: "; ") + (markdown ? "**" : "")
  }

  // MARK: Forms

  private func table(_ rows: [[String]], markdown: Bool, numeric: Set<Int> = [1, 2, 3, 4]) -> String {
    guard let header = rows.first else { return "" }
    if markdown {
      func cells(_ row: [String]) -> String {
        "| " + row.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |"
      }
      let rule = "|" + header.indices.map { numeric.contains($0) && $0 < header.count - 1 ? "---:|" : "---|" }.joined()
      return ([cells(header), rule] + rows.dropFirst().map(cells)).joined(separator: "\n")
    }
    let widths = header.indices.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        line += numeric.contains(column) && column < row.count - 1 ? gap + cell + "  " : cell + gap + "  "
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// One row an amount: project, change, option, line, subject, present value, sum, currency, formula, sources. Prices of tokens
  /// stand in a column of their own, so that the other columns can be summed.
  func csv(_ cases: [(id: String, label: String, result: CostResult)]) -> String {
    func quoted(_ text: String) -> String {
      text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    var rows = ["project,what_if,option,line,subject,present_value,total,currency,basis,sources,per_million_tokens"]
    for item in cases {
      for option in item.result.options {
        for line in option.lines {
          let cells = [
            item.id, item.label, option.option.rawValue, line.kind.rawValue, line.subject ?? "",
            String(line.presentValue), String(line.total), item.result.currency, CostWords(.en).basis(line.basis),
            line.sources.map(\.text).joined(separator: "; "), "",
          ]
          rows.append(cells.map(quoted).joined(separator: ","))
        }
        for row in SizingText(language: .en).csv(option, currency: item.result.currency) {
          rows.append(([item.id, item.label, option.option.rawValue] + row).map(quoted).joined(separator: ","))
        }
      }
    }
    return rows.joined(separator: "\n")
  }
}
