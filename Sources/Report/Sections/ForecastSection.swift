import Manifest
import Measurements
import Wording

/// What only a forecast shows: its errors by horizon and by series, and how the origins were rolled.
extension ProjectPage {
  mutating func forecast(_ page: inout HTML, _ result: EvaluationResult) {
    guard let forecast = result.forecast else { return }
    page.raw("<p class=\"note\">")
    page.text(protocolText(forecast))
    page.raw("</p>")
    guard let metric = mainMetric(result, of: forecast.byHorizon) else { return }
    chart(&page, result, forecast, metric)
    page.element("h3", tongue.say("Errors by series", "Ошибки по рядам"), unless: forecast.bySeries.isEmpty)
    series(&page, forecast, metric)
  }

  private func protocolText(_ forecast: ForecastResult) -> String {
    let origins = tongue.count(
      forecast.origins, ("origin", "origins"), ("точка отсчёта", "точки отсчёта", "точек отсчёта"))
    let horizons = tongue.count(
      forecast.horizon, ("period", "periods"), ("период", "периода", "периодов"))
    let series = tongue.count(forecast.series, ("series", "series"), ("ряд", "ряда", "рядов"))
    var text = tongue.say(
      "\(series), \(origins) from \(forecast.firstOrigin) to \(forecast.lastOrigin), up to \(horizons) ahead.",
      "\(series), \(origins) с \(forecast.firstOrigin) по \(forecast.lastOrigin), до \(horizons) вперёд.")
    if forecast.isModelRun {
      text += tongue.say(
        " The tool ran the model at each origin itself, on what was known then.",
        " Модель на каждой точке отсчёта запускала сама программа, на известном к тому времени.")
    } else if forecast.isRolling {
      text += tongue.say(
        " Recorded forecasts at origins that the tool rolled over the history.",
        " Записанные прогнозы на точках отсчёта, которые программа перебрала по истории.")
    } else if forecast.checkedRows > 0 {
      text += tongue.say(
        " Recorded forecasts; the truth of \(tongue.rows(forecast.checkedRows)) was compared with the history and agrees.",
        " Записанные прогнозы; истинные значения сверены с историей и совпадают: \(tongue.rows(forecast.checkedRows)).")
    }
    if forecast.isAgainstSeasonalNaive {
      text +=
        forecast.season > 1
        ? tongue.say(
          " The baseline is the seasonal naive forecast: the value of the same season \(forecast.season) periods before.",
          " Базовое решение — сезонный наивный прогноз: значение того же сезона \(forecast.season) периодов назад.")
        : tongue.say(
          " The baseline is the naive forecast: the last value known.",
          " Базовое решение — наивный прогноз: последнее известное значение.")
    }
    return text
  }

  /// The metric of the page's cards that the slices have, else MASE, else the first.
  private func mainMetric(_ result: EvaluationResult, of slices: [SliceResult]) -> MetricName? {
    func isMeasured(_ name: String) -> Bool {
      slices.contains { slice in slice.metrics.contains { $0.name == name && $0.value.value != nil } }
    }
    let wanted = MetricCards(input).list.map(\.name.description) + ["mase"] + result.metrics.map(\.name)
    return wanted.first(where: isMeasured).map { MetricName(canonical: $0) }
  }

