import Manifest
import Measurements
import Wording

/// Tables of the cost section: value, components, places, qualities.
extension ProjectPage {
  func costValue(_ page: inout HTML, _ cost: CostResult) {
    guard let value = cost.value, let net = value.netPerMonth.value else { return }
    let words = costWords
    func range(_ estimate: Estimate) -> String {
      let middle = estimate.value.map { words.money($0, cost.currency) } ?? "–"
      guard let low = estimate.low, let high = estimate.high else { return middle }
      return "\(middle) (\(words.money(low, cost.currency)) … \(words.money(high, cost.currency)))"
    }
    page.raw("<h3 class=\"after\">")
    page.text(
      net >= 0 && value.netPerMonth.low ?? net < 0
        ? tongue.say("The model may cost more than it brings", "Модель может стоить больше, чем приносит")
        : net >= 0
          ? tongue.say("The model brings more than it costs", "Модель приносит больше, чем стоит")
          : tongue.say("The model costs more than it brings", "Модель стоит больше, чем приносит"))
    page.raw("</h3><dl class=\"facts panel\">")
    line(&page, tongue.say("Value a month", "Ценность в месяц"), range(value.valuePerMonth))
    line(&page, tongue.say("Left after costs", "Остаётся после затрат"), range(value.netPerMonth))
    line(
      &page, tongue.say("Paid back after", "Окупается за"),
      value.payback.map {
        tongue.say("\(tongue.numbers.plain($0, atMost: 1)) months", "\(tongue.numbers.plain($0, atMost: 1)) мес.")
      }
        ?? tongue.say("never", "никогда"))
    if let share = value.returnOnCost {
      line(&page, tongue.say("Return on what is spent", "Отдача на затраты"), tongue.numbers.percent(share, digits: 0))
    }
    page.raw("</dl>")
  }

  func costComponents(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    let kinds = CostLine.Kind.allCases.filter { kind in
      cost.options.contains { $0.lines.contains { $0.kind == kind } }
    }
    guard !kinds.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("Where the money goes", "На что уходят деньги"))
    page.raw("</h3>")
    let names =
      [tongue.say("Today's value, \(cost.currency)", "Приведённая стоимость, \(cost.currency)")]
      + cost.options.map { words.option($0.option) }
    table(&page, names, numeric: Set(1..<names.count)) { page in
      for kind in kinds {
        page.raw("<tr><th scope=\"row\">")
        page.text(words.kind(kind))
        page.raw("</th>")
        for (index, option) in cost.options.enumerated() {
          let lines = option.lines.filter { $0.kind == kind }
          let sum = lines.map(\.presentValue).reduce(0, +)
          cell(&page, names[index + 1], lines.isEmpty ? "–" : tongue.numbers.decimal(sum, digits: 0), number: true)
        }
        page.raw("</tr>")
      }
    }
  }

  func costPlacements(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    guard let hybrid = cost.option(.hybrid), !hybrid.placements.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("Where the hybrid runs what", "Что где работает в гибриде"))
    page.raw("</h3>")
    let names = [
      tongue.say("Workload", "Нагрузка"), tongue.say("Place", "Место"), tongue.say("Why", "Почему"),
      tongue.say("Machine", "Машина"),
    ]
    table(&page, names) { page in
      for placement in hybrid.placements {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(placement.workload)
        page.raw("</th>")
        cell(&page, names[1], words.place(placement))
        cell(&page, names[2], words.reason(placement, currency: cost.currency))
        cell(&page, names[3], placement.machine ?? "–")
        page.raw("</tr>")
      }
    }
  }

  func costCriteria(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    guard let first = cost.options.first, !first.criteria.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("What costs do not show", "Чего не видно в затратах"))
    page.raw("</h3>")
    let names =
      [tongue.say("1 poor … 5 good", "1 плохо … 5 хорошо")]
      + cost.options.map { option in
        words.option(option.option) + (option.isPareto ? " ◆" : "")
      }
    table(&page, names) { page in
      for criterion in first.criteria {
        page.raw("<tr><th scope=\"row\">")
        page.text(words.criterion(criterion.name))
        page.raw("</th>")
        for (index, option) in cost.options.enumerated() {
          guard let own = option.criteria.first(where: { $0.name == criterion.name }) else { continue }
          cell(&page, names[index + 1], "\(own.score): \(words.fact(own))")
        }
        page.raw("</tr>")
      }
    }
    page.raw("<p class=\"note\">")
    page.text(
      tongue.say(
        "Scored from the facts named. ◆: no other allowed option is both cheaper and better by the mean score.",
        "Оценки — по названным фактам. ◆: ни один допустимый вариант не лучше сразу и по цене, и по средней оценке."))
    page.raw("</p>")
  }
}
