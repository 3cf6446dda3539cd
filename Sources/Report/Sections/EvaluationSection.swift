import Manifest
import Measurements
import Wording

extension ProjectPage {
  mutating func evaluation(_ page: inout HTML, _ result: EvaluationResult) {
    let spec = project.evaluations.first { $0.id == result.id }
    let title = spec?.title ?? result.id
    page.raw("<section")
    page.attribute("id", "evaluation-\(anchor(result.id))")
    page.raw("><h2>")
    page.text(tongue.say("Evaluation: ", "Оценка: "))
    page.foreign(title)
    page.raw("</h2><p class=\"lead\">")
    page.text(lead(result, spec))
    page.raw("</p>")
    conclusions(&page, result)
    metrics(&page, result)
    notes(&page, result)
    page.raw("<div class=\"two\">")
    roc(&page, result)
    precisionRecall(&page, result)
    calibration(&page, result)
    scatter(&page, result)
    residuals(&page, result)
    quantiles(&page, result)
    page.raw("</div>")
    forecast(&page, result)
    ranking(&page, result)
    answers(&page, result)
    confusion(&page, result)
    aggregated(&page, result)
    slices(&page, result)
    sliceCuts(&page, result)
    weakSlices(&page, result)
    fairness(&page, result)
    robustness(&page, result)
    explanation(&page, result)
    trend(&page, result)
    page.raw("</section>\n")
  }

  /// What was left out, and why. Dropped rows stand in the lead.
  private func notes(_ page: inout HTML, _ result: EvaluationResult) {
    let words = EvaluationNoteWords(tongue.language)
    let sentences = result.notes.filter { if case .droppedRows = $0 { false } else { true } }.map(words.sentence)
    guard !sentences.isEmpty else { return }
    page.raw("<ul class=\"conclusions\">")
    for sentence in sentences {
      page.raw("<li>")
      page.text(sentence)
      page.raw("</li>")
    }
    page.raw("</ul>\n")
  }

  private func lead(_ result: EvaluationResult, _ spec: EvaluationSpec?) -> String {
    var text = tongue.say("Measured on ", "Измерено: ") + units(result.n, result.task)
    if let spec {
      let data = spec.data.split.map { "\(spec.data.entry):\($0)" } ?? spec.data.entry
      text += tongue.say(" of \(data)", " из \(data)")
    }
    let level = tongue.numbers.percent(result.confidence.level, digits: 0)
    if result.confidence.resamples > 0 {
      text += tongue.say(
        ". Intervals: \(level), bootstrap, \(tongue.numbers.integer(result.confidence.resamples)) resamples.",
        ". Интервалы: \(level), бутстрэп, повторных выборок: \(tongue.numbers.integer(result.confidence.resamples)).")
    } else {
      text += "."
    }
    if let weight = result.weight {
      text += tongue.say(" Rows weighted by \(weight).", " Строки с весами из \(weight).")
    }
    if result.droppedRows > 0 {
      text += tongue.say(
        " \(tongue.rows(result.droppedRows)) without truth left out.",
        " Без истинного значения пропущено: \(tongue.rows(result.droppedRows)).")
    }
    if let test = test(result) { text += " " + test }
    return text
  }

  /// What is counted: rows, queries or questions.
  func units(_ number: Int, _ task: TaskKind) -> String {
    switch task {
    case .ranking: tongue.count(number, ("query", "queries"), ("запрос", "запроса", "запросов"))
    case .text: tongue.count(number, ("question", "questions"), ("вопрос", "вопроса", "вопросов"))
    case .binary, .multiclass, .ordinal, .regression, .forecast: tongue.rows(number)
    }
  }

  private func test(_ result: EvaluationResult) -> String? {
    guard let comparison = result.comparison else { return nil }
    func p(_ value: Double) -> String {
      value < 0.001
        ? "p < " + tongue.numbers.decimal(0.001, digits: 3) : "p = " + tongue.numbers.decimal(value, digits: 3)
    }
    if let value = comparison.delong?.p {
      return tongue.say(
        "Against the baseline's ROC AUC, DeLong's test: \(p(value)).",
        "Против ROC AUC базового решения, тест Делонга: \(p(value)).")
    }
    if let test = comparison.mcnemar {
      return tongue.say(
        "Only the model is right in \(tongue.rows(test.onlyModelRight)), only the baseline in \(tongue.rows(test.onlyBaselineRight)); McNemar's test: exact \(p(test.pExact)), mid-p \(p(test.pMid)).",
        "Верна только модель — \(tongue.rows(test.onlyModelRight)), только базовое решение — \(tongue.rows(test.onlyBaselineRight)); тест Макнемара: точное \(p(test.pExact)), mid-p \(p(test.pMid))."
      )
    }
    if let value = comparison.wilcoxonP {
      return tongue.say(
        "Against the baseline's absolute errors, Wilcoxon's test: \(p(value)).",
        "Против абсолютных ошибок базового решения, тест Уилкоксона: \(p(value)).")
    }
    return nil
  }