  private mutating func chart(
    _ page: inout HTML, _ result: EvaluationResult, _ forecast: ForecastResult, _ metric: MetricName
  ) {
    let (tongue, unit) = (tongue, unit)
    let name = metric.description
    func estimate(_ slice: SliceResult) -> Estimate? { slice.metrics.first { $0.name == name }?.value }
    func baseline(_ slice: SliceResult) -> Double? { slice.baseline.first { $0.name == name }?.value.value }
    let shown = forecast.byHorizon.filter { estimate($0)?.value != nil }
    guard let first = shown.first, let last = shown.last else { return }
    let amount: (Double) -> String = { tongue.metrics.value($0, of: metric, unit: unit) }
    let label = tongue.metrics.title(metric)
    var title = tongue.say("\(label) by horizon", "\(label) по горизонту")
    if shown.count > 1, let near = estimate(first)?.value, let far = estimate(last)?.value {
      title = tongue.say(
        "\(label): \(amount(near)) one period ahead, \(amount(far)) \(last.value ?? "") ahead",
        "\(label): \(amount(near)) на один период вперёд, \(amount(far)) — на \(last.value ?? "")")
    }
    func x(_ slice: SliceResult) -> Double { slice.value.flatMap(Double.init) ?? 0 }
    var series = [
      Plot.Series(
        name: tongue.say("Model", "Модель"), color: "s1", mark: .points,
        points: shown.map { (x($0), estimate($0)?.value ?? 0) },
        intervals: shown.map { slice in
          estimate(slice).flatMap { own in own.low.flatMap { low in own.high.map { (low, $0) } } }
        })
    ]
    let others = shown.filter { baseline($0) != nil }
    if !others.isEmpty {
      series.append(
        Plot.Series(
          name: tongue.say("Baseline", "Базовое решение"), color: "s5", mark: .points,
          points: others.map { (x($0), baseline($0) ?? 0) }))
    }
    let values = shown.flatMap {
      [estimate($0)?.value, estimate($0)?.low, estimate($0)?.high, baseline($0)].compactMap { $0 }
    }
    let isPositive = values.allSatisfy { $0 >= 0 }
    let plot = Plot(
      x: Scale(covering: shown.map(x)), y: Scale(covering: values + (isPositive ? [0] : [])),
      xTitle: tongue.say("Periods ahead", "Периодов вперёд"), yTitle: label,
      xLabel: { $0 == $0.rounded() ? tongue.numbers.integer(Int($0)) : "" },
      yLabel: { tongue.numbers.plain($0, atMost: 3) }, series: series)
    let data = ChartData(
      name: "\(anchor(result.id))-horizons",
      columns: [
        tongue.say("Periods ahead", "Периодов вперёд"), tongue.say("Rows", "Строк"), label, tongue.say("Low", "Низ"),
        tongue.say("High", "Верх"), tongue.say("Baseline", "Базовое решение"),
      ],
      rows: shown.map { slice in
        [slice.value ?? "", tongue.numbers.integer(slice.n)]
          + [estimate(slice)?.value, estimate(slice)?.low, estimate(slice)?.high, baseline(slice)].map {
            $0.map { tongue.metrics.bare($0, of: metric) } ?? "–"
          }
      },
      plain: shown.map { slice in
        [slice.value ?? "", String(slice.n)]
          + [estimate(slice)?.value, estimate(slice)?.low, estimate(slice)?.high, baseline(slice)].map {
            $0.map(\.description) ?? ""
          }
      })
    figure(
      &page, title,
      tongue.say(
        "\(label) by how far ahead, with its intervals", "\(label) по дальности прогноза, с интервалами")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private func series(_ page: inout HTML, _ forecast: ForecastResult, _ metric: MetricName) {
    guard !forecast.bySeries.isEmpty else { return }
    let name = metric.description
    let columns = [
      tongue.say("Series", "Ряд"), tongue.say("Rows", "Строк"), tongue.metrics.title(metric),
      tongue.say("Interval", "Интервал"), tongue.say("Baseline", "Базовое решение"),
    ]
    table(&page, columns, numeric: [1, 2, 3, 4]) { page in
      for slice in forecast.bySeries.prefix(200) {
        let estimate = slice.metrics.first { $0.name == name }?.value ?? Estimate(value: nil)
        let other = slice.baseline.first { $0.name == name }?.value.value
        page.raw("<tr><th scope=\"row\">")
        page.foreign(slice.value ?? "")
        page.raw("</th>")
        cell(&page, columns[1], tongue.numbers.integer(slice.n), number: true)
        cell(
          &page, columns[2], estimate.value.map { tongue.metrics.value($0, of: metric, unit: unit) } ?? "–",
          number: true)
        var interval = "–"
        if let low = estimate.low, let high = estimate.high {
          interval = tongue.numbers.range(tongue.metrics.bare(low, of: metric), tongue.metrics.bare(high, of: metric))
        }
        cell(&page, columns[3], interval, number: true)
        cell(&page, columns[4], other.map { tongue.metrics.value($0, of: metric, unit: unit) } ?? "–", number: true)
        page.raw("</tr>")
      }
    }
  }
}

extension HTML {
  fileprivate mutating func element(_ tag: StaticString, _ content: String, unless isEmpty: Bool) {
    if !isEmpty { element(tag, content) }
  }
}
