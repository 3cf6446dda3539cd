import Foundation
import Governance
import Manifest
import Measurements
import Wording

/// An in-toto statement (version 1) with the predicate test-result: which files were judged, by which policy, and what came out.
public struct Statement: Sendable, Hashable, Codable {
  public struct Resource: Sendable, Hashable, Codable {
    public struct Digest: Sendable, Hashable, Codable {
      public var sha256: String
    }

    public var name: String
    public var digest: Digest
    /// The commit that the file was read from, where it is not the file as it lies there.
    public var annotations: Annotations?

    public struct Annotations: Sendable, Hashable, Codable {
      public var gitCommit: String
    }
  }

  public struct Predicate: Sendable, Hashable, Codable {
    public enum Result: String, Sendable, Hashable, Codable {
      case passed = "PASSED"
      case warned = "WARNED"
      case failed = "FAILED"
    }

    public struct Verifier: Sendable, Hashable, Codable {
      public var tool: String
      public var version: String
      public var outcome: String
      public var asOf: String
      public var base: String?
      public var policyFrom: String?

      enum CodingKeys: String, CodingKey {
        case tool, version, outcome, base
        case asOf = "as_of"
        case policyFrom = "policy_from"
      }
    }

    public var result: Result
    public var configuration: [Resource]
    public var passedTests: [String]
    public var warnedTests: [String]
    public var failedTests: [String]
    /// What readers of other tools may pass over.
    public var verifier: Verifier
  }

  public var type: String
  public var subject: [Resource]
  public var predicateType: String
  public var predicate: Predicate

  enum CodingKeys: String, CodingKey {
    case type = "_type"
    case subject, predicateType, predicate
  }

  public static let statementType = "https://in-toto.io/Statement/v1"
  public static let predicateType = "https://in-toto.io/attestation/test-result/v0.1"

  /// The verdict with the digests of all inputs. Names are paths relative to the folder the gate was started in.
  public init(_ result: GateResult) {
    type = Self.statementType
    predicateType = Self.predicateType
    var inputs: [Resource] = []
    var manifests: [Resource] = []
    var passed: [String] = []
    var warned: [String] = []
    var failed: [String] = result.findings.filter { $0.fails(result.failOn) }.map { Self.name($0, of: "dossier") }
    for project in result.projects {
      manifests += project.sources.map { Self.resource($0, in: project.folder) }
      inputs += project.inputs.map { Self.resource($0, in: project.folder) }
      passed += project.held.map { "\(project.id): \($0.statement.en)" }
      failed += project.findings.filter { $0.fails(project.failOn) }.map { Self.name($0, of: project.id) }
      warned += project.open.filter { !$0.fails(project.failOn) && $0.finding.severity == .warning }
        .map { Self.name($0, of: project.id) }
    }
    subject = manifests + inputs
    let outcome: Predicate.Result = result.outcome == .pass ? warned.isEmpty ? .passed : .warned : .failed
    predicate = Predicate(
      result: outcome, configuration: manifests + result.policyInputs.map { Self.policy($0, from: result.policyFrom) },
      passedTests: passed, warnedTests: warned, failedTests: failed,
      verifier: Predicate.Verifier(
        tool: "dossier", version: result.version, outcome: result.outcome.rawValue,
        asOf: DateFormatter.iso(result.asOf), base: result.base?.commit, policyFrom: result.policyFrom?.commit))
  }

  /// Reads a statement; nil when the bytes are none of this kind.
  public static func read(_ bytes: [UInt8]) -> Statement? {
    guard let statement = try? JSONDecoder().decode(Statement.self, from: Data(bytes)),
      statement.type == statementType, statement.predicateType == predicateType
    else { return nil }
    return statement
  }

  public func json() -> JSONValue {
    .members([
      ("_type", .string(type)), ("subject", .array(subject.map(Self.json))),
      ("predicateType", .string(predicateType)),
      (
        "predicate",
        .members([
          ("result", .string(predicate.result.rawValue)),
          ("configuration", .array(predicate.configuration.map(Self.json))),
          ("passedTests", .array(predicate.passedTests.map(JSONValue.string))),
          ("warnedTests", .array(predicate.warnedTests.map(JSONValue.string))),
          ("failedTests", .array(predicate.failedTests.map(JSONValue.string))),
          (
            "verifier",
            .members([
              ("tool", .string(predicate.verifier.tool)), ("version", .string(predicate.verifier.version)),
              ("outcome", .string(predicate.verifier.outcome)), ("as_of", .string(predicate.verifier.asOf)),
              ("base", predicate.verifier.base.map(JSONValue.string)),
              ("policy_from", predicate.verifier.policyFrom.map(JSONValue.string)),
            ])
          ),
        ])
      ),
    ])
  }

  private static func json(_ resource: Resource) -> JSONValue {
    .members([
      ("name", .string(resource.name)), ("digest", .members([("sha256", .string(resource.digest.sha256))])),
      ("annotations", resource.annotations.map { .members([("gitCommit", .string($0.gitCommit))]) }),
    ])
  }

  private static func resource(_ digest: InputDigest, in folder: String) -> Resource {
    Resource(
      name: folder == "." ? digest.path : "\(folder)/\(digest.path)", digest: Resource.Digest(sha256: digest.sha256))
  }

  private static func policy(_ digest: InputDigest, from revision: GateRevision?) -> Resource {
    var resource = resource(digest, in: ".")
    resource.annotations = revision?.commit.map(Resource.Annotations.init)
    return resource
  }

  private static func name(_ finding: GateFinding, of project: String) -> String {
    "\(project): \(finding.finding.rule) \(finding.key ?? RuleBook.title(of: finding.finding.rule).en)"
  }
}
