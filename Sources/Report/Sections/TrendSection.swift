import Manifest
import Measurements
import Wording

extension ProjectPage {
  /// How the metric that matters most changed from one recorded result to the next.
  mutating func trend(_ page: inout HTML, _ result: EvaluationResult) {
    let wanted =
      [result.target?.metric] + result.requirements.map { MetricName(canonical: $0.metric).description }
      + result.metrics.map(\.name)
    let own = input.measurements.trends.filter { $0.evaluation == result.id }
    let found = wanted.compactMap { $0 }.lazy.compactMap { name in own.first { $0.metric == name } }.first
    guard let trend = found, trend.points.count(where: { $0.estimate.value != nil }) > 1 else { return }
    let tongue = tongue
    let name = MetricName(canonical: trend.metric)
    let points = trend.points.filter { $0.estimate.value != nil }
    let values = points.flatMap { [$0.estimate.value, $0.estimate.low, $0.estimate.high].compactMap { $0 } }
    let label: (Double) -> String = { tongue.metrics.bare($0, of: name) }
    let title = self.title(points, name)
    let day: (Double) -> String = { x in
      let index = Int(x.rounded())
      return index >= 1 && index <= points.count && abs(x - x.rounded()) < 1e-9
        ? String(points[index - 1].time.prefix(10)) : ""
    }
    let plot = Plot(
      x: Scale(0.5, Double(points.count) + 0.5), y: Scale(covering: values), xTitle: tongue.say("Recorded", "Записано"),
      yTitle: tongue.metrics.title(name), xLabel: day, yLabel: label,
      series: [
        Plot.Series(
          name: tongue.say("Model", "Модель"), color: "s1", mark: .points,
          points: points.enumerated().map { (Double($0.offset + 1), $0.element.estimate.value ?? 0) },
          intervals: points.map { point in
            point.estimate.low.flatMap { low in point.estimate.high.map { (low, $0) } }
          })
      ])
    let data = ChartData(
      name: "\(anchor(result.id))-trend",
      columns: [
        tongue.say("Recorded", "Записано"), tongue.metrics.title(name), tongue.say("From", "От"),
        tongue.say("To", "До"), tongue.say("Rows", "Строк"), tongue.say("Model file", "Файл модели"),
      ],
      rows: points.map { point in
        [
          point.time, point.estimate.value.map(label) ?? "–", point.estimate.low.map(label) ?? "–",
          point.estimate.high.map(label) ?? "–", tongue.numbers.integer(point.rows),
          point.model.map { String($0.prefix(12)) } ?? "–",
        ]
      },
      plain: points.map { point in
        [
          point.time, point.estimate.value?.description ?? "", point.estimate.low?.description ?? "",
          point.estimate.high?.description ?? "", String(point.rows), point.model ?? "",
        ]
      })
    figure(
      &page, title,
      tongue.say(
        "Recorded results, oldest first, with their intervals", "Записанные результаты, сначала старые, с интервалами")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private func title(_ points: [Trend.Point], _ name: MetricName) -> String {
    let metric = tongue.metrics.title(name)
    guard let old = points.dropLast().last, let new = points.last, let before = old.estimate.value,
      let now = new.estimate.value
    else { return metric }
    let (a, b) = (tongue.metrics.value(before, of: name, unit: unit), tongue.metrics.value(now, of: name, unit: unit))
    let because = old.model != new.model ? tongue.say(", with another model file", ", с другим файлом модели") : ""
    return tongue.say(
      "\(metric): from \(a) to \(b) since the result before\(because)",
      "\(metric): с \(a) до \(b) по сравнению с прошлым результатом\(because)")
  }
}