  /// What the rows say of the metrics that matter: the target's, and those that are claimed or required.
  private func conclusions(_ page: inout HTML, _ result: EvaluationResult) {
    guard let comparison = result.comparison else { return }
    var names = result.target.map { [$0.metric] } ?? []
    names += (result.requirements.map(\.metric) + result.claims.map(\.metric)).map {
      MetricName(canonical: $0).description
    }
    if let first = result.metrics.first?.name { names.append(first) }
    let words = ConclusionWords(tongue.language)
    var seen: Set<String> = []
    let sentences = names.filter { seen.insert($0).inserted }.compactMap { name in
      comparison.metrics.first { $0.name == name }.flatMap { words.sentence(name, $0.value, result.confidence) }
    }
    guard !sentences.isEmpty else { return }
    page.element("h3", tongue.say("Against the baseline", "Против базового решения"))
    page.raw("<ul class=\"conclusions\">")
    for sentence in sentences.prefix(4) { page.element("li", sentence) }
    page.raw("</ul>")
  }

  private func metrics(_ page: inout HTML, _ result: EvaluationResult) {
    var columns = [tongue.say("Metric", "Метрика"), tongue.say("Model", "Модель"), tongue.say("Interval", "Интервал")]
    if result.baseline != nil {
      columns += [tongue.say("Baseline", "Базовое решение"), tongue.say("Better by", "Лучше на")]
    }
    table(&page, columns, numeric: [1, 2, 3, 4]) { page in
      for metric in result.metrics {
        let name = MetricName(canonical: metric.name)
        page.raw("<tr><th scope=\"row\">")
        page.text(tongue.metrics.title(name))
        page.raw("</th>")
        cell(
          &page, columns[1], metric.value.value.map { tongue.metrics.value($0, of: name, unit: unit) } ?? "–",
          number: true)
        var interval = "–"
        if let low = metric.value.low, let high = metric.value.high {
          interval = tongue.numbers.range(tongue.metrics.bare(low, of: name), tongue.metrics.bare(high, of: name))
        }
        cell(&page, columns[2], interval, number: true)
        if let baseline = result.baseline {
          let other = baseline.metrics.first { $0.name == metric.name }?.value.value
          cell(&page, columns[3], other.map { tongue.metrics.value($0, of: name, unit: unit) } ?? "–", number: true)
          cell(&page, columns[4], gain(result, metric.name), number: true)
        }
        page.raw("</tr>")
      }
    }
  }

  /// The relative gain with its interval.
  private func gain(_ result: EvaluationResult, _ name: String) -> String {
    guard let compared = result.comparison?.metrics.first(where: { $0.name == name })?.value,
      let value = compared.relative.value
    else { return "–" }
    var text = (value > 0 ? "+" : "") + tongue.numbers.percent(value)
    if let low = compared.relative.low, let high = compared.relative.high {
      text += " (\(tongue.numbers.percent(low)) … \(tongue.numbers.percent(high)))"
    }
    return text
  }

