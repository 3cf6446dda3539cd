import Manifest
import Measurements
import Wording

extension ProjectPage {
  /// Which inputs matter, and how the mean answer moves with the most important ones.
  mutating func explanation(_ page: inout HTML, _ result: EvaluationResult) {
    guard let explanation = result.explanation, !explanation.importance.isEmpty else { return }
    importance(&page, result, explanation)
    let curves = explanation.dependence.filter { $0.points.count > 1 }
    guard !curves.isEmpty else { return }
    page.raw("<div class=\"two\">")
    for curve in curves { dependence(&page, result, explanation, curve) }
    page.raw("</div>")
  }

  private mutating func importance(_ page: inout HTML, _ result: EvaluationResult, _ explanation: ExplanationResult) {
    let (tongue, metric) = (tongue, MetricName(canonical: explanation.metric))
    let shown = explanation.importance.filter { $0.loss.value != nil }.prefix(15)
    guard let first = shown.first else { return }
    let title = tongue.say(
      "Without \(first.column) the model loses most", "Больше всего модель теряет без столбца \(first.column)")
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "Permutation importance: how much worse \(tongue.metrics.title(metric)) becomes when one input is shuffled, \(explanation.repeats) shuffles on \(tongue.rows(explanation.sampledRows)) of \(tongue.numbers.integer(explanation.rows)); inputs that carry the same knowledge share it",
        "Важность по перестановкам: насколько ухудшается \(tongue.metrics.title(metric)), если перемешать один вход; перестановок \(explanation.repeats), \(tongue.rows(explanation.sampledRows)) из \(tongue.numbers.integer(explanation.rows)); входы с одним и тем же знанием делят его между собой"
      ))
    page.raw("</p></figcaption>")
    let ends = shown.flatMap { one -> [Double?] in [one.loss.value, one.loss.low, one.loss.high] }
    let values = ends.compactMap { $0 } + [0]
    let scale = Scale(covering: values, padding: 0.05)
    page.raw("<ul class=\"hbars\">")
    for one in shown {
      page.raw("<li><span>")
      page.foreign(one.column)
      page.raw("</span><span class=\"dv\"><b>")
      page.text(one.loss.value.map { tongue.numbers.significant($0, 3) } ?? "–")
      page.raw("</b>")
      if !one.isConstant, one.changedAnswers == 0 {
        page.text(tongue.say(" · changes no answer", " · не меняет ни одного ответа"))
      }
      if one.isConstant { page.text(tongue.say(" · always the same value", " · всегда одно значение")) }
      page.raw("</span>")
      Bullet(estimate: one.loss, scale: scale, status: nil, label: { tongue.numbers.significant($0, 3) })
        .row(to: &page, whole: 0)
      page.raw("</li>")
    }
    page.raw("</ul>")
    let data = ChartData(
      name: "\(anchor(result.id))-importance",
      columns: [
        tongue.say("Input", "Вход"), tongue.say("Loss", "Потеря"), tongue.say("Low", "Низ"),
        tongue.say("High", "Верх"),
      ],
      rows: explanation.importance.map { one in
        [one.column]
          + [one.loss.value, one.loss.low, one.loss.high].map { $0.map { tongue.numbers.significant($0, 3) } ?? "–" }
      },
      plain: explanation.importance.map { one in
        [one.column] + [one.loss.value, one.loss.low, one.loss.high].map { $0.map(\.description) ?? "" }
      })
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    add(data)
  }

  private mutating func dependence(
    _ page: inout HTML, _ result: EvaluationResult, _ explanation: ExplanationResult,
    _ curve: ExplanationResult.Dependence
  ) {
    let tongue = tongue
    let means = curve.points.map(\.mean)
    guard let least = means.min(), let most = means.max() else { return }
    let title = tongue.say(
      "\(curve.column): from \(tongue.numbers.significant(least, 3)) to \(tongue.numbers.significant(most, 3))",
      "\(curve.column): от \(tongue.numbers.significant(least, 3)) до \(tongue.numbers.significant(most, 3))")
    let data = ChartData(
      name: "\(anchor(result.id))-dependence-\(anchor(curve.column))",
      columns: [curve.column, tongue.answer(explanation.answer, unit: unit)],
      rows: curve.points.map { [$0.label, tongue.numbers.significant($0.mean, 4)] },
      plain: curve.points.map { [$0.label, $0.mean.description] })
    figure(
      &page, title,
      tongue.say(
        "Partial dependence: the mean answer when every row is given the value, \(tongue.rows(explanation.dependenceRows))",
        "Частичная зависимость: средний ответ, если всем строкам дать это значение, \(tongue.rows(explanation.dependenceRows))"
      )
    ) { page in
      let numbers = curve.points.compactMap { point in point.x.map { (x: $0, y: point.mean) } }
      if numbers.count == curve.points.count {
        Plot(
          x: Scale(covering: numbers.map(\.x), padding: 0.02), y: Scale(covering: means, padding: 0.1),
          xTitle: curve.column, yTitle: tongue.answer(explanation.answer, unit: unit),
          xLabel: { tongue.numbers.plain($0, atMost: 3) }, yLabel: { tongue.numbers.plain($0, atMost: 3) },
          series: [Plot.Series(name: tongue.say("Model", "Модель"), color: "s1", mark: .line, points: numbers)],
          height: 180
        ).write(to: &page, summary: title)
      } else {
        bars(&page, curve, Scale(covering: means, padding: 0.1))
      }
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private func bars(_ page: inout HTML, _ curve: ExplanationResult.Dependence, _ scale: Scale) {
    page.raw("<ul class=\"hbars\">")
    for point in curve.points {
      page.raw("<li><span>")
      page.foreign(point.label)
      page.raw("</span><span class=\"dv\"><b>")
      page.text(tongue.numbers.significant(point.mean, 3))
      page.raw("</b></span>")
      Bullet(
        estimate: Estimate(value: point.mean), scale: scale, status: nil,
        label: { tongue.numbers.significant($0, 3) }
      ).row(to: &page, whole: nil)
      page.raw("</li>")
    }
    page.raw("</ul>")
  }
}

extension Tongue {
  func answer(_ answer: ExplanationResult.Answer, unit: String?) -> String {
    switch answer {
    case .positive: say("Mean probability or score", "Средняя вероятность или балл")
    case .value: withUnit(say("Mean prediction", "Среднее предсказание"), unit)
    case .level: say("Mean level", "Средний уровень")
    case .share(let name): say("Mean share of \(name)", "Средняя доля \(name)")
    }
  }
}
