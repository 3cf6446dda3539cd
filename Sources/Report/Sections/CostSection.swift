import Manifest
import Measurements
import Wording

/// What own, rented and mixed machines cost: the answer first, then the options, the charts, and every amount with its formula.
extension ProjectPage {
  var costWords: CostWords { CostWords(tongue.language) }

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
    let charts = CostCharts(tongue: tongue)
    section.raw("<div class=\"two\">")
    if let data = charts.cumulative(&section, cost) { add(data) }
    if let data = charts.usage(&section, cost) { add(data) }
    section.raw("</div>")
    uncertainty(&section, cost)
    if let data = charts.tornado(&section, cost) { add(data) }
    costFlips(&section, cost)
    costValue(&section, cost)
    costNeeds(&section, cost)
    if let data = charts.components(&section, cost) { add(data) }
    costComponents(&section, cost)
    costPlacements(&section, cost)
    costCommitments(&section, cost)
    if let data = charts.pareto(&section, cost) { add(data) }
    costCriteria(&section, cost)
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
