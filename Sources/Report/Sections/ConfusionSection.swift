import Manifest
import Measurements
import Wording

extension ProjectPage {
  func confusion(_ page: inout HTML, _ result: EvaluationResult) {
    guard let cells = result.confusion, cells.count == result.classes.count, cells.count <= 30 else { return }
    let total = cells.joined().reduce(0, +)
    let right = cells.indices.reduce(0) { $0 + cells[$1][$1] }
    guard total > 0 else { return }
    let share = tongue.numbers.percent(Double(right) / Double(total), digits: 0)
    let title = tongue.say("\(share) of answers are right", "Верны \(share) ответов")
    matrix(&page, title, cells, labels: result.classes)
  }

  func matrix(_ page: inout HTML, _ title: String, _ cells: [[Int]], labels: [String]) {
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "Confusion matrix: a row is the truth, a column the answer; shade by share of the row",
        "Матрица ошибок: строка — истина, столбец — ответ; тон по доле в строке"))
    page.raw("</p></figcaption><div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    page.attribute("aria-label", title)
    page.raw("><table class=\"matrix\"><thead><tr><th scope=\"col\">")
    page.text(tongue.say("Truth", "Истина"))
    page.raw("</th>")
    for label in labels {
      page.raw("<th scope=\"col\">")
      page.foreign(label)
      page.raw("</th>")
    }
    page.raw("</tr></thead><tbody>")
    for (row, counts) in cells.enumerated() {
      page.raw("<tr><th scope=\"row\">")
      page.foreign(labels[row])
      page.raw("</th>")
      let sum = counts.reduce(0, +)
      for (column, count) in counts.enumerated() {
        let step = sum == 0 ? 0 : Int((Double(count) / Double(sum) * 5).rounded(.up))
        page.raw("<td class=\"q")
        page.text(String(step))
        page.raw(row == column ? " hit\">" : "\">")
        page.text(count == 0 ? "·" : tongue.numbers.integer(count))
        page.raw("</td>")
      }
      page.raw("</tr>")
    }
    page.raw("</tbody></table></div></figure>")
  }

  func aggregated(_ page: inout HTML, _ result: EvaluationResult) {
    guard let merged = result.aggregated else { return }
    let accuracy = merged.byMapping.metrics.first { $0.name == "accuracy" }?.value
    let groups = tongue.count(merged.labels.count, ("group", "groups"), ("группа", "группы", "групп"))
    var title = tongue.say("Merged into \(groups)", "Укрупнённые классы: \(groups)")
    if let value = accuracy?.value {
      let share = tongue.numbers.percent(value)
      title = tongue.say(
        "With \(groups), \(share) of answers are right", "После укрупнения (\(groups)) верны \(share) ответов")
    }
    matrix(&page, title, merged.byMapping.confusion, labels: merged.labels)
    guard let summed = merged.bySumming, let differing = merged.rowsWhereTheTwoDiffer else { return }
    let other = summed.metrics.first { $0.name == "accuracy" }?.value.value
    page.raw("<p class=\"note\">")
    page.text(
      tongue.say(
        "The predicted class is mapped to its group. Adding up the groups' probabilities instead gives another answer in \(tongue.rows(differing))",
        "Предсказанный класс отнесён к своей группе. Если вместо этого сложить вероятности групп, ответ меняется: \(tongue.rows(differing))"
      ))
    if let other {
      page.text(
        tongue.say(", \(tongue.numbers.percent(other)) right.", ", верны \(tongue.numbers.percent(other))."))
    } else {
      page.text(".")
    }
    page.raw("</p>")
  }

  mutating func slices(_ page: inout HTML, _ result: EvaluationResult) {
    let (tongue, unit) = (tongue, unit)
    let main = MetricCards(input).list.map(\.name.description)
    guard
      let name = main.first(where: { name in
        result.slices.contains { slice in slice.metrics.contains { $0.name == name && $0.value.value != nil } }
      })
        ?? result.slices.first?.metrics.first(where: { $0.value.value != nil })?.name
    else { return }
    let metric = MetricName(canonical: name)
    let shown = result.slices.filter { slice in slice.metrics.contains { $0.name == name && $0.value.value != nil } }
    guard !shown.isEmpty else { return }
    let lower = MetricRegistry.info(metric)?.direction == .lower
    let judged = shown.filter { $0.n >= 20 }
    let value: (SliceResult) -> Double = { slice in slice.metrics.first { $0.name == name }?.value.value ?? 0 }
    let worst = lower ? judged.max { value($0) < value($1) } : judged.min { value($0) < value($1) }
    var title = tongue.say("\(tongue.metrics.title(metric)) by slices", "\(tongue.metrics.title(metric)) по срезам")
    if let worst {
      let amount = tongue.metrics.value(value(worst), of: metric, unit: unit)
      title = tongue.say("Weakest where \(worst.name): \(amount)", "Слабее всего, где \(worst.name): \(amount)")
    }
    let values = shown.flatMap { slice -> [Double] in
      let estimate = slice.metrics.first { $0.name == name }?.value
      return [estimate?.value, estimate?.low, estimate?.high].compactMap { $0 }
    }
    let bounds: ClosedRange<Double>? = MetricRegistry.info(metric)?.range == .share ? 0...1 : nil
    let scale = Scale(covering: values + (result.metric(name)?.value.map { [$0] } ?? []), padding: 0.08, within: bounds)
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title)
    page.raw("</h3><p>")
    let level = tongue.numbers.percent(result.confidence.level, digits: 0)
    page.text(
      tongue.say(
        "\(tongue.metrics.title(metric)) in each slice with its \(level) interval; the upright line is the whole",
        "\(tongue.metrics.title(metric)) в каждом срезе с \(level) интервалом; вертикальная черта — по всем строкам"))
    page.raw("</p></figcaption><ul class=\"hbars\">")
    for slice in shown.prefix(60) {
      guard let estimate = slice.metrics.first(where: { $0.name == name })?.value, let own = estimate.value else {
        continue
      }
      page.raw("<li><span>")
      page.foreign(slice.name)
      page.raw("</span><span class=\"dv\"><b>")
      page.text(tongue.metrics.value(own, of: metric, unit: unit))
      page.raw("</b> · ")
      page.text(units(slice.n, result.task))
      if let test = slice.tests.first(where: { $0.metric == name }), test.holm < 0.05 {
        page.text(tongue.say(", differs from the rest", ", отличается от остальных"))
      }
      page.raw("</span>")
      Bullet(
        estimate: estimate, baseline: slice.baseline.first { $0.name == name }?.value.value, target: nil, scale: scale,
        status: nil,
        label: { tongue.metrics.value($0, of: metric, unit: unit) }
      ).row(to: &page, whole: result.metric(name)?.value)
      page.raw("</li>")
    }
    page.raw("</ul>")
    let data = ChartData(
      name: "\(anchor(result.id))-slices",
      columns: [
        tongue.say("Slice", "Срез"), tongue.say("Rows", "Строк"), tongue.metrics.title(metric),
        tongue.say("Low", "Низ"), tongue.say("High", "Верх"), "p", tongue.say("p, Holm", "p, Холм"), "q",
      ],
      rows: shown.map { slice in
        let estimate = slice.metrics.first { $0.name == name }?.value ?? Estimate(value: nil)
        return [slice.name, tongue.numbers.integer(slice.n)]
          + [estimate.value, estimate.low, estimate.high].map { $0.map { tongue.metrics.bare($0, of: metric) } ?? "–" }
          + slice.pValues(name).map { $0.map(tongue.pValue) ?? "–" }
      },
      plain: shown.map { slice in
        let estimate = slice.metrics.first { $0.name == name }?.value ?? Estimate(value: nil)
        return [slice.name, String(slice.n)]
          + [estimate.value, estimate.low, estimate.high].map { $0.map { $0.description } ?? "" }
          + slice.pValues(name).map { $0.map(\.description) ?? "" }
      })
    page.data(data, caption: title, tongue: tongue)
    page.raw("</figure>")
    add(data)
  }
}

