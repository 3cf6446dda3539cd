import Manifest
import Measurements
import Wording

/// What all projects cost: the cheapest allowed way of each, against its budget.
struct CostsPage {
  let rows: [PortfolioRow]
  let tongue: Tongue
  let settings: SiteSettings

  private var costed: [(row: PortfolioRow, cost: CostResult)] {
    rows.compactMap { row in row.cost.map { (row, $0) } }.sorted {
      ($0.row.title, $0.row.id) < ($1.row.title, $1.row.id)
    }
  }

  func render(place: PagePlace, home: String, methods: String) -> (bytes: [UInt8], charts: [ChartData]) {
    var page = HTML()
    let title = tongue.say("Costs", "Затраты")
    page.head(title: title, place: place, tongue: tongue, class: "portfolio")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: home, current: title)
    page.element("h1", title)
    page.element("p", class: "summary", summary)
    page.raw("</header><main id=\"main\" class=\"one\">")
    table(&page)
    let charts = charts(&page)
    page.raw("</main>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return (page.bytes, charts)
  }

  /// The charts of all projects together, for each currency: amounts of two currencies are never added.
  private func charts(_ page: inout HTML) -> [ChartData] {
    var data: [ChartData] = []
    for currency in Set(costed.map(\.cost.currency)).sorted() {
      let own = costed.filter { $0.cost.currency == currency }
      let charts = CostCharts(tongue: tongue, prefix: "portfolio-\(tongue.language.rawValue)-\(currency.lowercased())-")
      let cheapest = own.compactMap { item -> (name: String, option: CostOption, currency: String)? in
        item.cost.recommendation.flatMap { item.cost.option($0.option) }.map { (item.row.title, $0, currency) }
      }
      let sum = PortfolioCost.combined(own.map(\.cost))
      guard sum != nil || !cheapest.isEmpty else { continue }
      page.element(
        "h2", class: "after",
        sum == nil
          ? tongue.say("In \(currency)", "В \(currency)")
          : tongue.say("All projects together, \(currency)", "Все проекты вместе, \(currency)"))
      if let sum {
        page.raw("<div class=\"two\">")
        data += [charts.cumulative(&page, sum), charts.usage(&page, sum)].compactMap { $0 }
        page.raw("</div>")
        data += [charts.tornado(&page, sum)].compactMap { $0 }
      }
      data += [charts.components(&page, cheapest)].compactMap { $0 }
    }
    return data
  }

  /// The sum by currency: amounts of two currencies are never added.
  private var summary: String {
    var sums: [(currency: String, amount: Double, count: Int)] = []
    for (_, cost) in costed {
      guard let best = cost.recommendation.flatMap({ cost.option($0.option) }) else { continue }
      if let index = sums.firstIndex(where: { $0.currency == cost.currency }) {
        sums[index].amount += best.monthly
        sums[index].count += 1
      } else {
        sums.append((cost.currency, best.monthly, 1))
      }
    }
    guard !sums.isEmpty else {
      return tongue.say("No project says what it needs.", "Ни один проект не сказал, что ему нужно.")
    }
    let words = CostWords(tongue.language)
    let parts = sums.map { sum in
      let projects = tongue.count(sum.count, ("project", "projects"), ("проект", "проекта", "проектов"))
      return tongue.say(
        "\(words.money(sum.amount, sum.currency)) a month for \(projects)",
        "\(words.money(sum.amount, sum.currency)) в месяц, \(projects)")
    }
    return tongue.say("By the cheapest allowed way of each: ", "Самым дешёвым допустимым способом каждого: ")
      + parts.joined(separator: "; ") + "."
  }

  private func table(_ page: inout HTML) {
    let words = CostWords(tongue.language)
    let names = [
      tongue.say("Project", "Проект"), tongue.say("Cheapest way", "Дешевле всего"), tongue.say("A month", "В месяц"),
      tongue.say("To start", "На старте"), tongue.say("Budget", "Бюджет"),
      tongue.say("Own against cloud", "Своё против облака"),
    ]
    page.raw("<div class=\"panel tbl\"><table class=\"stack list\"><thead><tr>")
    for name in names {
      page.raw("<th scope=\"col\">")
      page.text(name)
      page.raw("</th>")
    }
    page.raw("</tr></thead><tbody>")
    for (row, cost) in costed {
      let best = cost.recommendation.flatMap { cost.option($0.option) }
      page.raw("<tr><th scope=\"row\"><a")
      page.attribute("href", row.page + "#infrastructure")
      page.raw(">")
      page.foreign(row.title)
      page.raw("</a></th>")
      cell(&page, names[1], best.map { words.option($0.option) } ?? tongue.say("none is allowed", "допустимых нет"))
      cell(&page, names[2], best.map { words.money($0.monthly, cost.currency) } ?? "–")
      cell(&page, names[3], best.map { words.money($0.capex, cost.currency) } ?? "–")
      page.raw("<td")
      page.attribute("data-l", names[4])
      page.raw(">")
      if let budget = cost.budget, let best {
        page.status(best.monthly <= budget ? .pass : .fail, words.money(budget, cost.currency))
      } else {
        page.text("–")
      }
      page.raw("</td>")
      let months = cost.breakEven?.months.map { month in
        tongue.say(
          "overtakes in month \(tongue.numbers.plain(month, atMost: 1))",
          "обгоняет на месяце \(tongue.numbers.plain(month, atMost: 1))")
      }
      cell(&page, names[5], cost.breakEven == nil ? "–" : months ?? tongue.say("never overtakes", "не обгоняет"))
      page.raw("</tr>")
    }
    page.raw("</tbody></table></div>")
  }

  private func cell(_ page: inout HTML, _ label: String, _ text: String) {
    page.raw("<td")
    page.attribute("data-l", label)
    page.raw(">")
    page.text(text)
    page.raw("</td>")
  }
}
