import Governance
import Manifest
import Templates
import Wording

/// Makes the pages of the site. It touches no disk and may be used from several threads at once.
///
/// Layout: `index.html` in the organisation's first language and `index.<language>.html` in its others; a project's page in
/// its own language at `projects/<id>/index.html`, in the organisation's other languages beside it; the charts' data as CSV
/// in `projects/<id>/data/`.
public struct PageRenderer: Sendable {
  private let settings: SiteSettings
  private let tongues: [Language: Tongue]

  public init(settings: SiteSettings) {
    self.settings = settings
    tongues = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, Tongue($0)) })
  }

  public func project(_ input: ProjectInput) -> RenderedProject {
    var files: [SiteFile] = []
    var charts: [ChartData] = []
    let folder = "projects/\(input.project.id)/"
    for (language, name, place) in versions(main: input.project.language) {
      var page = ProjectPage(input, tongue(language))
      let bytes = page.render(
        place: place, home: portfolioName(language), methods: methodsName(language), settings: settings)
      files.append(SiteFile(path: folder + name, bytes: bytes))
      if charts.isEmpty { charts = page.charts }
      let technical = PagePlace(
        root: place.root,
        versions: place.versions.map { ($0.language, $0.path.replacing("index", with: "technical")) })
      files.append(
        SiteFile(
          path: folder + page.technicalPage,
          bytes: TechnicalPage(input: input, tongue: tongue(language), settings: settings).render(
            place: technical, home: portfolioName(language), methods: methodsName(language))))
    }
    files += charts.map { SiteFile(path: folder + "data/\($0.name).csv", bytes: $0.csv()) }
    let row = PortfolioRow(
      id: input.project.id, title: input.project.title.value, owner: input.project.owner?.team,
      verdict: input.review.verdict, phase: input.project.phase.value, metric: MetricCards(input).main,
      measured: !input.measurements.evaluations.isEmpty, language: input.project.language,
      page: folder + "index.html", cost: input.measurements.cost)
    return RenderedProject(files: files, row: row)
  }

  public func broken(_ project: BrokenProject) -> RenderedProject {
    let folder = "projects/\(project.id)/"
    let files = versions(main: main).map { language, name, place in
      SiteFile(
        path: folder + name,
        bytes: BrokenPage(project: project, tongue: tongue(language), settings: settings).render(
          place: place, home: portfolioName(language), methods: methodsName(language)))
    }
    let row = PortfolioRow(
      id: project.id, title: project.id, owner: nil, verdict: nil, phase: nil, metric: nil, measured: false,
      language: nil, page: folder + "index.html")
    return RenderedProject(files: files, row: row)
  }

  /// The portfolio and the page on methods, in each of the organisation's languages.
  public func portfolio(rows: [PortfolioRow]) -> [SiteFile] {
    languages.flatMap { language -> [SiteFile] in
      let others = languages.filter { $0 != language }
      let portfolio = PagePlace(root: "", versions: others.map { ($0, portfolioName($0)) })
      let methods = PagePlace(root: "", versions: others.map { ($0, methodsName($0)) })
      let rules = PagePlace(root: "", versions: others.map { ($0, rulesName($0)) })
      let costs = PagePlace(root: "", versions: others.map { ($0, costsName($0)) })
      let own = rows.map { row in
        var row = row
        row.page = page(of: row, in: language)
        return row
      }
      let costPage = CostsPage(rows: own, tongue: tongue(language), settings: settings).render(
        place: costs, home: portfolioName(language), methods: methodsName(language))
      let costData = costPage.charts.map { SiteFile(path: "data/\($0.name).csv", bytes: $0.csv()) }
      return [
        SiteFile(
          path: portfolioName(language),
          bytes: PortfolioPage(rows: own, tongue: tongue(language), settings: settings).render(
            place: portfolio, methods: methodsName(language), costs: costsName(language))),
        SiteFile(
          path: methodsName(language),
          bytes: MethodsPage(tongue: tongue(language), settings: settings).render(
            place: methods, home: portfolioName(language), methods: methodsName(language))),
        SiteFile(
          path: costsName(language), bytes: costPage.bytes),
        SiteFile(
          path: rulesName(language),
          bytes: RulesPage(tongue: tongue(language), settings: settings).render(
            place: rules, home: portfolioName(language), methods: methodsName(language))),
      ] + costData
    }
  }

  /// Style sheet and icon.
  public func assets() -> [SiteFile] {
    [
      SiteFile(path: "assets/style.css", bytes: Self.embedded(dossier_style_css(), dossier_style_css_size())),
      SiteFile(path: "assets/icon.svg", bytes: Self.embedded(dossier_icon_svg(), dossier_icon_svg_size())),
    ]
  }

  private static func embedded(_ start: UnsafePointer<UInt8>, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  private var languages: [Language] {
    settings.organisation.languages.isEmpty ? [.en] : settings.organisation.languages
  }

  private var main: Language { languages.first ?? .en }

  private func tongue(_ language: Language) -> Tongue { tongues[language] ?? Tongue(language) }

  private func portfolioName(_ language: Language) -> String {
    // A project may be in a language that the portfolio is not written in.
    language == main || !languages.contains(language) ? "index.html" : "index.\(language.rawValue).html"
  }

  private func methodsName(_ language: Language) -> String {
    language == main || !languages.contains(language) ? "methods.html" : "methods.\(language.rawValue).html"
  }

  private func costsName(_ language: Language) -> String {
    language == main || !languages.contains(language) ? "costs.html" : "costs.\(language.rawValue).html"
  }

  private func rulesName(_ language: Language) -> String {
    language == main || !languages.contains(language) ? "rules.html" : "rules.\(language.rawValue).html"
  }

  /// The versions of a project's page: its own language first.
  private func versions(main own: Language) -> [(language: Language, name: String, place: PagePlace)] {
    let all = [own] + languages.filter { $0 != own }
    let name: (Language) -> String = { $0 == own ? "index.html" : "index.\($0.rawValue).html" }
    return all.map { language in
      let others = all.filter { $0 != language }.map { (language: $0, path: name($0)) }
      return (language, name(language), PagePlace(root: "../../", versions: others))
    }
  }

  /// A project's page in the portfolio's language where there is one.
  private func page(of row: PortfolioRow, in language: Language) -> String {
    guard let own = row.language, own != language, languages.contains(language) else { return row.page }
    return "projects/\(row.id)/index.\(language.rawValue).html"
  }
}
