import Manifest
import Measurements
import Wording

extension ProjectPage {
  func problem(_ page: inout HTML) {
    guard let problem = project.problem else { return }
    page.section("problem", tongue.say("Problem", "Задача")) { page in
      page.raw("<div class=\"prose\">")
      page.trusted(Markdown.html(problem.statement.value))
      page.raw("</div><dl class=\"facts panel\">")
      line(&page, tongue.say("Decision", "Решение"), problem.decision)
      if let target = problem.target { line(&page, tongue.say("Target", "Цель"), tongue.words(target)) }
      line(&page, tongue.say("Today's method", "Сегодняшний способ"), problem.baseline?.description)
      if let output = problem.output {
        var text = tongue.task(output.kind)
        if !output.classes.isEmpty { text += ": " + output.classes.joined(separator: ", ") }
        if let unit = output.unit { text += ", \(unit)" }
        line(&page, tongue.say("Answer", "Ответ"), text)
        if !output.aggregate.isEmpty {
          let groups = output.aggregate.map { "\($0.name): \($0.classes.joined(separator: ", "))" }
          line(&page, tongue.say("Merged into", "Укрупняется до"), groups.joined(separator: "; "))
        }
      }
      line(&page, tongue.say("Cadence", "Периодичность"), problem.cadence)
      line(&page, tongue.say("May differ by", "Может различаться по"), list(problem.heterogeneity))
      line(&page, tongue.say("Constraints", "Ограничения"), list(problem.constraints))
      line(&page, tongue.say("Out of scope", "Вне рамок"), list(problem.outOfScope))
      for person in problem.stakeholders { line(&page, tongue.role(person.role), person.name) }
      page.raw("</dl>")
    }
  }

  private func list(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: "; ") }

  func line(_ page: inout HTML, _ name: String, _ value: String?) {
    guard let value else { return }
    fact(&page, name) { $0.foreign(value) }
  }

  mutating func business(_ page: inout HTML) {
    guard !project.businessMetrics.isEmpty else { return }
    page.section("business", tongue.say("Business metrics", "Бизнес-метрики")) { page in
      page.raw("<p class=\"lead\">")
      page.text(
        tongue.say(
          "A good model metric does not promise a business result. The arrow is dashed while the link is only assumed.",
          "Хорошая метрика модели не гарантирует результата для бизнеса. Стрелка пунктирная, пока связь только предполагается."
        ))
      page.raw("</p>")
      for link in project.links { chain(&page, link) }
      let columns = [
        tongue.say("Metric", "Метрика"), tongue.say("Now", "Сейчас"), tongue.say("Goal", "Цель"),
        tongue.say("Unit", "Единица"), tongue.say("Better", "Лучше"),
      ]
      table(&page, columns, numeric: [1, 2]) { page in
        for metric in project.businessMetrics {
          page.raw("<tr><th scope=\"row\">")
          page.foreign(metric.title)
          page.raw("</th>")
          cell(&page, tongue.say("Now", "Сейчас"), metric.now.map { tongue.numbers.plain($0) } ?? "–", number: true)
          cell(&page, tongue.say("Goal", "Цель"), metric.goal.map { tongue.numbers.plain($0) } ?? "–", number: true)
          cell(&page, tongue.say("Unit", "Единица"), metric.unit ?? "–")
          cell(
            &page, tongue.say("Better", "Лучше"),
            metric.better == .higher ? tongue.say("higher", "больше") : tongue.say("lower", "меньше"))
          page.raw("</tr>")
        }
      }
    }
  }

  func cell(_ page: inout HTML, _ label: String, _ value: String, number: Bool = false) {
    page.raw(number ? "<td class=\"n\"" : "<td")
    page.attribute("data-l", label)
    page.raw(">")
    page.foreign(value)
    page.raw("</td>")
  }

  private mutating func chain(_ page: inout HTML, _ link: MetricLink) {
    let result = input.measurements.evaluations.first { $0.id == link.evaluation.value }
    let estimate = result?.metric(link.metric.value.description)
    let business = project.businessMetrics.first { $0.id == link.to.value }
    page.raw("<div class=\"links\"><div><span class=\"lk\">")
    page.text(tongue.say("Model metric", "Метрика модели"))
    page.raw("</span><b>")
    page.text(tongue.metrics.title(link.metric.value))
    page.raw("</b><span>")
    page.text(
      estimate?.value.map { tongue.metrics.value($0, of: link.metric.value, unit: unit) }
        ?? tongue.say("not measured", "не измерено"))
    page.raw("</span>")
    rank(&page, estimate?.value == nil ? .missing : .measured)
    page.raw("</div><span class=\"arr")
    if !(input.measurements.links.first { $0.id == link.id }?.status == .confirmed) { page.raw(" q") }
    page.raw("\" aria-hidden=\"true\"></span><div><span class=\"lk\">")
    page.text(tongue.say("Business metric", "Бизнес-метрика"))
    page.raw("</span><b>")
    page.foreign(business?.title ?? link.to.value)
    page.raw("</b>")
    if let why = link.why { page.element("span", why) }
    if let date = link.testBy {
      page.element(
        "span", tongue.say("To be tested by \(tongue.dates.long(date))", "Проверить до \(tongue.dates.long(date))"))
    }
    let tested = input.measurements.links.first { $0.id == link.id }
    if let tested { linkStatus(&page, tested) }
    rank(&page, tested?.rank ?? .claimed)
    page.raw("</div></div>")
    if let tested, !tested.evidence.isEmpty {
      linkEvidence(&page, tested)
      return
    }
    guard !link.evidence.isEmpty else { return }
    page.raw("<ul class=\"evidence\">")
    for evidence in link.evidence.sorted(by: { $0.strength > $1.strength }) {
      page.raw("<li><b>")
      page.text(tongue.kind(evidence))
      page.raw("</b> ")
      page.foreign(tongue.words(evidence))
      page.raw("</li>")
    }
    page.raw("</ul>")
  }

  func rank(_ page: inout HTML, _ rank: EvidenceRank) {
    page.raw("<span class=\"rank r-")
    page.text(rank.rawValue)
    page.raw("\">")
    page.text(Words.rank(rank)[tongue.language])
    page.raw("</span>")
  }
}

