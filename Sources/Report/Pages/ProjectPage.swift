import Governance
import Manifest
import Measurements
import Wording

/// The report of one project in one language.
struct ProjectPage {
  let input: ProjectInput
  let tongue: Tongue
  /// The page of all rules, relative to this one; nil links to none.
  var rulesPage: String?
  /// Collects the charts' data as CSV files.
  private(set) var charts: [ChartData] = []

  var project: Project { input.project }
  var unit: String? { project.problem?.output?.unit }

  init(_ input: ProjectInput, _ tongue: Tongue) {
    self.input = input
    self.tongue = tongue
  }

  /// The page of technical documentation beside this one.
  var technicalPage: String {
    tongue.language == project.language ? "technical.html" : "technical.\(tongue.language.rawValue).html"
  }

  mutating func add(_ chart: ChartData) {
    if !charts.contains(where: { $0.name == chart.name }) { charts.append(chart) }
  }

  /// The page's sections that have content: id, title.
  private var contents: [(id: String, title: String)] {
    var list: [(String, String)] = [("verdict", tongue.say("Verdict", "Заключение"))]
    if project.problem != nil { list.append(("problem", tongue.say("Problem", "Задача"))) }
    if !project.businessMetrics.isEmpty { list.append(("business", tongue.say("Business metrics", "Бизнес-метрики"))) }
    if hasClaims { list.append(("claims", tongue.say("Claims and requirements", "Заявления и требования"))) }
    for result in input.measurements.evaluations {
      let title = project.evaluations.first { $0.id == result.id }?.title ?? result.id
      list.append(("evaluation-\(anchor(result.id))", tongue.say("Evaluation: \(title)", "Оценка: \(title)")))
    }
    if !project.catalog.isEmpty { list.append(("data", tongue.say("Data", "Данные"))) }
    if project.infrastructure != nil || !project.benchmarks.isEmpty {
      list.append(("infrastructure", tongue.say("Infrastructure and cost", "Инфраструктура и затраты")))
    }
    list.append(("phases", tongue.say("Phases", "Этапы")))
    list.append(("checks", tongue.say("Checks and evidence", "Проверки и доказательства")))
    if !project.risks.isEmpty { list.append(("risks", tongue.say("Risks", "Риски"))) }
    if !project.stack.isEmpty || project.monitoring != nil {
      list.append(("stack", tongue.say("Tools and monitoring", "Инструменты и мониторинг")))
    }
    if hasDecisions { list.append(("decisions", tongue.say("Decisions", "Решения"))) }
    list.append(("provenance", tongue.say("Provenance", "Происхождение чисел")))
    return list
  }

  var hasClaims: Bool { input.measurements.evaluations.contains { !$0.claims.isEmpty || !$0.requirements.isEmpty } }

  /// An id made safe for an anchor.
  func anchor(_ id: String) -> String {
    String(
      id.unicodeScalars.map {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" ? Character($0) : "-"
      })
  }

  mutating func render(place: PagePlace, home: String, methods: String, settings: SiteSettings) -> [UInt8] {
    var page = HTML()
    page.head(title: project.title.value, place: place, tongue: tongue, class: "project")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: home, current: project.title.value)
    page.raw("<h1>")
    page.foreign(project.title.value)
    page.raw("</h1>")
    if let summary = project.summary { page.element("p", class: "summary", summary) }
    facts(&page, settings)
    page.raw("</header><div class=\"wrap\"><nav class=\"toc\"")
    page.attribute("aria-label", tongue.say("Contents", "Содержание"))
    page.raw("><p class=\"wide-only\">")
    page.text(tongue.say("On this page", "На этой странице"))
    page.raw("</p>")
    list(contents, "wide-only", to: &page)
    // Narrow screens get the same list folded up, so that the verdict comes first.
    page.raw("<details class=\"narrow-only\"><summary>")
    page.text(tongue.say("On this page", "На этой странице"))
    page.raw("</summary>")
    list(contents, "folded", to: &page)
    page.raw("</details></nav><main id=\"main\">")
    verdict(&page)
    problem(&page)
    business(&page)
    claims(&page)
    for result in input.measurements.evaluations { evaluation(&page, result) }
    data(&page)
    infrastructure(&page)
    phases(&page)
    checks(&page)
    risks(&page)
    stack(&page)
    decisions(&page)
    provenance(&page, settings)
    page.raw("</main></div>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return page.bytes
  }

  private func list(_ contents: [(id: String, title: String)], _ name: StaticString, to page: inout HTML) {
    page.open("ol", class: name)
    for entry in contents {
      page.raw("<li><a")
      page.attribute("href", "#" + entry.id)
      page.raw(">")
      page.text(entry.title)
      page.raw("</a></li>")
    }
    page.close("ol")
  }

  private func facts(_ page: inout HTML, _ settings: SiteSettings) {
    page.raw("<dl class=\"meta\">")
    if let owner = project.owner {
      fact(&page, tongue.say("Owner", "Владелец")) { page in
        page.foreign(owner.team)
        if let contact = owner.contact {
          page.raw(", ")
          page.foreign(contact)
        }
      }
    }
    fact(&page, tongue.say("Phase", "Этап")) { $0.text(Words.phase(project.phase.value)[tongue.language]) }
    fact(&page, tongue.say("As of", "По состоянию на")) { $0.text(tongue.dates.long(settings.asOf)) }
    page.raw("</dl>")
  }

  func fact(_ page: inout HTML, _ name: String, _ value: (inout HTML) -> Void) {
    page.raw("<div><dt>")
    page.text(name)
    page.raw("</dt><dd>")
    value(&page)
    page.raw("</dd></div>")
  }
}
