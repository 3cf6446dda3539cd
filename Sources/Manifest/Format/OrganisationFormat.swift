// `dossier.yaml`
extension Format {
  private static let waiver = Shape<PolicyWaiver>.object("a waiver", "A rule that may be broken, until a day.") {
    keys in
    let project = keys.optional("project", .text, "The project; all projects when not given.")
    let rule = keys.required("rule", .text, "The id of the rule.")
    let reason = keys.required("reason", .text, "Why.")
    let approvedBy = keys.required("approved_by", .text, "Who agreed.")
    let expires = keys.required("expires", Shape<CalendarDate>.quantity, "The last day it holds.")
    return { fields in
      let project = fields[project]
      let rule = fields[rule]
      let reason = fields[reason]
      let approvedBy = fields[approvedBy]
      let expires: CalendarDate? = fields[expires]
      guard let rule, let reason, let approvedBy, let expires else { return nil }
      return PolicyWaiver(
        location: fields.location, project: project, rule: rule, reason: reason, approvedBy: approvedBy,
        expires: expires)
    }
  }

  private static let policy = Shape<PolicySpec>.object("policy", "What the organisation asks of its projects.") {
    keys in
    let rules = keys.optional(
      "rules", Shape<[Pair<String, PolicySpec.Severity>]>.pairs(.id, .choice),
      "The severity of a rule, by the rule's id.")
    let ranks = keys.optional(
      "ranks", Shape<[Pair<Phase, EvidenceRank>]>.pairs(.choice, .choice),
      "The rank of evidence that a phase's tasks need.")
    let waivers = keys.optional("waivers", .list(waiver), "Rules that may be broken, until a day.")
    let priceAge = keys.optional(
      "price_age", Shape<MonthSpan>.quantity, "How old a price may be: 12 months, where nothing is stated.")
    return { fields in
      PolicySpec(
        rules: (fields[rules] ?? []).map { (rule: Located($0.key, at: $0.location), severity: $0.value) },
        ranks: (fields[ranks] ?? []).map { (phase: $0.key, rank: $0.value) }, waivers: fields[waivers] ?? [],
        priceAge: fields[priceAge] ?? PolicySpec.usualPriceAge)
    }
  }

  private static let outputSettings = Shape<OutputSettings>.object("output", "How the site is written.") { keys in
    let baseURL = keys.optional("base_url", .address, "The address the site will be served at.")
    return { fields in OutputSettings(baseURL: fields[baseURL]) }
  }

  /// The whole of `dossier.yaml`.
  static let organisation = Shape<Organisation>.object(
    "dossier.yaml", "What holds for all projects of an organisation."
  ) { keys in
    let version = keys.optional("dossier", version, "The version of the format.")
    let title = keys.optional("title", .text, "The organisation's name for people.")
    let languages = keys.optional(
      "languages", Shape<[Language]>.list(.choice, minimum: 1),
      "The languages of the site; the first is the portfolio's own.")
    let policy = keys.optional("policy", policy, "What the organisation asks of its projects.")
    let prices = keys.optional("prices", Shape.path.located, "A price file that overrides the price book row by row.")
    let output = keys.optional("output", outputSettings, "How the site is written.")
    return { fields in
      _ = fields[version]
      var languagesRead = fields[languages] ?? [.en, .ru]
      if Set(languagesRead).count < languagesRead.count {
        fields.report(
          Complaint("duplicate-value", "a language is listed twice", help: "keep one of the two"),
          at: fields.mark(of: languages))
        languagesRead = [.en]
      }
      return Organisation(
        title: fields[title], languages: languagesRead, policy: fields[policy], prices: fields[prices],
        output: fields[output] ?? OutputSettings())
    }
  }
}