extension LinkEvidence {
  /// Larger is stronger.
  var strength: Int {
    switch kind {
    case .experiment: 3
    case .observation: 2
    case .valueModel: 1
    case .assumption: 0
    }
  }
}

extension Tongue {
  func task(_ kind: TaskKind) -> String {
    switch kind {
    case .binary: say("yes or no", "да или нет")
    case .multiclass: say("one of several classes", "один из классов")
    case .ordinal: say("one of ordered levels", "один из упорядоченных уровней")
    case .regression: say("a number", "число")
    case .forecast: say("a forecast", "прогноз")
    case .ranking: say("a ranking", "ранжирование")
    case .text: say("a text", "текст")
    }
  }

  func role(_ role: String) -> String {
    switch role {
    case "sponsor": say("Sponsor", "Заказчик")
    case "users": say("Users", "Пользователи")
    case "approver": say("Approver", "Согласует")
    default: role.prefix(1).uppercased() + role.dropFirst()
    }
  }

  /// The target in a sentence, with the reading of "20%".
  func words(_ target: Target) -> String {
    var text = metrics.title(target.metric.value) + ": "
    switch (target.improve, target.reach) {
    case (.relative(let share)?, _):
      let amount = numbers.plain(share * 100)
      text += say(
        "at least \(amount)% better than the baseline, relative to its value",
        "лучше базового решения не менее чем на \(amount) % от его значения")
    case (.points(let share)?, _):
      let amount = numbers.plain(share * 100)
      text += say("at least \(amount) percentage points better", "лучше не менее чем на \(amount) п. п.")
    case (.ofError(let share)?, _):
      let amount = numbers.plain(share * 100)
      text += say(
        "at least \(amount)% of the baseline's error removed", "ошибка базового решения меньше хотя бы на \(amount) %")
    case (.absolute(let value)?, _):
      text += say("better by at least \(numbers.plain(value))", "лучше не менее чем на \(numbers.plain(value))")
    case (nil, let reach?):
      text += say("at least ", "не хуже ") + metrics.value(reach, of: target.metric.value)
    case (nil, nil): break
    }
    if let by = target.by { text += say(", by \(dates.long(by))", ", к \(dates.long(by))") }
    return text
  }

  func kind(_ evidence: LinkEvidence) -> String {
    switch evidence.kind {
    case .experiment: say("Experiment, declared:", "Эксперимент, заявлен:")
    case .observation: say("Observation, declared:", "Наблюдение, заявлено:")
    case .valueModel: say("Value model, declared:", "Модель ценности, заявлена:")
    case .assumption: say("Assumption:", "Предположение:")
    }
  }

  func words(_ evidence: LinkEvidence) -> String {
    switch evidence.kind {
    case .experiment(let e):
      say(
        "\(e.treatment) against \(e.control) by “\(e.arm)”, outcome “\(e.outcome)”",
        "\(e.treatment) против \(e.control) по столбцу «\(e.arm)», исход «\(e.outcome)»")
    case .observation(let o):
      say("“\(o.model)” with “\(o.business)” in \(o.data.value)", "«\(o.model)» и «\(o.business)» в \(o.data.value)")
    case .valueModel(let v):
      [("TP", v.tp), ("FP", v.fp), ("FN", v.fn), ("TN", v.tn)].compactMap { name, money in
        money.map { "\(name) \(numbers.quantity(numbers.plain($0.amount), $0.currency.code))" }
      }.joined(separator: ", ")
    case .assumption(let text): text
    }
  }
}
