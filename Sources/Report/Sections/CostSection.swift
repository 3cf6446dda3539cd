import Manifest
import Measurements
import Wording

/// What own, rented and mixed machines cost: the answer first, then the options, the charts, and every amount with its formula.
extension ProjectPage {
  private var costWords: CostWords { CostWords(tongue.language) }

  mutating func infrastructure(_ page: inout HTML) {
    guard project.infrastructure != nil || !project.benchmarks.isEmpty else { return }
    let title = tongue.say("Infrastructure and cost", "Инфраструктура и затраты")
    guard let cost = input.measurements.cost else {
      page.section("infrastructure", title) { page in declaredInfrastructure(&page) }
      return
    }
    var section = HTML()
    section.raw("<p class=\"lead\">")
    section.text(costWords.headline(cost) + ".")
    section.raw("</p>")
    options(&section, cost)
    section.raw("<div class=\"two\">")
    cumulative(&section, cost)
    usage(&section, cost)
    section.raw("</div>")
    uncertainty(&section, cost)
    tornado(&section, cost)
    value(&section, cost)
    sizing(&section, cost)
    components(&section, cost)
    placements(&section, cost)
    criteria(&section, cost)
    for option in cost.options { lines(&section, option, cost.currency) }
    notes(&section, cost)
    page.section("infrastructure", title) { page in
      page.trusted(section.bytes)
      page.raw("<h3 class=\"after\">")
      page.text(tongue.say("As declared", "Как заявлено"))
      page.raw("</h3>")
      declaredInfrastructure(&page)
    }
  }

  // MARK: The answer

  private func options(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    page.raw("<div class=\"cards options\">")
    for option in cost.options {
      let isBest = cost.recommendation?.option == option.option
      page.raw(isBest ? "<section class=\"card plain best\">" : "<section class=\"card plain\">")
      page.element("h3", words.option(option.option))
      page.raw("<p class=\"big\">")
      page.text(tongue.numbers.decimal(option.monthly, digits: 0))
      page.raw(" <small>")
      page.text(tongue.say("\(cost.currency) a month", "\(cost.currency) в месяц"))
      page.raw("</small></p><div class=\"foot\">")
      if !option.isComplete {
        page.status(.open, tongue.say("prices are missing", "не хватает цен"))
      } else if let violation = option.violations.first {
        page.status(.fail, words.note(violation))
      } else if isBest {
        page.status(.pass, tongue.say("cheapest of what is allowed", "дешевле всех допустимых"))
      }
      note(&page, tongue.say("today's value", "приведённая стоимость"), words.money(option.npv, cost.currency))
      note(&page, tongue.say("to start", "на старте"), words.money(option.capex, cost.currency))
      if let servers = option.servers.first, let last = option.servers.last {
        let text = servers == last ? "\(servers)" : "\(servers) → \(last)"
        note(&page, tongue.say("servers", "серверов"), text)
      }
      if let share = option.utilisation {
        note(&page, tongue.say("used", "загрузка"), tongue.numbers.percent(share, digits: 0))
      }
      if let price = option.perGPUHour {
        note(&page, tongue.say("an accelerator-hour", "час ускорителя"), words.money(price, cost.currency))
      }
      if let price = option.perThousandPredictions {
        note(&page, tongue.say("1,000 predictions", "1000 предсказаний"), words.money(price, cost.currency))
      }
      if let kilograms = option.kgCO2ePerMonth, let power = option.kWhPerMonth {
        let weight = tongue.numbers.decimal(kilograms, digits: 0)
        let energy = tongue.numbers.decimal(power, digits: 0)
        note(
          &page, tongue.say("carbon a month", "углерод в месяц"),
          tongue.say("\(weight) kg CO₂e (\(energy) kWh)", "\(weight) кг CO₂-экв. (\(energy) кВт·ч)"))
      }
      page.raw("</div></section>")
    }
    page.raw("</div>")
    if let budget = cost.budget, let best = cost.recommendation.flatMap({ cost.option($0.option) }) {
      let text = words.money(budget, cost.currency)
      page.raw("<p class=\"key\">")
      if best.monthly <= budget {
        page.status(.pass, tongue.say("Within the budget of \(text) a month", "В пределах бюджета \(text) в месяц"))
      } else {
        page.status(.fail, tongue.say("Over the budget of \(text) a month", "Дороже бюджета \(text) в месяц"))
      }
      page.raw("</p>")
    }
  }

