import Manifest
import Measurements

/// A project as it is at one revision, measured by this run.
public struct GateSubject: Sendable {
  /// As the manifest declares it.
  public var declared: Project
  /// With what the policy asks for.
  public var project: Project
  public var measurements: ProjectMeasurements

  public init(declared: Project, project: Project, measurements: ProjectMeasurements) {
    self.declared = declared
    self.project = project
    self.measurements = measurements
  }
}

/// What is known of a project at the base revision.
public enum GateBase: Sendable {
  /// No base was asked for.
  case none
  /// The project does not exist there.
  case absent
  case measured(GateSubject)
  /// It exists, and nothing of it differs from what is checked.
  case unchanged
  /// It exists and cannot be read or measured there; the reason.
  case unreadable(String)
}

/// Judges one project: rules, policy, and the comparison with the base. Waivers are applied by the caller, who knows them all.
public struct GateJudge: Sendable {
  private let asOf: CalendarDate
  private let reviewer: Reviewer

  public init(asOf: CalendarDate, reviewer: Reviewer = Reviewer()) {
    self.asOf = asOf
    self.reviewer = reviewer
  }

  /// - Parameters:
  ///   - base: the revision that `against` was read from.
  ///   - notes: what was found while the files were read.
  public func judge(
    _ subject: GateSubject, policy: Policy, against: GateBase, base: GateRevision?, notes: [Diagnostic],
    manifest: String
  ) -> ProjectGate {
    let project = subject.project
    let review = reviewer.review(Subject(project: project, measurements: subject.measurements, asOf: asOf))
    var findings = PolicyJudge(policy: policy).findings(review, of: project)
    let judged = review.checks.filter { $0.outcome != .open }
    if !judged.contains(where: { $0.outcome == .met || $0.outcome == .notMet }), !findings.contains(where: \.incomplete)
    {
      findings.insert(GateFindings.nothingChecked(project), at: 0)
    }
    findings += notes.map(GateFindings.unreadable)
    var result = ProjectGate(
      id: project.id, title: project.title.value, manifest: manifest, phase: project.phase.value, outcome: .pass,
      findings: [], met: review.checks.count { $0.outcome == .met }, judged: judged.count,
      inputs: subject.measurements.allInputs,
      badInput: subject.measurements.unmeasured.contains { $0.cause == .input })
    result.held = review.checks.filter { $0.outcome == .met }
    result.failOn = policy.failOn
    result.owners = [project.owner?.team, project.owner?.contact].compactMap { $0 }
    var namer = Fingerprinter(project: project.id, keys: project.keys)
    var old: [GateFinding] = []
    switch against {
    case .none, .absent: break
    case .unreadable(let reason):
      if let base {
        findings.append(GateFindings.baseNotMeasured(base, project.id, reason: reason, at: project.location))
      }
    case .unchanged: old = self.old(subject, policy: policy)
    case .measured(let other):
      let collector = ChangeCollector(before: other.measurements, after: subject.measurements, project: project)
      result.changes = collector.changes()
      findings += collector.regressions() + LoosenedDemands(before: other.declared, after: subject.declared).findings()
      findings += ChangedRows(before: other, after: subject).findings()
      old = self.old(other, policy: policy)
    }
    let known = Set(old.map(\.fingerprint))
    result.findings = findings.map { finding in
      var named = namer.name(finding)
      if known.contains(named.fingerprint) { named.status = .old }
      return named
    }
    let present = Set(result.findings.map(\.fingerprint))
    result.fixed = old.filter { !present.contains($0.fingerprint) }.map { finding in
      var finding = finding
      finding.status = .fixed
      return finding
    }
    return result
  }

  private func old(_ subject: GateSubject, policy: Policy) -> [GateFinding] {
    let review = reviewer.review(Subject(project: subject.project, measurements: subject.measurements, asOf: asOf))
    var namer = Fingerprinter(project: subject.project.id, keys: subject.project.keys)
    return PolicyJudge(policy: policy).findings(review, of: subject.project).map { namer.name($0) }
  }

