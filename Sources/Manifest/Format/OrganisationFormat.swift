/// `dossier.yaml`
enum OrganisationFormat {
  static let organisation = Shape<Organisation>.object("organisation", "the site-wide file") { o in
    let title = o.optional("title", .string, "the organisation's name")
    let languages = o.optional(
      "languages", Shape<Language>.word.list(atLeast: 1), "languages of the site; the first is its main one")
    let policy = o.optional("policy", policy, "what the organisation asks of its projects")
    let prices = o.optional("prices", Shape.path.located, "prices that override the bundled ones")
    let output = o.optional("output", output, "how the site is written")
    var unique: [Language] = []
    for language in languages ?? [.en] where !unique.contains(language) { unique.append(language) }
    return Organisation(
      title: title, languages: unique, policy: policy, prices: prices, output: output ?? OutputSettings())
  }

  private static let output = Shape<OutputSettings>.object("output", "how the site is written") { o in
    OutputSettings(baseURL: o.optional("base_url", .string, "the address the site is served at"))
  }

  private static let policy = Shape<PolicySpec>.object("policy", "what the organisation asks of its projects") { o in
    let rules = o.optional("rules", rules, "severity by rule: {EV001: error}")
    let ranks = o.optional("ranks", ranks, "the rank of evidence that a phase's tasks need")
    let waivers = o.optional("waivers", waiver.list(), "findings that are accepted for a time")
    return PolicySpec(rules: rules ?? [], ranks: ranks ?? [], waivers: waivers ?? [])
  }

  private static let rules = Shape<[(rule: Located<String>, severity: PolicySpec.Severity)]>.object(
    "policyRules", "severity by rule"
  ) { o in
    o.rest(Shape<PolicySpec.Severity>.word, "error, warning, info or off").map {
      (rule: Located($0.key, at: $0.location), severity: $0.value)
    }
  }

  private static let ranks = Shape<[(phase: Phase, rank: EvidenceRank)]>.object(
    "policyRanks", "rank of evidence by phase"
  ) { o in
    Phase.allCases.compactMap { phase in
      o.optional(phase.rawValue, Shape<EvidenceRank>.word, "the rank its tasks need").map { (phase: phase, rank: $0) }
    }
  }

  private static let waiver = Shape<PolicyWaiver>.object("waiver", "a finding that is accepted for a time") { o in
    let project = o.optional("project", .string, "the project; all when left out")
    let rule = o.required("rule", .string, "the rule's id")
    let reason = o.required("reason", .string, "why")
    let approved = o.required("approved_by", .string, "who agreed")
    let expires = o.required("expires", .date, "until when")
    guard let rule, let reason, let approved, let expires else { return nil }
    return PolicyWaiver(
      location: o.location, project: project, rule: rule, reason: reason, approvedBy: approved, expires: expires)
  }
}