  private func note(_ page: inout HTML, _ name: String, _ value: String) {
    page.raw("<span class=\"note\">")
    page.text("\(name): \(value)")
    page.raw("</span>")
  }

  // MARK: Charts

  private func color(_ option: Infrastructure.Option) -> StaticString {
    switch option {
    case .own: "s1"
    case .cloud: "s2"
    case .hybrid: "s3"
    }
  }

  private mutating func cumulative(_ page: inout HTML, _ cost: CostResult) {
    let (tongue, words) = (tongue, costWords)
    let shown = cost.options.filter(\.isComplete)
    guard !shown.isEmpty else { return }
    let sums = shown.map { option in
      option.cashFlow.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1) }
    }
    var series = zip(shown, sums).map { option, sums in
      Plot.Series(
        name: words.option(option.option), color: color(option.option), mark: .line,
        points: sums.enumerated().map { (Double($0.offset), $0.element) })
    }
    var title = words.headline(cost)
    if let months = cost.breakEven?.months, months > 0, let own = shown.firstIndex(where: { $0.option == .own }) {
      let below = Int(months)
      let (a, b) = (sums[own][min(below, cost.months)], sums[own][min(below + 1, cost.months)])
      series.append(
        Plot.Series(
          name: tongue.say("Break-even", "Окупаемость"), color: "s4", mark: .points,
          points: [(months, a + (b - a) * (months - Double(below)))]))
      let month = tongue.numbers.plain(months, atMost: 1)
      title = tongue.say(
        "Own machines overtake the cloud in month \(month)", "Свои машины обгоняют облако на месяце \(month)")
    }
    let plot = Plot(
      x: Scale(0, Double(cost.months)), y: Scale(covering: sums.joined() + [0]), xTitle: tongue.say("Month", "Месяц"),
      yTitle: cost.currency, xLabel: { tongue.numbers.plain($0, atMost: 0) },
      yLabel: { tongue.numbers.significant($0, 3) }, series: series)
    let data = ChartData(
      name: "cost-cumulative", columns: [tongue.say("Month", "Месяц")] + shown.map { words.option($0.option) },
      rows: (0...cost.months).map { month in
        [String(month)] + sums.map { tongue.numbers.decimal($0[month], digits: 0) }
      },
      plain: (0...cost.months).map { month in [String(month)] + sums.map { $0[month].description } })
    figure(&page, title, tongue.say("Cumulative cost, not discounted", "Накопленные затраты без дисконтирования")) {
      page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private mutating func usage(_ page: inout HTML, _ cost: CostResult) {
    let (tongue, words) = (tongue, costWords)
    guard cost.usage.count > 1 else { return }
    var title = tongue.say("The cheaper of the two is the same at any usage", "При любой загрузке дешевле одно и то же")
    if let meeting = cost.breakEven?.utilisation {
      let share = tongue.numbers.percent(meeting, digits: 0)
      title = tongue.say(
        "Own machines are cheaper from a utilisation of \(share) on", "Свои машины дешевле с загрузки \(share)")
    }
    let plot = Plot(
      x: Scale(0, 10), y: Scale(covering: cost.usage.flatMap { [$0.own, $0.cloud] } + [0]),
      xTitle: tongue.say("Multiple of the declared usage", "Во сколько раз больше заявленной загрузки"),
      yTitle: tongue.say("\(cost.currency) a month", "\(cost.currency) в месяц"),
      xLabel: { tongue.numbers.plain($0, atMost: 1) }, yLabel: { tongue.numbers.significant($0, 3) },
      series: [
        Plot.Series(
          name: words.option(.own), color: "s1", mark: .line, points: cost.usage.map { ($0.multiple, $0.own) }),
        Plot.Series(
          name: words.option(.cloud), color: "s2", mark: .line, points: cost.usage.map { ($0.multiple, $0.cloud) }),
      ])
    let data = ChartData(
      name: "cost-usage",
      columns: [tongue.say("Usage", "Загрузка"), words.option(.own), words.option(.cloud)],
      rows: cost.usage.map { point in
        [tongue.numbers.plain(point.multiple, atMost: 2)]
          + [point.own, point.cloud].map { tongue.numbers.decimal($0, digits: 0) }
      },
      plain: cost.usage.map { [$0.multiple.description, $0.own.description, $0.cloud.description] })
    figure(&page, title, tongue.say("Cost a month by usage", "Затраты в месяц по загрузке")) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private mutating func uncertainty(_ page: inout HTML, _ cost: CostResult) {
    guard let uncertainty = cost.uncertainty, !uncertainty.bands.isEmpty else { return }
    let (tongue, words) = (tongue, costWords)
    var title = tongue.say("How far the costs may be off", "Насколько могут отличаться затраты")
    if let share = uncertainty.ownCheaper {
      let percent = tongue.numbers.percent(share, digits: 0)
      title = tongue.say(
        "Own machines are cheaper than the cloud in \(percent) of cases",
        "Свои машины дешевле облака в \(percent) случаев")
    }
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    let draws = tongue.numbers.integer(uncertainty.draws)
    page.text(
      tongue.say(
        "Today's value from P10 to P90 of \(draws) draws: usage, prices of servers, power, cloud, people and space vary, each in a triangle around the value used",
        "Приведённая стоимость от P10 до P90 по \(draws) испытаниям: загрузка, цены серверов, электричества, облака, людей и размещения меняются, каждая по треугольнику вокруг принятой"
      ))
    page.raw("</p></figcaption><ul class=\"hbars\">")
    let scale = Scale(covering: uncertainty.bands.flatMap { [$0.p10, $0.p90] }, padding: 0.08)
    for band in uncertainty.bands {
      page.raw("<li><span>")
      page.text(words.option(band.option))
      page.raw("</span><span class=\"dv\"><b>")
      page.text(words.money(band.p50, cost.currency))
      page.raw("</b></span>")
      Bullet(
        estimate: Estimate(value: band.p50, low: band.p10, high: band.p90), scale: scale, status: nil,
        label: { words.money($0, cost.currency) }
      ).row(to: &page, whole: nil)
      page.raw("</li>")
    }
    page.raw("</ul>")
    let data = ChartData(
      name: "cost-uncertainty",
      columns: [
        tongue.say("Option", "Вариант"), "P10", "P50", "P90", tongue.say("Cheapest in", "Дешевле всех в"),
      ],
      rows: uncertainty.bands.map { band in
        [words.option(band.option)] + [band.p10, band.p50, band.p90].map { tongue.numbers.decimal($0, digits: 0) }
          + [tongue.numbers.percent(band.cheapest, digits: 0)]
      },
      plain: uncertainty.bands.map { band in
        [band.option.rawValue] + [band.p10, band.p50, band.p90, band.cheapest].map(\.description)
      })
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    add(data)
  }

  private mutating func tornado(_ page: inout HTML, _ cost: CostResult) {
    guard let sensitivity = cost.sensitivity, let widest = sensitivity.bars.first else { return }
    let (tongue, words) = (tongue, costWords)
    let (first, second) = (words.option(sensitivity.first), words.option(sensitivity.second))
    let name = words.driver(widest.driver)
    let title = tongue.say("\(name) moves the answer most", "Сильнее всего на ответ влияет: \(name.lowercased())")
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "Today's value of \(first.lowercased()) less \(second.lowercased()), with each input alone at its low and high end; below zero \(first.lowercased()) is cheaper; at the upright line both cost the same",
        "Приведённая стоимость: \(first.lowercased()) минус \(second.lowercased()), когда один вход на нижнем и верхнем краю; ниже нуля \(first.lowercased()) дешевле; на вертикальной черте оба стоят одинаково"
      ))
    page.raw("</p></figcaption><ul class=\"hbars\">")
    let scale = Scale(covering: sensitivity.bars.flatMap { [$0.atLow, $0.atHigh] } + [0, sensitivity.difference])
    for bar in sensitivity.bars {
      page.raw("<li><span>")
      page.text(
        "\(words.driver(bar.driver)) × \(tongue.numbers.plain(bar.low, atMost: 2)) … \(tongue.numbers.plain(bar.high, atMost: 2))"
      )
      page.raw("</span><span class=\"dv\"><b>")
      if let flip = bar.flip {
        let multiple = tongue.numbers.plain(flip, atMost: 2)
        page.text(tongue.say("flips at × \(multiple)", "меняет ответ при × \(multiple)"))
      } else {
        page.text(tongue.say("never flips", "ответа не меняет"))
      }
      page.raw("</b></span>")
      Bullet(
        estimate: Estimate(
          value: sensitivity.difference, low: min(bar.atLow, bar.atHigh), high: max(bar.atLow, bar.atHigh)),
        scale: scale, status: nil, label: { words.money($0, cost.currency) }
      ).row(to: &page, whole: 0)
      page.raw("</li>")
    }
    page.raw("</ul>")
    let data = ChartData(
      name: "cost-sensitivity",
      columns: [
        tongue.say("Input", "Вход"), tongue.say("Low", "Низ"), tongue.say("High", "Верх"),
        tongue.say("At low", "На нижнем"), tongue.say("At high", "На верхнем"),
        tongue.say("Flips at", "Меняет ответ при"),
      ],
      rows: sensitivity.bars.map { bar in
        [words.driver(bar.driver), tongue.numbers.plain(bar.low, atMost: 2), tongue.numbers.plain(bar.high, atMost: 2)]
          + [bar.atLow, bar.atHigh].map { tongue.numbers.decimal($0, digits: 0) }
          + [bar.flip.map { tongue.numbers.plain($0, atMost: 2) } ?? "–"]
      },
      plain: sensitivity.bars.map { bar in
        [bar.driver.rawValue] + [bar.low, bar.high, bar.atLow, bar.atHigh].map(\.description)
          + [bar.flip?.description ?? ""]
      })
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    add(data)
  }

  // MARK: Tables

  private func value(_ page: inout HTML, _ cost: CostResult) {
    guard let value = cost.value, let net = value.netPerMonth.value else { return }
    let words = costWords
    func range(_ estimate: Estimate) -> String {
      let middle = estimate.value.map { words.money($0, cost.currency) } ?? "–"
      guard let low = estimate.low, let high = estimate.high else { return middle }
      return "\(middle) (\(words.money(low, cost.currency)) … \(words.money(high, cost.currency)))"
    }
    page.raw("<h3 class=\"after\">")
    page.text(
      net >= 0 && value.netPerMonth.low ?? net < 0
        ? tongue.say("The model may cost more than it brings", "Модель может стоить больше, чем приносит")
        : net >= 0
          ? tongue.say("The model brings more than it costs", "Модель приносит больше, чем стоит")
          : tongue.say("The model costs more than it brings", "Модель стоит больше, чем приносит"))
    page.raw("</h3><dl class=\"facts panel\">")
    line(&page, tongue.say("Value a month", "Ценность в месяц"), range(value.valuePerMonth))
    line(&page, tongue.say("Left after costs", "Остаётся после затрат"), range(value.netPerMonth))
    line(
      &page, tongue.say("Paid back after", "Окупается за"),
      value.payback.map {
        tongue.say("\(tongue.numbers.plain($0, atMost: 1)) months", "\(tongue.numbers.plain($0, atMost: 1)) мес.")
      }
        ?? tongue.say("never", "никогда"))
    if let share = value.returnOnCost {
      line(&page, tongue.say("Return on what is spent", "Отдача на затраты"), tongue.numbers.percent(share, digits: 0))
    }
    page.raw("</dl>")
  }

  private func components(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    let kinds = CostLine.Kind.allCases.filter { kind in
      cost.options.contains { $0.lines.contains { $0.kind == kind } }
    }
    guard !kinds.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("Where the money goes", "На что уходят деньги"))
    page.raw("</h3>")
    let names =
      [tongue.say("Today's value, \(cost.currency)", "Приведённая стоимость, \(cost.currency)")]
      + cost.options.map { words.option($0.option) }
    table(&page, names, numeric: Set(1..<names.count)) { page in
      for kind in kinds {
        page.raw("<tr><th scope=\"row\">")
        page.text(words.kind(kind))
        page.raw("</th>")
        for (index, option) in cost.options.enumerated() {
          let lines = option.lines.filter { $0.kind == kind }
          let sum = lines.map(\.presentValue).reduce(0, +)
          cell(&page, names[index + 1], lines.isEmpty ? "–" : tongue.numbers.decimal(sum, digits: 0), number: true)
        }
        page.raw("</tr>")
      }
    }
  }

  private func placements(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    guard let hybrid = cost.option(.hybrid), !hybrid.placements.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("Where the hybrid runs what", "Что где работает в гибриде"))
    page.raw("</h3>")
    let names = [
      tongue.say("Workload", "Нагрузка"), tongue.say("Place", "Место"), tongue.say("Why", "Почему"),
      tongue.say("Machine", "Машина"),
    ]
    table(&page, names) { page in
      for placement in hybrid.placements {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(placement.workload)
        page.raw("</th>")
        cell(&page, names[1], words.place(placement.place))
        cell(&page, names[2], words.reason(placement, currency: cost.currency))
        cell(&page, names[3], placement.machine ?? "–")
        page.raw("</tr>")
      }
    }
  }

  private func criteria(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    guard let first = cost.options.first, !first.criteria.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("What costs do not show", "Чего не видно в затратах"))
    page.raw("</h3>")
    let names =
      [tongue.say("1 poor … 5 good", "1 плохо … 5 хорошо")]
      + cost.options.map { option in
        words.option(option.option) + (option.isPareto ? " ◆" : "")
      }
    table(&page, names) { page in
      for criterion in first.criteria {
        page.raw("<tr><th scope=\"row\">")
        page.text(words.criterion(criterion.name))
        page.raw("</th>")
        for (index, option) in cost.options.enumerated() {
          guard let own = option.criteria.first(where: { $0.name == criterion.name }) else { continue }
          cell(&page, names[index + 1], "\(own.score): \(words.fact(own))")
        }
        page.raw("</tr>")
      }
    }
    page.raw("<p class=\"note\">")
    page.text(
      tongue.say(
        "Scored from the facts named. ◆: no other allowed option is both cheaper and better by the mean score.",
        "Оценки — по названным фактам. ◆: ни один допустимый вариант не лучше сразу и по цене, и по средней оценке."))
    page.raw("</p>")
  }

  private func lines(_ page: inout HTML, _ option: CostOption, _ currency: String) {
    let words = costWords
    page.raw("<details class=\"lines\"><summary>")
    page.text(
      tongue.say(
        "\(words.option(option.option)): every amount with its formula and sources",
        "\(words.option(option.option)): каждая сумма с формулой и источниками"))
    page.raw("</summary>")
    let names = [
      tongue.say("Amount", "Сумма"), currency, tongue.say("Formula", "Формула"), tongue.say("Sources", "Источники"),
    ]
    table(&page, names, numeric: [1]) { page in
      for line in option.lines {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(words.line(line))
        page.raw("</th>")
        cell(&page, names[1], tongue.numbers.decimal(line.presentValue, digits: 0), number: true)
        cell(&page, names[2], words.basis(line.basis))
        let sources = line.sources.map { source in
          source.text + (source.date.map { ", \($0)" } ?? "")
            + (source.isEstimate ? tongue.say(", estimate", ", оценка") : "")
        }
        cell(&page, names[3], sources.joined(separator: "; "))
        page.raw("</tr>")
      }
    }
    page.raw("</details>")
  }

  private func notes(_ page: inout HTML, _ cost: CostResult) {
    guard !cost.notes.isEmpty else { return }
    page.raw("<details class=\"lines\"><summary>")
    page.text(
      tongue.say(
        "What to know about these numbers (\(cost.notes.count))", "Что надо знать об этих числах (\(cost.notes.count))")
    )
    page.raw("</summary><ul class=\"evidence\">")
    for note in cost.notes {
      page.raw("<li>")
      page.text(costWords.note(note))
      page.raw("</li>")
    }
    page.raw("</ul></details>")
  }
}
