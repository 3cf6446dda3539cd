import Governance
import Manifest
import Wording

/// Every rule: what it checks, why, how to fix what it finds.
struct RulesPage {
  let tongue: Tongue
  let settings: SiteSettings

  func render(place: PagePlace, home: String, methods: String) -> [UInt8] {
    var page = HTML()
    let title = tongue.say("Rules", "Правила")
    page.head(title: title, place: place, tongue: tongue, class: "methods")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: home, current: title)
    page.element("h1", title)
    page.raw("</header><main id=\"main\" class=\"one prose-page\">")
    for family in RuleFamily.allCases {
      let rules = RuleBook.infos.filter { $0.family == family }
      guard !rules.isEmpty else { continue }
      page.raw("<section>")
      page.element("h2", family.title[tongue.language])
      page.raw("<dl class=\"facts panel\">")
      for rule in rules { write(rule, to: &page) }
      page.raw("</dl></section>")
    }
    page.raw("</main>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return page.bytes
  }

  private func write(_ rule: RuleInfo, to page: inout HTML) {
    page.raw("<div")
    page.attribute("id", rule.id)
    page.raw("><dt><code>")
    page.text(rule.id)
    page.raw("</code></dt><dd><p><b>")
    page.text(rule.name[tongue.language])
    page.raw("</b></p>")
    page.element("p", rule.checks[tongue.language])
    page.element("p", class: "why", rule.why[tongue.language])
    page.element("p", rule.fix[tongue.language])
    page.raw("</dd></div>")
  }
}
