import Manifest
import Measurements
import Wording

/// What the gate says.
public enum GateOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case pass, fail
  /// Something that had to be checked could not be; never a pass.
  case incomplete

  /// The worst of several; "could not check" wins over "no". A pass when there are none.
  static func worst(_ all: [GateOutcome]) -> GateOutcome {
    if all.contains(.incomplete) { return .incomplete }
    return all.contains(.fail) ? .fail : .pass
  }
}

/// A finding as the gate reports it.
public struct GateFinding: Sendable, Hashable, Codable {
  /// Against the base revision; everything is new where there is none.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case new, old, fixed
  }

  public var finding: Finding
  /// 16 hexadecimal digits that stay the same when lines move.
  public var fingerprint: String
  /// The key that the finding points at: `evaluations.holdout.claims.roc_auc`.
  public var key: String?
  public var status: Status
  /// The waiver that allows it; nil where none does.
  public var waiver: PolicyWaiver?
  /// Where the text that it points at ends on its line, one past the last column; nil where the line is not known.
  public var endColumn: Int?

  public init(
    finding: Finding, fingerprint: String, key: String? = nil, status: Status = .new, waiver: PolicyWaiver? = nil
  ) {
    self.finding = finding
    self.fingerprint = fingerprint
    self.key = key
    self.status = status
    self.waiver = waiver
  }

  public var isWaived: Bool { waiver != nil }
}

/// What the gate found about one project.
public struct ProjectGate: Sendable, Codable {
  public var id: String
  public var title: String
  /// The manifest's path as shown to people.
  public var manifest: String
  public var phase: Phase?
  public var outcome: GateOutcome
  /// Most severe first; waived ones included.
  public var findings: [GateFinding]
  /// Findings of the base revision that are gone.
  public var fixed: [GateFinding]
  /// What differs from the base revision.
  public var changes: [GateChange]
  /// Statements that hold, and all that were judged.
  public var met: Int
  public var judged: Int
  /// The statements that hold.
  public var held: [Check] = []
  /// The manifest and what it includes, by path relative to the project's folder.
  public var sources: [InputDigest] = []
  /// From which severity on a finding fails the project.
  public var failOn: PolicySpec.FailOn = .error
  /// The owner's team and contact: who may not approve an exception.
  public var owners: [String] = []
  /// Every file that the verdict rests on, by path relative to the project's folder, sorted.
  public var inputs: [InputDigest]
  /// True where the manifest, a data file or a model could not be read at all.
  public var badInput: Bool

  public init(
    id: String, title: String, manifest: String, phase: Phase? = nil, outcome: GateOutcome,
    findings: [GateFinding], fixed: [GateFinding] = [], changes: [GateChange] = [], met: Int = 0, judged: Int = 0,
    inputs: [InputDigest] = [], badInput: Bool = false
  ) {
    self.id = id
    self.title = title
    self.manifest = manifest
    self.phase = phase
    self.outcome = outcome
    self.findings = findings
    self.fixed = fixed
    self.changes = changes
    self.met = met
    self.judged = judged
    self.inputs = inputs
    self.badInput = badInput
  }

  /// The project's folder as shown to people.
  public var folder: String { manifest.lastIndex(of: "/").map { String(manifest[..<$0]) } ?? "." }

  /// Findings that count against the project.
  public var open: [GateFinding] { findings.filter { !$0.isWaived } }
}

/// Where what the gate compares with, or is judged by, was read from.
public struct GateRevision: Sendable, Hashable {
  /// As given: `origin/main`.
  public var name: String
  /// The full id of the commit; nil where it could not be found.
  public var commit: String?

  public init(name: String, commit: String?) {
    self.name = name
    self.commit = commit
  }
}

/// The gate's verdict over all projects.
public struct GateResult: Sendable {
  /// Version of the tool.
  public var version: String
  public var asOf: CalendarDate
  public var base: GateRevision?
  /// The revision that the policy was read from; nil for the files as they are.
  public var policyFrom: GateRevision?
  /// Digest of `dossier.yaml` and the files it extends, as used; empty where there are none.
  public var policyInputs: [InputDigest]
  /// Findings about the run as a whole: the policy, waivers of no project, the base revision.
  public var findings: [GateFinding]
  public var projects: [ProjectGate]
  public var outcome: GateOutcome
  /// From which severity on a finding about the run fails it.
  public var failOn: PolicySpec.FailOn

  public init(
    version: String, asOf: CalendarDate, base: GateRevision? = nil, policyFrom: GateRevision? = nil,
    policyInputs: [InputDigest] = [], findings: [GateFinding] = [], projects: [ProjectGate], failOn: PolicySpec.FailOn
  ) {
    self.version = version
    self.asOf = asOf
    self.base = base
    self.policyFrom = policyFrom
    self.policyInputs = policyInputs
    self.findings = findings
    self.projects = projects
    self.failOn = failOn
    outcome = GateOutcome.worst(projects.map(\.outcome) + [GateOutcome(of: findings, failOn: failOn)])
  }

  public var allFindings: [GateFinding] { findings + projects.flatMap(\.findings) }
}

extension GateFinding {
  /// True when it fails the project, or the run, by itself.
  public func fails(_ failOn: PolicySpec.FailOn) -> Bool {
    guard !isWaived else { return false }
    return finding.incomplete || finding.severity == .error || failOn == .warning && finding.severity == .warning
  }
}

extension GateOutcome {
  init(of findings: [GateFinding], failOn: PolicySpec.FailOn) {
    let open = findings.filter { !$0.isWaived }.map(\.finding)
    if open.contains(where: \.incomplete) {
      self = .incomplete
    } else {
      self = findings.contains { $0.fails(failOn) } ? .fail : .pass
    }
  }
}
