import Governance
import Manifest
import Measurements
import Wording

extension ProjectPage {
  func verdict(_ page: inout HTML) {
    let review = input.review
    let status = Status(review.verdict)
    page.raw("<section id=\"verdict\" class=\"verdict ")
    page.raw(status.name)
    page.raw("\">")
    page.icon(status, class: "vi")
    page.raw("<div><h2>")
    page.text(tongue.title(review.verdict))
    page.raw("</h2><p>")
    page.text(review.reason[tongue.language])
    page.raw("</p>")
    if let next = review.next {
      page.raw("<p class=\"next\"><b>")
      page.text(tongue.say("Next:", "Дальше:"))
      page.raw("</b> ")
      page.text(next[tongue.language])
      page.raw("</p>")
    }
    page.raw("<p class=\"counts\">")
    for (outcome, words) in tongue.counts {
      let number = review.checks.count { $0.outcome == outcome }
      page.raw("<span><b>")
      page.text(tongue.numbers.integer(number))
      page.raw("</b> ")
      page.text(words)
      page.raw("</span>")
    }
    page.raw("</p></div></section>")
    cards(&page)
    findings(&page)
  }

  /// The most telling metrics, the target's first.
  private func cards(_ page: inout HTML) {
    let cards = MetricCards(input).list
    guard !cards.isEmpty else { return }
    page.raw("<div class=\"cards\">")
    for card in cards { write(card, to: &page) }
    page.raw("</div><p class=\"key\">")
    page.text(
      tongue.say(
        "Large point: measured value with its interval. Small grey point: baseline. Upright line: target or limit.",
        "Большая точка — измеренное значение с интервалом, малая серая — базовое решение, вертикальная черта — цель или предел."
      ))
    page.raw("</p>")
  }

  private func write(_ card: MetricCards.Card, to page: inout HTML) {
    let name = card.name
    page.raw("<article class=\"card ")
    page.raw((card.outcome.map { Status($0) } ?? .open).name)
    if card.outcome == nil { page.raw(" plain") }
    page.raw("\"><h3>")
    page.text(tongue.metrics.title(name))
    page.raw("</h3><p class=\"big\">")
    if let value = card.estimate.value {
      page.text(tongue.metrics.bare(value, of: name))
      if let unit = tongue.metrics.unit(of: name, target: unit) {
        page.raw(" <small>")
        page.text(unit)
        page.raw("</small>")
      }
    } else {
      page.text("–")
    }
    page.raw("</p><p class=\"ci-t\">")
    page.text(tongue.interval(card.estimate, of: name, level: card.level))
    page.raw("</p>")
    let bounds: ClosedRange<Double>? = MetricRegistry.info(name)?.range == .share ? 0...1 : nil
    Bullet(
      estimate: card.estimate, baseline: card.baseline, target: card.limit,
      scale: Bullet.scale(card.estimate, baseline: card.baseline, target: card.limit, bounds: bounds),
      status: card.outcome.map { Status($0) },
      label: { tongue.metrics.value($0, of: name, unit: unit) }
    ).write(to: &page)
    page.raw("<p class=\"foot\">")
    if let outcome = card.outcome { page.status(Status(outcome), tongue.word(outcome)) }
    if let baseline = card.baseline {
      page.raw("<span class=\"note\">")
      page.text(
        tongue.say("baseline ", "базовое решение ") + tongue.metrics.value(baseline, of: name, unit: unit))
      page.raw("</span>")
    }
    page.raw("</p></article>")
  }

  private func findings(_ page: inout HTML) {
    let findings = input.review.findings
    guard !findings.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("What to look at", "На что обратить внимание"))
    page.raw("</h3><ul class=\"findings panel\">")
    for finding in findings.prefix(50) {
      page.raw("<li>")
      page.status(Status(finding), tongue.word(finding))
      page.raw("<div><p>")
      page.text(finding.message[tongue.language])
      page.raw("</p>")
      if let help = finding.help { page.codeParagraph(class: "why", help[tongue.language]) }
      if let place = finding.location {
        page.raw("<p class=\"why\"><code>")
        page.text("\(Self.fileName(place.file)):\(place.line)")
        page.raw("</code></p>")
      }
      page.raw("</div>")
      rule(&page, finding.rule)
      page.raw("</li>")
    }
    page.raw("</ul>")
  }

  /// The rule's id; it leads to what the rule says, unless it is one of the organisation's own.
  private func rule(_ page: inout HTML, _ id: String) {
    guard let rulesPage, RuleBook.info(id) != nil else {
      page.raw("<span class=\"rule\">")
      page.text(id)
      page.raw("</span>")
      return
    }
    page.raw("<a class=\"rule\"")
    page.attribute("href", "\(rulesPage)#\(id)")
    page.raw(">")
    page.text(id)
    page.raw("</a>")
  }

  /// The file's path inside the project's folder, so that a page does not depend on where it was built.
  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension Status {
  init(_ finding: Finding) {
    if finding.incomplete {
      self = .open
    } else {
      self =
        switch finding.severity {
        case .error: .fail
        case .warning: .warn
        case .info: .open
        }
    }
  }
}

extension Tongue {
  func title(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: say("Passes", "Проходит")
    case .conditional: say("Passes with conditions", "Проходит с оговорками")
    case .fail: say("Does not pass", "Не проходит")
    case .incomplete: say("Could not be checked", "Проверить не удалось")
    }
  }

  var counts: [(Check.Outcome, String)] {
    [
      (.met, say("met", "выполнено")), (.condition, say("with conditions", "с оговорками")),
      (.notMet, say("not met", "не выполнено")), (.open, say("open", "открыто")),
    ]
  }

  func word(_ outcome: RequirementResult.Outcome) -> String {
    switch outcome {
    case .met: say("Met", "Выполнено")
    case .metByPointOnly: say("Met, not surely", "Не наверняка")
    case .notMet: say("Not met", "Не выполнено")
    case .notMeasured: say("Not measured", "Не измерено")
    }
  }

  func word(_ finding: Finding) -> String {
    if finding.incomplete { return say("Not checked", "Не проверено") }
    return switch finding.severity {
    case .error: say("Must change", "Исправить")
    case .warning: say("Look at", "Проверить")
    case .info: say("Note", "К сведению")
    }
  }

  /// The interval in words.
  func interval(_ estimate: Estimate, of name: MetricName, level: Double) -> String {
    guard estimate.value != nil else { return say("not defined on these rows", "на этих строках не определено") }
    guard let low = estimate.low, let high = estimate.high else { return say("no interval", "без интервала") }
    let range = numbers.range(metrics.bare(low, of: name), metrics.bare(high, of: name))
    let share = numbers.percent(level, digits: level * 100 == (level * 100).rounded() ? 0 : 1)
    return say("\(share) interval \(range)", "\(share) интервал \(range)")
  }
}
