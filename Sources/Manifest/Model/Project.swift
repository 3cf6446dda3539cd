/// A project as its manifest declares it. Nothing in here was measured.
///
/// Sections keep the order of the file. Every element that a person named carries its id (the mapping key) and the
/// place of that key, so that a finding can point at it.
public struct Project: Sendable {
  /// The name of the project's folder.
  public var id: String
  /// The absolute path of the project's folder, symbolic links resolved.
  public var folder: String
  /// The start of `project.yaml`; its `file` is the path as shown to people.
  public var location: SourceLocation
  public var title: Located<String>
  public var summary: String?
  /// Where the summary is written, if it is.
  public var summaryLocation: SourceLocation?
  /// The language of the project's report; `en` when not said.
  public var language: Language
  public var owner: Owner?
  /// The CRISP-ML(Q) phase the project has reached.
  public var phase: Located<Phase>
  public var problem: Problem?
  public var businessMetrics: [BusinessMetric]
  public var links: [MetricLink]
  public var catalog: [CatalogEntry]
  public var models: [ModelEntry]
  public var evaluations: [EvaluationSpec]
  public var benchmarks: [BenchmarkSpec]
  public var infrastructure: Infrastructure?
  public var phases: [PhaseEntry]
  public var risks: [Risk]
  public var stack: [StackRole]
  public var monitoring: Monitoring?
  /// In the order of the manifest.
  public var decisions: [Decision] = []
  /// Every file that was read to make this value, relative to the project's folder: `project.yaml` and its includes.
  public var sources: [String]
  /// Where each key of the manifest stands, for naming places in a way that survives moved lines.
  public var keys = KeyPaths()
}

/// The languages that reports are written in.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
  case en, ru
}

public struct Owner: Sendable, Hashable {
  public var team: String
  public var contact: String?
}

/// The six phases of CRISP-ML(Q), in order.
public enum Phase: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  case businessAndDataUnderstanding = "business-and-data-understanding"
  case dataPreparation = "data-preparation"
  case modeling
  case evaluation
  case deployment
  case monitoringAndMaintenance = "monitoring-and-maintenance"

  /// The position in the process, counted from 0.
  public var position: Int {
    switch self {
    case .businessAndDataUnderstanding: 0
    case .dataPreparation: 1
    case .modeling: 2
    case .evaluation: 3
    case .deployment: 4
    case .monitoringAndMaintenance: 5
    }
  }

  public static func < (a: Phase, b: Phase) -> Bool { a.position < b.position }
}
