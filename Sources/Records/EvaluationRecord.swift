import Foundation
import Manifest
import Measurements

/// The result of one evaluation as it is kept on disk, for people and reviews to compare with.
public struct EvaluationRecord: Sendable, Hashable {
  public static let schema = "dossier.record/1"

  public var project: String
  public var evaluation: String
  public var key: RecordKey
  /// The result as `dossier evaluate --format json` prints it.
  public var result: JSONValue

  public init(project: String, evaluation: String, key: RecordKey, result: JSONValue) {
    self.project = project
    self.evaluation = evaluation
    self.key = key
    self.result = result
  }

  /// SHA-256 of the result's canonical text.
  public var digest: String { FileDigest.sha256(Array(result.canonical.text(indent: nil).utf8)) }

  /// Members in the order of their keys, numbers with the shortest digits that read back the same.
  public func json() -> JSONValue {
    JSONValue.members([
      ("schema", .string(Self.schema)), ("project", .string(project)), ("evaluation", .string(evaluation)),
      (
        "key",
        .members([
          ("manifest", .string(key.manifest)), ("core", .string(key.core)), ("digest", .string(key.digest)),
          (
            "inputs",
            .array(
              key.inputs.sorted { $0.path < $1.path }.map {
                .members([
                  ("path", .string($0.path)), ("sha256", .string($0.sha256)), ("bytes", .integer($0.bytes)),
                ])
              })
          ),
        ])
      ), ("result", result), ("digest", .string(digest)),
    ]).canonical
  }

  /// - Returns: nil for anything that is not a record of this form.
  init?(json: JSONValue) {
    guard json["schema"]?.text == Self.schema, let project = json["project"]?.text,
      let evaluation = json["evaluation"]?.text, let result = json["result"], let key = json["key"],
      let manifest = key["manifest"]?.text, let core = key["core"]?.text, case .array(let inputs)? = key["inputs"]
    else { return nil }
    self.init(
      project: project, evaluation: evaluation,
      key: RecordKey(
        manifest: manifest,
        inputs: inputs.compactMap { input in
          guard let path = input["path"]?.text, let sha256 = input["sha256"]?.text,
            case .integer(let bytes)? = input["bytes"]
          else { return nil }
          return InputDigest(path: path, sha256: sha256, bytes: bytes)
        }, core: core), result: result)
  }
}