extension SliceResult {
  /// The slice against the rest: p, and corrected by Holm and by Benjamini and Hochberg.
  fileprivate func pValues(_ metric: String) -> [Double?] {
    let test = tests.first { $0.metric == metric }
    return [test?.p, test?.holm, test?.q]
  }
}

extension Bullet {
  /// A thin rail for a list of slices.
  func row(to page: inout HTML, whole: Double?) {
    guard let value = estimate.value else { return }
    page.raw(
      "<svg class=\"bullet s1\" width=\"100%\" height=\"16\" aria-hidden=\"true\"><rect class=\"rail\" x=\"0\" y=\"5\" width=\"100%\" height=\"6\" rx=\"3\"/>"
    )
    if let whole {
      let place = svg(scale.position(whole) * 100) + "%"
      page.raw("<line class=\"whole\" y1=\"1\" y2=\"15\"")
      page.attribute("x1", place)
      page.attribute("x2", place)
      page.raw("/>")
    }
    if let low = estimate.low, let high = estimate.high {
      page.raw("<line class=\"err\" y1=\"8\" y2=\"8\"")
      page.attribute("x1", svg(scale.position(low) * 100) + "%")
      page.attribute("x2", svg(scale.position(high) * 100) + "%")
      page.raw("/>")
    }
    if let baseline {
      page.raw("<circle class=\"base\" cy=\"8\" r=\"3.5\"")
      page.attribute("cx", svg(scale.position(baseline) * 100) + "%")
      page.raw("/>")
    }
    page.raw("<circle class=\"dot\" cy=\"8\" r=\"5\"")
    page.attribute("cx", svg(scale.position(value) * 100) + "%")
    page.raw("/></svg>")
  }
}
