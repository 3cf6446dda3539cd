import Manifest
import Measurements
import Wording

/// The charts of a comparison of costs: of one project, or of all together.
struct CostCharts {
  let tongue: Tongue
  /// Before the names of the files that hold the charts' numbers.
  var prefix = ""

  private var words: CostWords { CostWords(tongue.language) }

  /// What all projects together say, where own machines do not overtake rented ones within the horizon.
  private func together(_ cost: CostResult) -> String {
    let isOwn = (cost.option(.own)?.total ?? 0) < (cost.option(.cloud)?.total ?? 0)
    return isOwn
      ? tongue.say("Own machines are cheaper from the start", "Свои машины дешевле с самого начала")
      : tongue.say(
        "Own machines do not overtake the cloud within \(cost.months) months",
        "Свои машины не обгоняют облако за \(cost.months) мес.")
  }

  private func color(_ option: Infrastructure.Option) -> StaticString {
    switch option {
    case .own: "s1"
    case .cloud: "s2"
    case .hybrid: "s3"
    }
  }

  func cumulative(_ page: inout HTML, _ cost: CostResult) -> ChartData? {
    let (tongue, words) = (tongue, words)
    let shown = cost.options.filter(\.isComplete)
    guard !shown.isEmpty else { return nil }
    let sums = shown.map { option in
      option.cashFlow.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + $1) }
    }
    var series = zip(shown, sums).map { option, sums in
      Plot.Series(
        name: words.option(option.option), color: color(option.option), mark: .line,
        points: sums.enumerated().map { (Double($0.offset), $0.element) })
    }
    var title = prefix.isEmpty ? words.headline(cost) : together(cost)
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
      name: prefix + "cost-cumulative", columns: [tongue.say("Month", "Месяц")] + shown.map { words.option($0.option) },
      rows: (0...cost.months).map { month in
        [String(month)] + sums.map { tongue.numbers.decimal($0[month], digits: 0) }
      },
      plain: (0...cost.months).map { month in [String(month)] + sums.map { $0[month].description } })
    figure(&page, title, tongue.say("Cumulative cost, not discounted", "Накопленные затраты без дисконтирования")) {
      page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    return data
  }

  func usage(_ page: inout HTML, _ cost: CostResult) -> ChartData? {
    let (tongue, words) = (tongue, words)
    guard cost.usage.count > 1 else { return nil }
    var title = tongue.say("The cheaper of the two is the same at any usage", "При любой загрузке дешевле одно и то же")
    let signs = Set(cost.usage.map { $0.own < $0.cloud })
    if signs.count > 1 {
      title = tongue.say("Which of the two is cheaper depends on the usage", "Что дешевле, зависит от загрузки")
    }
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
      name: prefix + "cost-usage",
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
    return data
  }

  func tornado(_ page: inout HTML, _ cost: CostResult) -> ChartData? {
    guard let sensitivity = cost.sensitivity, let widest = sensitivity.bars.first else { return nil }
    let (tongue, words) = (tongue, words)
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
      } else if prefix.isEmpty {
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
      name: prefix + "cost-sensitivity",
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
    return data
  }

  private func figure(_ page: inout HTML, _ title: String, _ subtitle: String, _ content: (inout HTML) -> Void) {
    page.raw("<figure class=\"panel\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(subtitle)
    page.raw("</p></figcaption>")
    content(&page)
    page.raw("</figure>")
  }
}
