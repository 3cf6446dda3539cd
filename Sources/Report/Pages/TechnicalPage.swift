import Governance
import Manifest
import Wording

/// The technical documentation of a project: what each framework asks for, and what of it is there.
struct TechnicalPage {
  let input: ProjectInput
  let tongue: Tongue
  let settings: SiteSettings

  func render(place: PagePlace, home: String, methods: String) -> [UInt8] {
    var page = HTML()
    let title = tongue.say("Technical documentation", "Техническая документация")
    page.head(title: "\(input.project.title.value): \(title)", place: place, tongue: tongue, class: "methods")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: home, current: input.project.title.value)
    page.element("h1", title)
    page.element(
      "p", class: "summary",
      tongue.say(
        "Which evidence of this project serves which framework. It says what is there, and is no judgement of conformity.",
        "Какое доказательство проекта к какому документу относится. Здесь сказано, что есть; это не заключение о соответствии."
      ))
    page.raw("</header><main id=\"main\" class=\"one\">")
    let entries = Crosswalk.entries(input.project, input.measurements, input.review.process)
    for framework in Framework.allCases { write(framework, entries.filter { $0.framework == framework }, to: &page) }
    page.raw("</main>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return page.bytes
  }

  private func write(_ framework: Framework, _ entries: [CrosswalkEntry], to page: inout HTML) {
    page.raw("<section>")
    page.element("h2", framework.title[tongue.language])
    let covered = entries.count { $0.coverage == .full }
    page.element(
      "p", class: "lead",
      tongue.say(
        "Covered: \(covered) of \(entries.count).", "Покрыто: \(covered) из \(entries.count)."))
    page.raw("<ul class=\"checks panel\">")
    for entry in entries {
      page.raw("<li>")
      page.status(status(entry.coverage), word(entry.coverage))
      page.raw("<div><p><b>")
      page.text(entry.clause)
      page.raw("</b> ")
      page.text(entry.title[tongue.language])
      page.raw("</p>")
      let by = entry.by.map { $0[tongue.language] }.joined(separator: "; ")
      if !by.isEmpty { page.element("p", class: "why", by) }
      page.raw("</div><span class=\"rank r-")
      page.text(entry.rank.rawValue)
      page.raw("\">")
      page.text(Words.rank(entry.rank)[tongue.language])
      page.raw("</span></li>")
    }
    page.raw("</ul></section>")
  }

  private func status(_ coverage: CrosswalkEntry.Coverage) -> Status {
    switch coverage {
    case .full: .pass
    case .partial: .warn
    case .none, .outside: .open
    }
  }

  private func word(_ coverage: CrosswalkEntry.Coverage) -> String {
    switch coverage {
    case .full: tongue.say("Covered", "Есть")
    case .partial: tongue.say("In part", "Частично")
    case .none: tongue.say("Not covered", "Нет")
    case .outside: tongue.say("Kept elsewhere", "Ведётся отдельно")
    }
  }
}
