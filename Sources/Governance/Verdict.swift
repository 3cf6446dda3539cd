import Manifest
import Wording

/// Yes or no, or neither.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// Everything that had to hold was checked and holds.
  case pass
  /// Nothing that must hold fails, but a warning is open.
  case conditional
  /// Something that must hold does not.
  case fail
  /// Something that had to be checked could not be; never a pass.
  case incomplete
}

/// One thing a reviewer has to know.
public struct Finding: Sendable, Hashable, Codable {
  /// What is graver compares greater.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case error, warning, info

    var strength: Int {
      switch self {
      case .info: 1
      case .warning: 2
      case .error: 3
      }
    }

    public static func < (a: Severity, b: Severity) -> Bool { a.strength < b.strength }
  }

  /// The rule's id: `EV001`.
  public var rule: String
  public var severity: Severity
  /// What is wrong, in one sentence, in both languages.
  public var message: LocalizedText
  /// What to do.
  public var help: LocalizedText?
  public var location: SourceLocation?
  /// True where the finding says that something could not be checked.
  public var incomplete: Bool
  /// True where it is an error though its rule mostly warns: what was agreed to for the warning does not hold for it.
  public var isGraver = false

  public init(
    rule: String, severity: Severity, message: LocalizedText, help: LocalizedText? = nil,
    location: SourceLocation? = nil, incomplete: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.help = help
    self.location = location
    self.incomplete = incomplete
  }
}

/// One statement that was judged, with the rank of its evidence: a row of the checklist.
public struct Check: Sendable, Hashable, Codable {
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    case met, condition, notMet, open
  }

  public var outcome: Outcome
  /// The statement: "Claimed ROC AUC of 0.84 is reproduced".
  public var statement: LocalizedText
  /// Why: "0.837, inside the rounding of the claim".
  public var reason: LocalizedText
  public var rank: EvidenceRank
  /// The phase the statement belongs to.
  public var phase: Phase
  public var location: SourceLocation?

  public init(
    outcome: Outcome, statement: LocalizedText, reason: LocalizedText, rank: EvidenceRank, phase: Phase,
    location: SourceLocation? = nil
  ) {
    self.outcome = outcome
    self.statement = statement
    self.reason = reason
    self.rank = rank
    self.phase = phase
    self.location = location
  }
}

/// How far a phase is.
public struct PhaseStatus: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case done, conditional, failed, current, notStarted
    /// Passed by the project, but nothing proves it.
    case unproven
  }

  public var phase: Phase
  public var state: State
  /// Met and all statements of the phase.
  public var met: Int
  public var total: Int

  public init(phase: Phase, state: State, met: Int, total: Int) {
    self.phase = phase
    self.state = state
    self.met = met
    self.total = total
  }
}

/// The judgement of one project.
public struct Review: Sendable, Hashable {
  public var verdict: Verdict
  /// Why, in one or two sentences.
  public var reason: LocalizedText
  /// What to do next, in one sentence; nil when nothing is left to do.
  public var next: LocalizedText?
  /// Most severe first, then in the order of the manifest.
  public var findings: [Finding]
  public var checks: [Check]
  /// All six phases, in order.
  public var phases: [PhaseStatus]
  /// Every task of the process with the rank of its evidence.
  public var process: [ProcessEntry]

  public init(
    verdict: Verdict, reason: LocalizedText, next: LocalizedText? = nil, findings: [Finding], checks: [Check],
    phases: [PhaseStatus], process: [ProcessEntry] = []
  ) {
    self.verdict = verdict
    self.reason = reason
    self.next = next
    self.findings = findings
    self.checks = checks
    self.phases = phases
    self.process = process
  }
}
