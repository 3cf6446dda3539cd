/// What the team says of one CRISP-ML(Q) phase.
public struct PhaseEntry: Sendable {
  public var phase: Phase
  public var location: SourceLocation
  public var tasks: [TaskEntry]
  /// When the project was in the phase; several times where it went back.
  public var history: [PhaseStay] = []
}

/// `{entered: 2026-01-10, left: 2026-03-02, why: The labels turned out to be wrong}`
public struct PhaseStay: Sendable, Hashable {
  public var location: SourceLocation
  public var entered: CalendarDate
  /// Nil while the project is in it.
  public var left: CalendarDate?
  /// Why the project entered it (again).
  public var why: String?
}

/// One task of a phase: its evidence, or why it is left out.
public struct TaskEntry: Sendable {
  public enum State: Sendable {
    case evidence(TaskEvidence)
    case skipped(Waiver)
  }

  /// The task's name: `feasibility`.
  public var id: String
  public var location: SourceLocation
  public var state: State
}

/// `{evidence: docs/feasibility.md, by: A. Ivanova, on: 2026-05-12}`
public struct TaskEvidence: Sendable, Hashable {
  /// Path inside the project's folder; nil when there are only words.
  public var path: Located<String>?
  public var text: String?
  public var by: String?
  public var on: CalendarDate?
  /// What kind of artifact the evidence is; nil when there are only words.
  public var source: EvidenceSource?
  /// What it speaks of.
  public var of: EvidenceSubject?
}

/// `{skip: Batch ranking only, approved_by: Head of CRM, until: 2027-01-31}`
public struct Waiver: Sendable, Hashable {
  public var reason: String
  public var approvedBy: String?
  public var until: CalendarDate?
}

public struct Risk: Sendable, Hashable {
  public enum Level: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
    case low, medium, high

    public static func < (a: Level, b: Level) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  public var id: String
  public var location: SourceLocation
  public var title: String?
  public var phase: Phase?
  public var likelihood: Level?
  public var impact: Level?
  public var mitigation: String?
  public var owner: String?
}

/// Tools by role: `serving: [triton]`.
public struct StackRole: Sendable, Hashable {
  public var role: String
  public var location: SourceLocation
  public var tools: [String]
}

/// `monitoring: {drift: {reference: …, current: …, columns: auto, warn: psi > 0.1, fail: psi > 0.25}}`
public struct Monitoring: Sendable {
  public var location: SourceLocation
  public var drift: DriftMonitor?
}

public struct DriftMonitor: Sendable {
  public enum Columns: Sendable, Hashable {
    case auto
    case listed([Located<String>])
  }

  public var location: SourceLocation
  public var reference: DataReference
  public var current: DataReference
  public var columns: Columns
  public var warn: DriftLimit?
  public var fail: DriftLimit?
}

/// `psi > 0.1`
public struct DriftLimit: Sendable, Hashable {
  public enum Measure: String, Sendable, Hashable, CaseIterable, Codable {
    case psi, ks, js, wasserstein, chi2
  }

  public var measure: Measure
  public var comparison: Condition.Comparison
  public var value: Double
}
