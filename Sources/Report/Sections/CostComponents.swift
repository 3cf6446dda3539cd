import Manifest
import Measurements
import Wording

/// What costs are made of, and what they buy.
extension CostCharts {
  /// Five groups of lines: what the colours of a chart can tell apart.
  enum Component: CaseIterable {
    case machines, power, storage, people, services

    init?(_ kind: CostLine.Kind) {
      switch kind {
      case .servers, .accessories, .delivery, .spares, .bridge, .compute, .overflow, .spotOverhead, .checkpoints:
        self = .machines
      case .powerIdle, .powerActive, .runningCost, .colocation: self = .power
      case .network, .ownStorage, .storage, .checkpointStorage, .snapshots, .egress: self = .storage
      case .staff: self = .people
      case .maintenance, .software, .managed, .support: self = .services
      case .residual, .taxRelief: return nil
      }
    }
  }

  private func name(_ component: Component) -> String {
    switch component {
    case .machines: tongue.say("Machines", "Машины")
    case .power: tongue.say("Power and space", "Электричество и размещение")
    case .storage: tongue.say("Storage and network", "Хранение и сеть")
    case .people: tongue.say("People", "Люди")
    case .services: tongue.say("Maintenance, software, support", "Обслуживание, программы, поддержка")
    }
  }

  private func parts(_ option: CostOption) -> [Double] {
    Component.allCases.map { component in
      option.lines.filter { Component($0.kind) == component }.map(\.presentValue).reduce(0, +)
    }
  }

  /// The components of each option.
  func components(_ page: inout HTML, _ cost: CostResult) -> ChartData? {
    let words = CostWords(tongue.language)
    let rows = cost.options.filter(\.isComplete).map { option in
      (name: words.option(option.option), option: option, currency: cost.currency)
    }
    return components(&page, rows)
  }

  /// The components of some options, each with a name: of one project, or the cheapest of many.
  func components(_ page: inout HTML, _ rows: [(name: String, option: CostOption, currency: String)]) -> ChartData? {
    let words = CostWords(tongue.language)
    guard let first = rows.first else { return nil }
    let sums = rows.map { parts($0.option) }
    let totals = Component.allCases.indices.map { index in sums.map { $0[index] }.reduce(0, +) }
    guard let most = totals.indices.max(by: { totals[$0] < totals[$1] }), totals[most] > 0 else { return nil }
    let names = Component.allCases.map(name)
    let title = tongue.say(
      "Most goes into: \(names[most].lowercased())", "Больше всего уходит на: \(names[most].lowercased())")
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "Today's value by component, \(first.currency); what comes back (worth at the end, tax) is not drawn and is taken off the sum beside",
        "Приведённая стоимость по составляющим, \(first.currency); то, что возвращается (остаточная стоимость, налог), не показано и вычтено из суммы рядом"
      ))
    page.raw("</p></figcaption>")
    StackedBars(
      names: names,
      rows: zip(rows, sums).map { row, parts in
        StackedBars.Row(name: row.name, total: words.money(row.option.npv, row.currency), parts: parts)
      }
    ).write(to: &page)
    let data = ChartData(
      name: prefix + "cost-components", columns: [""] + names,
      rows: zip(rows, sums).map { row, parts in [row.name] + parts.map { tongue.numbers.decimal($0, digits: 0) } },
      plain: zip(rows, sums).map { row, parts in [row.name] + parts.map(\.description) })
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    return data
  }

  /// Cost against the mean of the qualities.
  func pareto(_ page: inout HTML, _ cost: CostResult) -> ChartData? {
    let words = CostWords(tongue.language)
    let tongue = tongue
    let shown = cost.options.filter { $0.isComplete && !$0.criteria.isEmpty }
    guard shown.count > 1 else { return nil }
    func score(_ option: CostOption) -> Double {
      Double(option.criteria.map(\.score).reduce(0, +)) / Double(option.criteria.count)
    }
    let front = shown.filter(\.isPareto).map { words.option($0.option) }.joined(separator: ", ")
    let title =
      front.isEmpty
      ? tongue.say("No option is allowed", "Допустимых вариантов нет")
      : tongue.say(
        "Neither cheaper nor better is to be had than: \(front)", "Ни дешевле, ни лучше не найти, чем: \(front)")
    let colors: [Infrastructure.Option: StaticString] = [.own: "s1", .cloud: "s2", .hybrid: "s3"]
    let plot = Plot(
      x: Scale(1, 5), y: Scale(covering: shown.map(\.monthly) + [0]),
      xTitle: tongue.say("Mean of the qualities, 1 to 5", "Средняя оценка качеств, от 1 до 5"),
      yTitle: tongue.say("\(cost.currency) a month", "\(cost.currency) в месяц"),
      xLabel: { tongue.numbers.plain($0, atMost: 1) }, yLabel: { tongue.numbers.significant($0, 3) },
      series: shown.map { option in
        Plot.Series(
          name: words.option(option.option) + (option.isPareto ? " ◆" : ""), color: colors[option.option] ?? "s5",
          mark: .points, points: [(score(option), option.monthly)])
      })
    let data = ChartData(
      name: prefix + "cost-pareto",
      columns: [
        tongue.say("Option", "Вариант"), tongue.say("Qualities", "Качества"), tongue.say("A month", "В месяц"),
      ],
      rows: shown.map {
        [
          words.option($0.option), tongue.numbers.plain(score($0), atMost: 2),
          tongue.numbers.decimal($0.monthly, digits: 0),
        ]
      }, plain: shown.map { [$0.option.rawValue, score($0).description, $0.monthly.description] })
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "Cost a month against maintenance, security, extensibility, freedom from a vendor, elasticity and fault tolerance",
        "Затраты в месяц и сопровождение, безопасность, расширяемость, независимость, эластичность и отказоустойчивость"
      ))
    page.raw("</p></figcaption>")
    plot.write(to: &page, summary: title)
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    return data
  }
}