  func figure(_ page: inout HTML, _ title: String, _ subtitle: String, _ content: (inout HTML) -> Void) {
    page.raw("<figure class=\"panel\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(subtitle)
    page.raw("</p></figcaption>")
    content(&page)
    page.raw("</figure>")
  }

  private mutating func roc(_ page: inout HTML, _ result: EvaluationResult) {
    let tongue = tongue
    guard result.curves.roc.count > 1 else { return }
    let percent: (Double) -> String = { tongue.numbers.percent($0, digits: 0) }
    let tenth = result.curves.roc.last { $0.x <= 0.1 }?.y ?? 0
    let title = tongue.say(
      "Finds \(percent(tenth)) of the positives at 10% false alarms",
      "Находит \(percent(tenth)) положительных при 10\(NumberFormatter.narrowSpace)% ложных тревог")
    var series = [
      Plot.Series(
        name: tongue.say("Model", "Модель"), color: "s1", mark: .line, points: result.curves.roc.map { ($0.x, $0.y) },
        band: result.curves.rocBand.map { ($0.x, $0.low, $0.high) })
    ]
    if !result.curves.baselineROC.isEmpty {
      series.append(
        Plot.Series(
          name: tongue.say("Baseline", "Базовое решение"), color: "s5", mark: .line,
          points: result.curves.baselineROC.map { ($0.x, $0.y) }))
    }
    let plot = Plot(
      x: Scale(0, 1), y: Scale(0, 1), xTitle: tongue.say("False alarms", "Ложные тревоги"),
      yTitle: tongue.say("Found", "Найдено"), xLabel: percent, yLabel: percent, series: series, diagonal: true)
    let data = ChartData(
      name: "\(anchor(result.id))-roc",
      columns: [
        tongue.say("False positive rate", "Доля ложных тревог"), tongue.say("True positive rate", "Доля найденных"),
      ],
      rows: result.curves.roc.map {
        [tongue.numbers.decimal($0.x, digits: 3), tongue.numbers.decimal($0.y, digits: 3)]
      },
      plain: result.curves.roc.map { [$0.x.description, $0.y.description] })
    figure(
      &page, title,
      tongue.say(
        "ROC curve: positives found against false alarms, with its interval",
        "ROC-кривая: найденные положительные против ложных тревог, с интервалом")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private mutating func calibration(_ page: inout HTML, _ result: EvaluationResult) {
    let tongue = tongue
    let bins = result.curves.calibration.filter { $0.n > 0 && $0.meanProbability != nil && $0.meanOutcome != nil }
    guard bins.count > 1 else { return }
    let percent: (Double) -> String = { tongue.numbers.percent($0, digits: 0) }
    var title = tongue.say("How far probabilities can be believed", "Насколько можно верить вероятностям")
    if let ece = result.metric("ece")?.value ?? weightedGap(bins) {
      let points = tongue.numbers.decimal(ece * 100, digits: 1)
      title = tongue.say(
        "Probabilities are off by \(points) points on average", "Вероятности в среднем ошибаются на \(points) п. п.")
    }
    let plot = Plot(
      x: Scale(0, 1), y: Scale(0, 1), xTitle: tongue.say("Predicted", "Предсказано"),
      yTitle: tongue.say("Happened", "Произошло"),
      xLabel: percent, yLabel: percent,
      series: [
        Plot.Series(
          name: tongue.say("Model", "Модель"), color: "s1", mark: .points,
          points: bins.map { ($0.meanProbability ?? 0, $0.meanOutcome ?? 0) },
          intervals: bins.map { bin in bin.outcomeLow.flatMap { low in bin.outcomeHigh.map { (low, $0) } } })
      ], histogram: bins.map { ($0.low, $0.high, Double($0.n)) }, diagonal: true)
    let data = ChartData(
      name: "\(anchor(result.id))-calibration",
      columns: [
        tongue.say("From", "От"), tongue.say("To", "До"), tongue.say("Rows", "Строк"),
        tongue.say("Predicted", "Предсказано"), tongue.say("Happened", "Произошло"),
      ],
      rows: bins.map { bin in
        [
          tongue.numbers.decimal(bin.low, digits: 2), tongue.numbers.decimal(bin.high, digits: 2),
          tongue.numbers.integer(bin.n),
          tongue.numbers.decimal(bin.meanProbability ?? 0, digits: 3),
          tongue.numbers.decimal(bin.meanOutcome ?? 0, digits: 3),
        ]
      },
      plain: bins.map { bin in
        [
          bin.low.description, bin.high.description, String(bin.n), (bin.meanProbability ?? 0).description,
          (bin.meanOutcome ?? 0).description,
        ]
      })
    figure(
      &page, title,
      tongue.say(
        "Calibration: predicted probability against what happened, with 95% intervals. Bars: how many rows",
        "Калибровка: предсказанная вероятность против случившегося, с 95\(NumberFormatter.narrowSpace)% интервалами. Столбики — число строк"
      )
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private func weightedGap(_ bins: [CalibrationBin]) -> Double? {
    let total = bins.reduce(0) { $0 + $1.n }
    guard total > 0 else { return nil }
    return bins.reduce(0.0) { $0 + Double($1.n) * abs(($1.meanProbability ?? 0) - ($1.meanOutcome ?? 0)) }
      / Double(total)
  }

  private mutating func scatter(_ page: inout HTML, _ result: EvaluationResult) {
    let (tongue, unit) = (tongue, unit)
    let points = result.curves.scatter
    guard points.count > 1 else { return }
    let scale = Scale(covering: points.flatMap { [$0.x, $0.y] })
    var title = tongue.say("Predicted against true values", "Предсказанные и истинные значения")
    if let r2 = result.metric("r2")?.value {
      title = tongue.say(
        "Explains \(tongue.numbers.percent(r2, digits: 0)) of the variation",
        "Объясняет \(tongue.numbers.percent(r2, digits: 0)) разброса")
    }
    let label: (Double) -> String = { tongue.numbers.plain($0, atMost: 2) }
    let plot = Plot(
      x: scale, y: scale, xTitle: tongue.withUnit(tongue.say("True", "Истинное"), unit),
      yTitle: tongue.withUnit(tongue.say("Predicted", "Предсказанное"), unit),
      xLabel: label, yLabel: label,
      series: [
        Plot.Series(name: tongue.say("Model", "Модель"), color: "s1", mark: .small, points: points.map { ($0.x, $0.y) })
      ],
      diagonal: true)
    let data = ChartData(
      name: "\(anchor(result.id))-scatter",
      columns: [tongue.say("True", "Истинное"), tongue.say("Predicted", "Предсказанное")],
      rows: points.prefix(60).map { [tongue.numbers.significant($0.x, 5), tongue.numbers.significant($0.y, 5)] },
      plain: points.map { [$0.x.description, $0.y.description] })
    figure(
      &page, title,
      tongue.say(
        "Predicted against true, a sample of \(tongue.rows(points.count))",
        "Предсказанное против истинного, выборка: \(tongue.rows(points.count))")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private mutating func quantiles(_ page: inout HTML, _ result: EvaluationResult) {
    let (tongue, unit) = (tongue, unit)
    let own = result.curves.errorQuantiles
    guard own.count > 1 else { return }
    let other = result.curves.baselineErrorQuantiles
    let percent: (Double) -> String = { tongue.numbers.percent($0, digits: 0) }
    let median = own.min { abs($0.x - 0.5) < abs($1.x - 0.5) }?.y ?? 0
    let amount = tongue.withAmount(tongue.numbers.significant(median, 3), unit)
    let title = tongue.say("Half of the errors are below \(amount)", "Половина ошибок меньше \(amount)")
    var series = [
      Plot.Series(name: tongue.say("Model", "Модель"), color: "s1", mark: .line, points: own.map { ($0.x, $0.y) })
    ]
    if !other.isEmpty {
      series.append(
        Plot.Series(
          name: tongue.say("Baseline", "Базовое решение"), color: "s5", mark: .line, points: other.map { ($0.x, $0.y) })
      )
    }
    let top = (own + other).filter { $0.x <= 0.951 }.map(\.y).max() ?? 1
    for index in series.indices { series[index].points = series[index].points.filter { $0.x <= 0.951 } }
    let plot = Plot(
      x: Scale(0, 1), y: Scale(0, top > 0 ? top * 1.05 : 1), xTitle: tongue.say("Share of rows", "Доля строк"),
      yTitle: tongue.withUnit(tongue.say("Absolute error", "Абсолютная ошибка"), unit), xLabel: percent,
      yLabel: { tongue.numbers.plain($0, atMost: 3) }, series: series)
    let data = ChartData(
      name: "\(anchor(result.id))-errors",
      columns: [tongue.say("Share of rows", "Доля строк"), tongue.say("Error at most", "Ошибка не больше")],
      rows: own.map { [percent($0.x), tongue.numbers.significant($0.y, 4)] },
      plain: own.map { [$0.x.description, $0.y.description] })
    figure(
      &page, title,
      tongue.say(
        "Quantiles of the absolute error, up to 95% of rows",
        "Квантили абсолютной ошибки, до 95\(NumberFormatter.narrowSpace)% строк")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }
}

extension Tongue {
  func withUnit(_ text: String, _ unit: String?) -> String { unit.map { "\(text), \($0)" } ?? text }

  func withAmount(_ number: String, _ unit: String?) -> String { unit.map { numbers.quantity(number, $0) } ?? number }
}
