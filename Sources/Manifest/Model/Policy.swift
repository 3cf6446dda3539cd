/// What an organisation asks of its projects, as `dossier.yaml` writes it.
public struct PolicySpec: Sendable {
  public enum Severity: String, Sendable, Hashable, CaseIterable, Codable {
    case error, warning, info, off
  }

  /// From which severity on a finding fails the gate.
  public enum FailOn: String, Sendable, Hashable, CaseIterable, Codable {
    case error, warning
  }

  public var location: SourceLocation
  /// A built-in set of demands that the other keys change; nil takes that of what is extended, else none.
  public var profile: Located<PolicyProfile>?
  /// Path of another policy file beside `dossier.yaml`, whose demands this one changes.
  public var extends: Located<String>?
  public var failOn: FailOn?
  /// Rule id → severity.
  public var rules: [(rule: Located<String>, severity: Severity)]
  /// The rank of evidence that the tasks of a phase need.
  public var ranks: [(phase: Phase, rank: EvidenceRank)]
  /// The rank of evidence that a task needs, by the task's name; stronger than what its phase says.
  public var tasks: [(task: Located<String>, rank: EvidenceRank)]
  /// What every evaluation of a task has to reach.
  public var thresholds: [(task: TaskKind, requirements: [Requirement])]
  /// Roles that every project names: `owner`, or a key of `problem.stakeholders`.
  public var roles: [Located<String>]
  /// How old a price or an exchange rate may be before it is called stale; nil takes that of what is extended.
  public var priceAge: MonthSpan?
  /// Public keys that signed evidence may be signed with, by name.
  public var signers: [(name: String, key: Located<String>)]
  public var waivers: [PolicyWaiver]
  /// Demands of single projects, laid over those above.
  public var projects: [(project: Located<String>, policy: PolicySpec)]
  /// What `extends` leads to, the nearest first; filled in by the reader.
  public var inherited: [PolicySpec] = []
  /// Where its keys stand, each path starting with `policy`; filled in by the reader.
  public var keys = KeyPaths()

  /// How old a price may be where no policy says so.
  public static let usualPriceAge = MonthSpan(months: 12)

  /// How old a price may be: what the policy of the project says, else the nearest of this and what it extends.
  public func priceAgeLimit(for project: String? = nil) -> MonthSpan {
    let chain = [self] + inherited
    let own = chain.flatMap(\.projects).filter { $0.project.value == project }.map(\.policy)
    return (own + chain).lazy.compactMap(\.priceAge).first ?? Self.usualPriceAge
  }
}

/// A built-in set of demands.
public enum PolicyProfile: String, Sendable, Hashable, CaseIterable, Codable {
  /// Early work: only false statements fail.
  case exploration
  /// A model that decisions rest on.
  case production
  /// A model that a supervisor will ask about.
  case regulated
}

/// A rule that may be broken, until a day.
public struct PolicyWaiver: Sendable, Hashable, Codable {
  public var location: SourceLocation
  public var project: String?
  public var rule: String
  /// The one finding it speaks of; nil for all of the rule.
  public var fingerprint: String?
  public var reason: String
  public var approvedBy: String
  public var expires: CalendarDate

  public init(
    location: SourceLocation, project: String? = nil, rule: String, fingerprint: String? = nil, reason: String,
    approvedBy: String, expires: CalendarDate
  ) {
    self.location = location
    self.project = project
    self.rule = rule
    self.fingerprint = fingerprint
    self.reason = reason
    self.approvedBy = approvedBy
    self.expires = expires
  }
}
