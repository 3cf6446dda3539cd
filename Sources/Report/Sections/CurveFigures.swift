import Manifest
import Measurements
import Wording

/// Charts of single evaluations beside the ROC curve.
extension ProjectPage {
  mutating func precisionRecall(_ page: inout HTML, _ result: EvaluationResult) {
    let tongue = tongue
    let own = result.curves.precisionRecall
    guard own.count > 1 else { return }
    let percent: (Double) -> String = { tongue.numbers.percent($0, digits: 0) }
    let half = own.min { abs($0.x - 0.5) < abs($1.x - 0.5) }?.y ?? 0
    let title = tongue.say(
      "To find half of the positives, \(percent(half)) of the calls are right",
      "Чтобы найти половину положительных, верны \(percent(half)) отобранных")
    var series = [
      Plot.Series(
        name: tongue.say("Model", "Модель"), color: "s1", mark: .line, points: own.map { ($0.x, $0.y) },
        band: result.curves.precisionRecallBand.map { ($0.x, $0.low, $0.high) })
    ]
    if !result.curves.baselinePrecisionRecall.isEmpty {
      series.append(
        Plot.Series(
          name: tongue.say("Baseline", "Базовое решение"), color: "s5", mark: .line,
          points: result.curves.baselinePrecisionRecall.map { ($0.x, $0.y) }))
    }
    let plot = Plot(
      x: Scale(0, 1), y: Scale(0, 1), xTitle: tongue.say("Found (recall)", "Найдено (полнота)"),
      yTitle: tongue.say("Right among those called (precision)", "Верных среди отобранных (точность)"),
      xLabel: percent, yLabel: percent, series: series)
    let bands = Dictionary(
      result.curves.precisionRecallBand.map { ($0.x, $0) }, uniquingKeysWith: { first, _ in first })
    let data = ChartData(
      name: "\(anchor(result.id))-precision-recall",
      columns: [
        tongue.say("Recall", "Полнота"), tongue.say("Precision", "Точность"), tongue.say("From", "От"),
        tongue.say("To", "До"),
      ],
      rows: own.map { point in
        [
          tongue.numbers.decimal(point.x, digits: 2), tongue.numbers.decimal(point.y, digits: 3),
          bands[point.x].map { tongue.numbers.decimal($0.low, digits: 3) } ?? "–",
          bands[point.x].map { tongue.numbers.decimal($0.high, digits: 3) } ?? "–",
        ]
      },
      plain: own.map { point in
        [
          point.x.description, point.y.description, bands[point.x]?.low.description ?? "",
          bands[point.x]?.high.description ?? "",
        ]
      })
    figure(
      &page, title,
      tongue.say(
        "Precision against recall, with its interval", "Точность против полноты, с интервалом")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  /// What is left of the truth after the prediction: a trend in it is what the model has not learnt.
  mutating func residuals(_ page: inout HTML, _ result: EvaluationResult) {
    let (tongue, unit) = (tongue, unit)
    let points = result.curves.scatter.map { (x: $0.y, y: $0.x - $0.y) }
    guard points.count > 1 else { return }
    let label: (Double) -> String = { tongue.numbers.plain($0, atMost: 2) }
    let above = Double(points.count { $0.y > 0 }) / Double(points.count)
    let title = tongue.say(
      "The truth is above the prediction in \(tongue.numbers.percent(above, digits: 0)) of rows",
      "Истинное значение выше предсказанного в \(tongue.numbers.percent(above, digits: 0)) строк")
    let plot = Plot(
      x: Scale(covering: points.map(\.x)), y: Scale(covering: points.map(\.y) + [0]),
      xTitle: tongue.withUnit(tongue.say("Predicted", "Предсказанное"), unit),
      yTitle: tongue.withUnit(tongue.say("True less predicted", "Истинное минус предсказанное"), unit),
      xLabel: label, yLabel: label,
      series: [
        Plot.Series(name: tongue.say("Model", "Модель"), color: "s1", mark: .small, points: points.map { ($0.x, $0.y) })
      ])
    let data = ChartData(
      name: "\(anchor(result.id))-residuals",
      columns: [
        tongue.say("Predicted", "Предсказанное"), tongue.say("True less predicted", "Истинное минус предсказанное"),
      ],
      rows: points.prefix(60).map { [tongue.numbers.significant($0.x, 5), tongue.numbers.significant($0.y, 5)] },
      plain: points.map { [$0.x.description, $0.y.description] })
    figure(
      &page, title,
      tongue.say(
        "Residuals against predictions, a sample of \(tongue.rows(points.count))",
        "Остатки против предсказаний, выборка: \(tongue.rows(points.count))")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }
}
