import Manifest
import Measurements
import Wording

extension ProjectPage {
  /// The metric after small disturbances of the inputs, against the undisturbed one.
  mutating func robustness(_ page: inout HTML, _ result: EvaluationResult) {
    guard let robustness = result.robustness, let before = robustness.before.value else { return }
    let metric = MetricName(canonical: robustness.metric)
    let measured = robustness.disturbances.filter { $0.after.value != nil }
    let (tongue, unit) = (tongue, unit)
    let worst = measured.min { ($0.change.value ?? 0) < ($1.change.value ?? 0) }
    var title = tongue.say("The model refuses disturbed inputs", "Модель не принимает искажённые входы")
    if let worst, let after = worst.after.value {
      let (a, b) = (
        tongue.metrics.value(before, of: metric, unit: unit), tongue.metrics.value(after, of: metric, unit: unit)
      )
      title = tongue.say(
        "At worst \(tongue.metrics.title(metric)) goes from \(a) to \(b)",
        "В худшем случае \(tongue.metrics.title(metric)) меняется с \(a) на \(b)")
    }
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "\(tongue.metrics.title(metric)) after inputs were disturbed at random, on \(tongue.rows(robustness.sampledRows)) of \(tongue.numbers.integer(robustness.rows)); the upright line is without disturbance",
        "\(tongue.metrics.title(metric)) после случайного искажения входов: \(tongue.rows(robustness.sampledRows)) из \(tongue.numbers.integer(robustness.rows)); вертикальная черта — без искажений"
      ))
    page.raw("</p></figcaption>")
    let ends = measured.flatMap { one -> [Double?] in [one.after.value, one.after.low, one.after.high] }
    let values = ends.compactMap { $0 } + [before]
    let bounds: ClosedRange<Double>? = MetricRegistry.info(metric)?.range == .share ? 0...1 : nil
    let scale = Scale(covering: values, padding: 0.08, within: bounds)
    page.raw("<ul class=\"hbars\">")
    for one in robustness.disturbances {
      page.raw("<li><span>")
      page.text(tongue.disturbance(one))
      page.raw("</span><span class=\"dv\"><b>")
      if let after = one.after.value {
        page.text(tongue.metrics.value(after, of: metric, unit: unit))
        page.raw("</b>")
        if one.refusal != nil {
          page.text(
            tongue.say(" · numbers only, texts are refused", " · только числа, пустой текст модель не принимает"))
        }
      } else {
        page.text(tongue.say("refused by the model", "модель не принимает"))
        page.raw("</b>")
      }
      page.raw("</span>")
      Bullet(
        estimate: one.after, scale: scale, status: nil,
        label: { tongue.metrics.value($0, of: metric, unit: unit) }
      ).row(to: &page, whole: before)
      page.raw("</li>")
    }
    page.raw("</ul>")
    let data = data(robustness, metric, name: "\(anchor(result.id))-robustness")
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    add(data)
  }

  private func data(_ robustness: RobustnessResult, _ metric: MetricName, name: String) -> ChartData {
    ChartData(
      name: name,
      columns: [
        tongue.say("Disturbance", "Искажение"), tongue.say("Inputs", "Входов"), tongue.metrics.title(metric),
        tongue.say("Change", "Изменение"), tongue.say("Low", "Низ"), tongue.say("High", "Верх"),
      ],
      rows: robustness.disturbances.map { one in
        [tongue.disturbance(one), tongue.numbers.integer(one.columns.count)]
          + [one.after.value, one.change.value, one.change.low, one.change.high].map {
            $0.map { tongue.metrics.bare($0, of: metric) } ?? "–"
          }
      },
      plain: robustness.disturbances.map { one in
        ["\(one.kind.rawValue) \(one.amount)", String(one.columns.count)]
          + [one.after.value, one.change.value, one.change.low, one.change.high].map { $0.map(\.description) ?? "" }
      })
  }
}

extension Tongue {
  func disturbance(_ one: RobustnessResult.Disturbance) -> String {
    let share = numbers.percent(one.amount, digits: one.amount * 100 == (one.amount * 100).rounded() ? 0 : 1)
    switch one.kind {
    case .noise:
      return say(
        "Noise on numbers, \(numbers.plain(one.amount, atMost: 3)) standard deviations",
        "Шум в числах, \(numbers.plain(one.amount, atMost: 3)) стандартного отклонения")
    case .missing: return say("\(share) of the values missing", "Пропущено \(share) значений")
    case .shift: return say("\(share) of the texts replaced", "Заменено \(share) текстовых значений")
    }
  }
}