  /// A project whose manifest cannot be read.
  public func unreadable(id: String, manifest: String, diagnostics: [Diagnostic]) -> ProjectGate {
    var namer = Fingerprinter(project: id, keys: KeyPaths())
    return ProjectGate(
      id: id, title: id, manifest: manifest, outcome: .fail,
      findings: diagnostics.map { namer.name(GateFindings.unreadable($0)) }, badInput: true)
  }
}

/// Puts the judged projects together: waivers, findings about the run as a whole, the verdict.
public struct GateAssembly: Sendable {
  public var asOf: CalendarDate
  /// The policy as it is used.
  public var policy: PolicySpec?
  /// The policy as the change leaves it, and as it was at the base, where both are known.
  public var change: PolicyChange?
  /// True when all projects there are were judged.
  public var everything: Bool
  /// All projects there are, judged or not; nil where that is not known.
  public var existing: Set<String>?
  /// True when the files that are checked are those of the base.
  public var isUnchanged = false

  public init(asOf: CalendarDate, policy: PolicySpec?, everything: Bool) {
    self.asOf = asOf
    self.policy = policy
    self.everything = everything
  }

  /// - Parameters:
  ///   - result: version, revisions and the findings known so far.
  ///   - runFindings: findings of the run as a whole, not named yet.
  public func assemble(_ projects: [ProjectGate], runFindings: [Finding], into draft: GateDraft) -> GateResult {
    var projects = projects
    let chain = policy.map { [$0] + $0.inherited } ?? []
    var book = WaiverBook(chain.flatMap(\.waivers), asOf: asOf)
    for index in projects.indices {
      book.apply(
        to: &projects[index].findings, of: projects[index].id, team: OwnTeam(owners: projects[index].owners))
    }
    let ids = projects.map(\.id)
    var global = runFindings
    if let base = draft.base, isSame(base, projects) { global.append(GateFindings.sameRevision(base)) }
    if projects.isEmpty { global.append(GateFindings.noProjects()) }
    if let change { global += PolicyWeakening(change).findings(ids) }
    let unread = Set(projects.filter { $0.phase == nil }.map(\.id))
    for entry in book.findings(judged: Set(ids), unread: unread, everything: everything, existing: existing) {
      if let project = entry.project, let index = projects.firstIndex(where: { $0.id == project }) {
        var namer = Fingerprinter(project: project, keys: KeyPaths())
        projects[index].findings.append(namer.name(entry.finding))
      } else {
        global.append(entry.finding)
      }
    }
    var namer = Fingerprinter(project: "", keys: KeyPaths())
    for index in projects.indices where projects[index].phase != nil {
      projects[index].outcome = GateOutcome(
        of: projects[index].findings, failOn: Policy(policy, project: projects[index].id).failOn)
    }
    return GateResult(
      version: draft.version, asOf: asOf, base: draft.base, policyFrom: draft.policyFrom,
      policyInputs: draft.policyInputs, findings: global.map { namer.name($0) }, projects: projects,
      failOn: Policy(policy, project: "").failOn)
  }
}

extension GateAssembly {
  /// True when nothing at all differs from a base that was read.
  private func isSame(_ base: GateRevision, _ projects: [ProjectGate]) -> Bool {
    base.commit != nil && !projects.isEmpty && isUnchanged
  }
}

/// What is known of a run of the gate before anything is judged.
public struct GateDraft: Sendable {
  public var version: String
  public var base: GateRevision?
  public var policyFrom: GateRevision?
  public var policyInputs: [InputDigest]

  public init(
    version: String, base: GateRevision? = nil, policyFrom: GateRevision? = nil, policyInputs: [InputDigest] = []
  ) {
    self.version = version
    self.base = base
    self.policyFrom = policyFrom
    self.policyInputs = policyInputs
  }
}
