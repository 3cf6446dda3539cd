import Manifest
import Measurements
import Wording

/// What the evidence of a link shows, with its charts.
extension ProjectPage {
  func linkStatus(_ page: inout HTML, _ link: LinkResult) {
    let status: Status =
      switch link.status {
      case .confirmed: .pass
      case .refuted: .fail
      case .inconclusive, .assumed: .warn
      }
    page.status(status, LinkWords(tongue.language).status(link.status))
  }

  mutating func linkEvidence(_ page: inout HTML, _ link: LinkResult) {
    let words = LinkWords(tongue.language)
    page.raw("<ul class=\"evidence\">")
    for evidence in link.evidence {
      page.raw("<li>")
      page.foreign(words.sentence(evidence))
      if case .experiment(let trial) = evidence.content {
        for warning in trial.warnings {
          page.raw(" ")
          page.text(words.sentence(warning))
        }
      }
      page.raw("</li>")
    }
    page.raw("</ul><div class=\"two\">")
    for (index, evidence) in link.evidence.enumerated() {
      let name = "link-\(anchor(link.id))-\(index + 1)"
      switch evidence.content {
      case .experiment(let trial): experiment(&page, trial, name)
      case .observation(let history): observation(&page, history, name, link)
      case .value(let value): profit(&page, value, name)
      case .assumption, .failed: break
      }
    }
    page.raw("</div>")
  }

  /// The difference with its interval, beside none and the smallest effect that matters.
  private mutating func experiment(_ page: inout HTML, _ trial: ExperimentResult, _ name: String) {
    let tongue = tongue
    guard let value = trial.difference.value, let low = trial.difference.low, let high = trial.difference.high else {
      return
    }
    let isShare = trial.measure == .proportion
    let label: (Double) -> String = {
      isShare ? tongue.numbers.percent($0) : tongue.numbers.significant($0, 3)
    }
    let title = tongue.say(
      "\(trial.treatment.name) less \(trial.control.name): \(label(value))",
      "\(trial.treatment.name) минус \(trial.control.name): \(label(value))")
    let ends = [low, high, value, 0]
    let room = max(1e-12, ((ends.max() ?? 0) - (ends.min() ?? 0)) * 0.1)
    let plot = Plot(
      x: Scale(0, 2), y: Scale((ends.min() ?? 0) - room, (ends.max() ?? 0) + room), xTitle: "",
      yTitle: tongue.say("Difference", "Разница"), xLabel: { _ in "" }, yLabel: label,
      series: [
        Plot.Series(
          name: tongue.say("Difference", "Разница"), color: "s1", mark: .points, points: [(1, value)],
          intervals: [(low, high)]),
        Plot.Series(
          name: tongue.say("No difference", "Нет разницы"), color: "s5", mark: .line, points: [(0, 0), (2, 0)]),
      ], height: 180)
    let level = tongue.numbers.percent(1 - trial.alpha, digits: 0)
    let columns = [
      tongue.say("Arm", "Группа"), tongue.say("Units", "Единиц"), tongue.say("Value", "Значение"),
    ]
    let arms = [trial.control, trial.treatment]
    let data = ChartData(
      name: name, columns: columns,
      rows: arms.map { [$0.name, tongue.numbers.integer($0.units), label($0.value)] } + [
        [tongue.say("Difference", "Разница"), "", "\(label(value)) (\(label(low)) … \(label(high)))"]
      ],
      plain: arms.map { [$0.name, String($0.units), $0.value.description] } + [
        ["difference", "", value.description], ["low", "", low.description], ["high", "", high.description],
        ["p", "", trial.p.description],
      ])
    figure(
      &page, title,
      tongue.say("Result of the trial with its \(level) interval", "Результат эксперимента и его \(level) интервал")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  private mutating func observation(
    _ page: inout HTML, _ history: ObservationResult, _ name: String, _ link: LinkResult
  ) {
    let tongue = tongue
    let business = project.businessMetrics.first { $0.id == link.to }?.title ?? link.to
    let metric = tongue.metrics.title(MetricName(canonical: link.metric))
    let value = tongue.numbers.decimal(history.decisive.value, digits: 2)
    let title = tongue.say("Correlation \(value)", "Корреляция \(value)")
    let label: (Double) -> String = { tongue.numbers.plain($0, atMost: 3) }
    let plot = Plot(
      x: Scale(covering: history.points.map(\.x)), y: Scale(covering: history.points.map(\.y)), xTitle: metric,
      yTitle: business, xLabel: label, yLabel: label,
      series: [
        Plot.Series(
          name: tongue.say("Seen together", "Наблюдения"), color: "s1", mark: .points,
          points: history.points.map { ($0.x, $0.y) })
      ], height: 200)
    let data = ChartData(
      name: name, columns: [metric, business],
      rows: history.points.map { [tongue.numbers.significant($0.x, 4), tongue.numbers.significant($0.y, 4)] },
      plain: history.points.map { [$0.x.description, $0.y.description] })
    figure(
      &page, title,
      tongue.say(
        "The model metric and the business metric where both were seen",
        "Метрика модели и бизнес-метрика там, где видны обе")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }

  /// Value a decision against the threshold.
  private mutating func profit(_ page: inout HTML, _ value: ValueResult, _ name: String) {
    let tongue = tongue
    guard value.curve.count > 1 else { return }
    let words = LinkWords(tongue.language)
    let title = tongue.say(
      "\(words.range(value.perDecision, value.currency)) a decision",
      "\(words.range(value.perDecision, value.currency)) на одно решение")
    let ends = value.curve.map(\.y) + value.curveBand.flatMap { [$0.low, $0.high] } + [0]
    var series = [
      Plot.Series(
        name: tongue.say("Value a decision", "Ценность решения"), color: "s1", mark: .line,
        points: value.curve.map { ($0.x, $0.y) }, band: value.curveBand.map { ($0.x, $0.low, $0.high) })
    ]
    let threshold: Double? =
      switch value.decision {
      case .threshold(let threshold), .chosen(let threshold, _): threshold
      case .first: nil
      }
    if let threshold, let point = value.perDecision.value {
      series.append(
        Plot.Series(
          name: tongue.say("Threshold used", "Порог"), color: "s2", mark: .points, points: [(threshold, point)]))
    }
    let plot = Plot(
      x: Scale(covering: value.curve.map(\.x)), y: Scale(covering: ends),
      xTitle: tongue.say("Threshold", "Порог"), yTitle: value.currency.code,
      xLabel: { tongue.numbers.plain($0, atMost: 2) }, yLabel: { tongue.numbers.plain($0, atMost: 2) }, series: series)
    let data = ChartData(
      name: name, columns: [tongue.say("Threshold", "Порог"), value.currency.code],
      rows: value.curve.map { [tongue.numbers.decimal($0.x, digits: 3), tongue.numbers.significant($0.y, 4)] },
      plain: value.curve.map { [$0.x.description, $0.y.description] })
    figure(
      &page, title,
      tongue.say("Value against threshold, with its interval", "Ценность в зависимости от порога, с интервалом")
    ) { page in
      plot.write(to: &page, summary: title)
      page.data(data, caption: title, tongue: tongue)
    }
    add(data)
  }
}
