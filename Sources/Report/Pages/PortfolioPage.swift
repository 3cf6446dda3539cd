import Governance
import Manifest
import Measurements
import Wording

/// The first page: all projects, those that need attention first.
struct PortfolioPage {
  let rows: [PortfolioRow]
  let tongue: Tongue
  let settings: SiteSettings

  func render(place: PagePlace, methods: String, costs: String) -> [UInt8] {
    var page = HTML()
    let title = settings.organisation.title ?? tongue.say("Machine-learning projects", "Проекты машинного обучения")
    page.head(title: title, place: place, tongue: tongue, class: "portfolio")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: nil, current: title)
    page.raw("<h1>")
    page.foreign(title)
    page.raw("</h1><p class=\"summary\">")
    page.text(summary)
    page.raw("</p></header><main id=\"main\" class=\"one\">")
    counts(&page)
    table(&page)
    phases(&page)
    if rows.contains(where: { $0.cost != nil }) {
      page.raw("<p class=\"key\"><a")
      page.attribute("href", costs)
      page.raw(">")
      page.text(tongue.say("What all of them cost", "Сколько всё это стоит"))
      page.raw("</a></p>")
    }
    page.raw("</main>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return page.bytes
  }

  private var summary: String {
    let passing = rows.count { $0.verdict == .pass || $0.verdict == .conditional }
    let all = tongue.count(rows.count, ("project", "projects"), ("проект", "проекта", "проектов"))
    return tongue.say(
      "\(all); \(tongue.numbers.integer(passing)) may go on, as measured.",
      "\(all); по результатам измерений дальше могут идти: \(tongue.numbers.integer(passing)).")
  }

  private func counts(_ page: inout HTML) {
    page.raw("<ul class=\"tally\">")
    for verdict in [Verdict.fail, .incomplete, .conditional, .pass] {
      let number = rows.count { $0.verdict == verdict || ($0.verdict == nil && verdict == .incomplete) }
      page.raw("<li class=\"")
      page.raw(Status(verdict).name)
      page.raw("\">")
      page.icon(Status(verdict))
      page.raw("<b>")
      page.text(tongue.numbers.integer(number))
      page.raw("</b><span>")
      page.text(tongue.title(verdict))
      page.raw("</span></li>")
    }
    page.raw("</ul>")
  }

  /// Those that need attention first.
  var sorted: [PortfolioRow] {
    let weight: (Verdict?) -> Int = { verdict in
      switch verdict {
      case .fail: 0
      case nil, .incomplete: 1
      case .conditional: 2
      case .pass: 3
      }
    }
    return rows.sorted { a, b in (weight(a.verdict), a.title, a.id) < (weight(b.verdict), b.title, b.id) }
  }

  private func table(_ page: inout HTML) {
    guard !rows.isEmpty else {
      page.element("p", class: "lead", tongue.say("There are no projects yet.", "Проектов пока нет."))
      return
    }
    let names = [
      tongue.say("Project", "Проект"), tongue.say("Verdict", "Заключение"), tongue.say("Phase", "Этап"),
      tongue.say("Main metric", "Главная метрика"), tongue.say("Last evaluated", "Оценено"),
    ]
    page.raw("<div class=\"panel tbl\"><table class=\"stack list\"><thead><tr>")
    for name in names {
      page.raw("<th scope=\"col\">")
      page.text(name)
      page.raw("</th>")
    }
    page.raw("</tr></thead><tbody>")
    for row in sorted { write(row, names, to: &page) }
    page.raw("</tbody></table></div>")
  }

  private func write(_ row: PortfolioRow, _ names: [String], to page: inout HTML) {
    page.raw("<tr><th scope=\"row\"><a")
    page.attribute("href", row.page)
    page.raw(">")
    page.foreign(row.title)
    page.raw("</a>")
    if let owner = row.owner {
      page.raw("<span class=\"note\">")
      page.foreign(owner)
      page.raw("</span>")
    }
    page.raw("</th><td")
    page.attribute("data-l", names[1])
    page.raw(">")
    page.status(
      row.verdict.map { Status($0) } ?? .open,
      row.verdict.map { tongue.title($0) } ?? tongue.say("Cannot be read", "Не читается"))
    page.raw("</td><td")
    page.attribute("data-l", names[2])
    page.raw(">")
    page.text(row.phase.map { Words.phase($0)[tongue.language] } ?? "–")
    page.raw("</td><td class=\"metric\"")
    page.attribute("data-l", names[3])
    page.raw(">")
    if let metric = row.metric, let value = metric.estimate.value {
      write(metric, value, to: &page)
    } else {
      page.text("–")
    }
    page.raw("</td><td")
    page.attribute("data-l", names[4])
    page.raw(">")
    page.text(row.measured ? tongue.dates.long(settings.asOf) : tongue.say("not measured", "не измерялся"))
    page.raw("</td></tr>")
  }

  private func write(_ metric: MainMetric, _ value: Double, to page: inout HTML) {
    page.raw("<span class=\"mm ")
    page.raw((metric.outcome.map { Status($0) } ?? .open).name)
    page.raw("\"><span class=\"mt\">")
    page.text(tongue.metrics.title(metric.name))
    page.raw(" <b>")
    page.text(tongue.metrics.value(value, of: metric.name, unit: metric.unit))
    page.raw("</b></span>")
    let bounds: ClosedRange<Double>? = MetricRegistry.info(metric.name)?.range == .share ? 0...1 : nil
    Bullet(
      estimate: metric.estimate, baseline: metric.baseline, target: metric.target,
      scale: Bullet.scale(metric.estimate, baseline: metric.baseline, target: metric.target, bounds: bounds),
      status: nil,
      label: { tongue.say("target ", "цель ") + tongue.metrics.value($0, of: metric.name, unit: metric.unit) }
    ).write(to: &page)
    page.raw("</span>")
  }
}
