import Manifest
import Measurements

/// The JSON document of `dossier evaluate --format json`: schema `dossier.evaluate/1`.
///
/// Metrics are keyed by their canonical names. Numbers that are not defined are null.
public enum EvaluateDocument {
  /// What was measured of one project.
  public struct Project: Sendable {
    public var id: String
    public var results: [EvaluationResult]
    public var unmeasured: [Unmeasured]
    /// Evaluations whose result was taken over because nothing had changed.
    public var reused: [String]
    public var links: [LinkResult] = []
    /// Recorded results against those measured now.
    public var recordChecks: [RecordCheck]
    /// What is wrong with its manifest.
    public var diagnostics: [Diagnostic]

    public init(
      id: String, results: [EvaluationResult], unmeasured: [Unmeasured] = [], reused: [String] = [],
      links: [LinkResult] = [], recordChecks: [RecordCheck] = [], diagnostics: [Diagnostic] = []
    ) {
      self.id = id
      self.results = results
      self.unmeasured = unmeasured
      self.reused = reused
      self.links = links
      self.recordChecks = recordChecks
      self.diagnostics = diagnostics
    }
  }

  public static let schema = "dossier.evaluate/1"

  public static func json(projects: [Project]) -> JSONValue {
    .members([
      ("schema", .string(schema)),
      ("projects", .array(projects.map(json))),
    ])
  }

  /// One result, as it stands in the document.
  public static func result(_ result: EvaluationResult) -> JSONValue { ResultDocument.json(result) }

  private static func json(_ project: Project) -> JSONValue {
    .members([
      ("id", .string(project.id)),
      ("evaluations", .array(project.results.map(ResultDocument.json))),
      ("links", project.links.isEmpty ? nil : .array(project.links.map(LinkDocument.json))),
      ("unmeasured", project.unmeasured.isEmpty ? nil : .array(project.unmeasured.map(json))),
      ("reused", project.reused.isEmpty ? nil : .array(project.reused.map(JSONValue.string))),
      ("records", project.recordChecks.isEmpty ? nil : .array(project.recordChecks.map(json))),
      ("diagnostics", project.diagnostics.isEmpty ? nil : .array(project.diagnostics.map(json))),
    ])
  }

  private static func json(_ check: RecordCheck) -> JSONValue {
    var members: [(String, JSONValue?)] = [
      ("evaluation", .string(check.evaluation)), ("file", .string(check.file)),
    ]
    switch check.outcome {
    case .same: members.append(("outcome", "same"))
    case .missing: members.append(("outcome", "missing"))
    case .unreadable(let why): members += [("outcome", "unreadable"), ("message", .string(why))]
    case .differs(let differences):
      members.append(("outcome", "differs"))
      members.append(
        (
          "differences",
          .array(
            differences.map {
              .members([
                ("path", .string($0.path)), ("recorded", .optional($0.recorded)), ("measured", .optional($0.measured)),
              ])
            })
        ))
    }
    return .members(members)
  }

  private static func json(_ gap: Unmeasured) -> JSONValue {
    .members([
      ("subject", .string(gap.subject.rawValue)), ("id", .string(gap.id)), ("cause", .string(gap.cause.rawValue)),
      ("message", .string(gap.message)), ("expected", gap.expected.map(JSONValue.string)),
      ("help", gap.help.map(JSONValue.string)), ("location", gap.location.map(json)),
    ])
  }

  private static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .members([
      ("code", .string(diagnostic.code)), ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message)), ("expected", diagnostic.expected.map(JSONValue.string)),
      ("help", diagnostic.help.map(JSONValue.string)), ("location", diagnostic.location.map(json)),
    ])
  }

  static func json(_ place: SourceLocation) -> JSONValue {
    .members([
      ("file", .string(place.file)), ("line", .integer(place.line)), ("column", .integer(place.column)),
    ])
  }
}
