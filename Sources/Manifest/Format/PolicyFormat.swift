// `policy` of `dossier.yaml`, and the files it extends
extension Format {
  private static let fingerprint: Shape<String> = Shape<String>.scalar(
    expected: "16 hexadecimal digits, as the gate prints them",
    schema: .members([("type", ["string", "number"]), ("pattern", "^[0-9a-f]{16}$")])
  ) { scalar, _ throws(Complaint) in
    let isHex = scalar.text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    guard isHex, scalar.text.utf8.count == 16 else {
      throw Complaint(
        "bad-fingerprint", "\(quoted(scalar.text)) is not the fingerprint of a finding",
        expected: "16 hexadecimal digits in quotes, as the gate prints them")
    }
    return scalar.text
  }

  private static let waiver = Shape<PolicyWaiver>.object("a waiver", "A rule that may be broken, until a day.") {
    keys in
    let project = keys.optional("project", .text, "The project; all projects when not given.")
    let rule = keys.required("rule", .text, "The id of the rule.")
    let fingerprint = keys.optional(
      "fingerprint", fingerprint, "The one finding it speaks of; all findings of the rule when not given.")
    let reason = keys.required("reason", .text, "Why.")
    let approvedBy = keys.required("approved_by", .text, "Who agreed.")
    let expires = keys.required("expires", Shape<CalendarDate>.quantity, "The last day it holds.")
    return { fields in
      let project = fields[project]
      let rule = fields[rule]
      let fingerprint = fields[fingerprint]
      let reason = fields[reason]
      let approvedBy = fields[approvedBy]
      let expires: CalendarDate? = fields[expires]
      guard let rule, let reason, let approvedBy, let expires else { return nil }
      return PolicyWaiver(
        location: fields.location, project: project, rule: rule, fingerprint: fingerprint, reason: reason,
        approvedBy: approvedBy, expires: expires)
    }
  }

  /// The keys that a policy, a file it extends and the policy of one project share.
  private struct PolicyKeys: Sendable {
    var profile: Key<Located<PolicyProfile>>
    var failOn: Key<PolicySpec.FailOn>
    var rules: Key<[Pair<String, PolicySpec.Severity>]>
    var ranks: Key<[Pair<Phase, EvidenceRank>]>
    var tasks: Key<[Pair<String, EvidenceRank>]>
    var thresholds: Key<[Pair<TaskKind, [Requirement]>]>
    var roles: Key<[Located<String>]>
    var priceAge: Key<MonthSpan>

    init(_ keys: ObjectKeys) {
      profile = keys.optional(
        "profile", Shape<PolicyProfile>.choice.located, "A built-in set of demands that the other keys change.")
      failOn = keys.optional(
        "fail_on", Shape<PolicySpec.FailOn>.choice,
        "From which severity on a finding fails the gate; error when not given.")
      rules = keys.optional(
        "rules", Shape<[Pair<String, PolicySpec.Severity>]>.pairs(.id, .choice),
        "The severity of a rule, by the rule's id.")
      ranks = keys.optional(
        "ranks", Shape<[Pair<Phase, EvidenceRank>]>.pairs(.choice, .choice),
        "The rank of evidence that a phase's tasks need.")
      tasks = keys.optional(
        "tasks", Shape<[Pair<String, EvidenceRank>]>.pairs(.kebab, .choice),
        "The rank of evidence that a task needs, by the task's name.")
      thresholds = keys.optional(
        "thresholds", Shape<[Pair<TaskKind, [Requirement]>]>.pairs(.choice, Format.requirements),
        "What every evaluation of a task has to reach: {binary: {roc_auc: \">= 0.60\"}}.")
      roles = keys.optional(
        "roles", Shape<[Located<String>]>.list(Shape.text.located),
        "Roles that every project names: owner, or a key of problem.stakeholders.")
      priceAge = keys.optional(
        "price_age", Shape<MonthSpan>.quantity, "How old a price may be: 12 months, where nothing is stated.")
    }

    func read(_ fields: Fields) -> PolicySpec {
      PolicySpec(
        location: fields.location, profile: fields[profile], extends: nil, failOn: fields[failOn],
        rules: (fields[rules] ?? []).map { (rule: Located($0.key, at: $0.location), severity: $0.value) },
        ranks: (fields[ranks] ?? []).map { (phase: $0.key, rank: $0.value) },
        tasks: (fields[tasks] ?? []).map { (task: Located($0.key, at: $0.location), rank: $0.value) },
        thresholds: (fields[thresholds] ?? []).map { (task: $0.key, requirements: $0.value) },
        roles: fields[roles] ?? [], priceAge: fields[priceAge], signers: [], waivers: [], projects: [])
    }
  }

  private static let projectPolicy = Shape<PolicySpec>.object(
    "the policy of a project", "Demands of one project, laid over those of all."
  ) { keys in
    let common = PolicyKeys(keys)
    return { fields in common.read(fields) }
  }

  /// `policy`, and the whole of a file that it extends.
  static let policy = Shape<PolicySpec>.object("policy", "What the organisation asks of its projects.") { keys in
    let common = PolicyKeys(keys)
    let extends = keys.optional(
      "extends", Shape.path.located, "Another policy file beside dossier.yaml, whose demands this one changes.")
    let signers = keys.optional(
      "signers", Shape<[Pair<String, Located<String>>]>.pairs(.id, Shape.text.located),
      "Public keys that signed evidence may be signed with, by name: PEM, or a line of an OpenSSH key file.")
    let waivers = keys.optional("waivers", .list(waiver), "Rules that may be broken, until a day.")
    let projects = keys.optional(
      "projects", Shape<[Pair<String, PolicySpec>]>.pairs(.id, projectPolicy),
      "Demands of single projects, laid over those of all.")
    return { fields in
      var policy = common.read(fields)
      policy.extends = fields[extends]
      policy.signers = (fields[signers] ?? []).map { (name: $0.key, key: $0.value) }
      policy.waivers = fields[waivers] ?? []
      policy.projects = (fields[projects] ?? []).map { (project: Located($0.key, at: $0.location), policy: $0.value) }
      return policy
    }
  }
}
