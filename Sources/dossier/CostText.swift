import Manifest
import Measurements
import Pipeline
import Wording

/// One project as it is, under one set of changes, or at another revision.
struct CostCase {
  var id: String
  /// The changes or the revision; empty for the project as it is.
  var label: String
  var isRevision = false
  var result: CostResult

  /// The cheapest allowed option.
  var best: CostOption? { result.recommendation.flatMap { result.option($0.option) } }
}

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
  func project(_ cases: [CostCase], markdown: Bool) -> String {
    guard let first = cases.first else { return "" }
    var blocks = [markdown ? "### \(first.id)" : first.id]
    for item in cases {
      var head = words.headline(item.result)
      if !item.label.isEmpty { head = "\(item.label): \(head)" }
      blocks.append((markdown ? "**\(head)**" : "  " + head))
    }
    blocks.append(table(rows(cases), markdown: markdown))
    let sizing = SizingText(language: language)
    if let prices = sizing.prices(cases) {
      blocks.append(table(prices, markdown: markdown))
    }
    if cases.count > 1 {
      blocks.append((markdown ? "" : "\n") + table(sideBySide(cases), markdown: markdown, numeric: []))
    }
    blocks += sizing.facts(first.result).map { markdown ? "- " + $0 : "  " + $0 }
    blocks += CostFacts(language: language).all(first.result).map { markdown ? "- " + $0 : "  " + $0 }
    let known = Set(first.result.notes)
    for item in cases.dropFirst() {
      let new = item.result.notes.filter { !known.contains($0) }
      blocks += new.map { (markdown ? "- " : "  ") + "! \(item.label): " + words.note($0) }
    }
    blocks.append((markdown ? "" : "\n") + table(needs(first.result), markdown: markdown, numeric: []))
    if lines {
      blocks += sizing.figures(first.result).map { "\n" + table($0, markdown: markdown, numeric: [1]) }
      blocks += first.result.options.map { lineTable($0, first.result.currency, markdown: markdown) }
    }
    return blocks.joined(separator: markdown ? "\n\n" : "\n")
  }

  /// What each workload needs beside machines, and whether it has it.
  private func needs(_ result: CostResult) -> [[String]] {
    [[say("workload", "нагрузка"), say("needs", "нужно"), say("found", "найдено"), ""]]
      + result.needs.map { need in
        [need.workload, words.aspect(need.aspect, need.kind), words.fact(need), words.outcome(need.outcome)]
      }
  }

  /// One column a case: the project as it is, what-ifs, another revision.
  private func sideBySide(_ cases: [CostCase]) -> [[String]] {
    func best(_ result: CostResult) -> CostOption? { result.recommendation.flatMap { result.option($0.option) } }
    func row(_ name: String, _ value: (CostResult) -> String?) -> [String] {
      [name] + cases.map { value($0.result) ?? "–" }
    }
    var rows = [[""] + cases.map { $0.label.isEmpty ? say("as it is", "как есть") : $0.label }]
    rows.append(row(say("cheapest", "дешевле всех")) { best($0).map { words.option($0.option) } })
    rows.append(
      row(say("a month", "в месяц")) { result in best(result).map { words.money($0.monthly, result.currency) } })
    let changes = cases.map { item -> String in
      let against = item.label.isEmpty ? cases.first { $0.isRevision } : item.isRevision ? nil : cases.first
      guard let now = item.best, let other = against, let before = other.best,
        other.result.currency == item.result.currency
      else { return "–" }
      return signed(now.monthly - before.monthly)
    }
    rows.append([say("change a month", "изменение в месяц")] + changes)
    let never = say("never", "никогда")
    rows.append(
      row(say("own overtakes in month", "своё обгоняет на месяце")) { result in
        result.breakEven.map { $0.months.map { numbers.plain($0, atMost: 1) } ?? never }
      })
    rows.append(
      row(say("own overtakes at a utilisation", "своё обгоняет при загрузке")) { result in
        result.breakEven.map { $0.utilisation.map { numbers.percent($0, digits: 0) } ?? never }
      })
    rows.append(
      row(say("own cheaper in", "своё дешевле в")) { result in
        result.uncertainty?.ownCheaper.map { numbers.percent($0, digits: 0) }
      })
    rows.append(
      row("P10 … P90") { result in
        guard let option = best(result)?.option,
          let band = result.uncertainty?.bands.first(where: { $0.option == option })
        else { return nil }
        return "\(numbers.decimal(band.p10, digits: 0)) … \(words.money(band.p90, result.currency))"
      })
    return rows
  }

  private func rows(_ cases: [CostCase]) -> [[String]] {
    let currency = cases.first?.result.currency ?? ""
    var rows = [
      [
        "", say("today's value", "приведённая"), say("a month", "в месяц"), say("to start", "на старте"),
        say("change", "изменение"), "",
      ]
    ]
    for item in cases {
      // What-ifs are held against the project as it is, the project against another revision.
      let against = item.label.isEmpty ? cases.first { $0.isRevision } : item.isRevision ? nil : cases.first
      for option in item.result.options {
        var mark = ""
        if item.result.recommendation?.option == option.option { mark = say("cheapest", "дешевле всех") }
        if !option.isComplete { mark = say("prices missing", "нет цен") }
        if let violation = option.violations.first { mark = words.note(violation) }
        let name = words.option(option.option) + (item.label.isEmpty ? "" : " · \(item.label)")
        var change = ""
        if let before = against?.result.option(option.option), before.isComplete, option.isComplete,
          against?.result.currency == item.result.currency
        {
          change = signed(option.monthly - before.monthly)
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

  /// The portfolio: all projects by the cheapest way of each, and what changed against another revision.
  func totals(_ totals: [CostTotal], before: [CostTotal], markdown: Bool) -> String {
    let text = totals.map { total in
      let known = before.first { $0.currency == total.currency }
      let change = known.map { " (\(signed(total.monthly - $0.monthly)))" } ?? ""
      let money = words.money(total.monthly, total.currency)
      return say(
        "\(money) a month\(change), projects: \(total.projects)",
        "\(money) в месяц\(change), проектов: \(total.projects)")
    }
    let head = say("all projects by the cheapest way of each: ", "все проекты, каждый самым дешёвым способом: ")
    return (markdown ? "**" : "") + head + text.joined(separator: "; ") + (markdown ? "**" : "")
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

  /// One row an amount: project, change, option, line, subject, present value, sum, currency, formula, sources. The rows of line `option`
  /// hold the sums, those of `unit`, `break_even`, `uncertainty` and `recommendation` the results.
  func csv(_ cases: [CostCase]) -> String {
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
      for cells in CostSheet.results(item.result) {
        rows.append(([item.id, item.label] + cells).map(quoted).joined(separator: ","))
      }
    }
    return rows.joined(separator: "\n")
  }
}
