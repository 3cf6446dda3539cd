import Foundation
import Interchange
import Manifest
import Records

/// What `dossier verify` found of an attestation.
public struct VerifyReport: Sendable {
  /// One file that the attestation names.
  public struct Entry: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, Codable {
      case same, changed, missing
    }

    public var name: String
    public var state: State
  }

  public enum Signature: String, Sendable, Hashable, Codable {
    case valid, invalid
    /// No key was given to check it with.
    case unchecked
    case absent
  }

  public var signature: Signature
  /// `PASSED`, `WARNED` or `FAILED`, as the attestation says.
  public var result: String
  public var entries: [Entry]

  public var status: ExitStatus {
    if signature == .invalid || signature == .absent || entries.contains(where: { $0.state == .changed }) {
      return .findings
    }
    // An attestation without a file, or one that nobody's key vouches for, proves nothing.
    if signature == .unchecked || entries.isEmpty || entries.contains(where: { $0.state == .missing }) {
      return .incomplete
    }
    return .clean
  }

  /// `dossier.verify/1`
  public func json() -> JSONValue {
    .members([
      ("schema", "dossier.verify/1"), ("ok", .bool(status == .clean)), ("signature", .string(signature.rawValue)),
      ("result", .string(result)),
      (
        "files",
        .array(entries.map { .members([("name", .string($0.name)), ("state", .string($0.state.rawValue))]) })
      ),
    ])
  }
}

/// Checks an attestation: its signature, and every digest against the files as they are.
public enum VerifyRun {
  /// - Parameters:
  ///   - file: the attestation.
  ///   - key: a public key, PEM or a line of an OpenSSH key file; nil when the signature is not to be checked.
  ///   - root: the folder that the names are relative to.
  /// - Throws: `SigningError` for a file that is no attestation, or a key that cannot be read.
  public static func run(_ file: [UInt8], key: String?, root: String) throws(SigningError) -> VerifyReport {
    guard let envelope = Envelope.read(file) else { throw SigningError("this is no DSSE envelope") }
    guard envelope.payloadType == Envelope.statementType, let content = envelope.content,
      let statement = Statement.read(content)
    else { throw SigningError("the envelope holds no in-toto statement about a test result") }
    var signature = VerifyReport.Signature.unchecked
    if envelope.signatures.isEmpty {
      signature = .absent
    } else if let key {
      signature = envelope.isSigned(by: try PublicKey(key)) ? .valid : .invalid
    }
    var seen: Set<Statement.Resource> = []
    let named = (statement.subject + statement.predicate.configuration).filter { seen.insert($0).inserted }
    return VerifyReport(
      signature: signature, result: statement.predicate.result.rawValue,
      entries: named.map { VerifyReport.Entry(name: $0.name, state: state(of: $0, root: root)) })
  }

  private static func state(of resource: Statement.Resource, root: String) -> VerifyReport.Entry.State {
    if let commit = resource.annotations?.gitCommit {
      guard let repository = try? GitRepository(containing: root),
        let data = try? repository.content(of: resource.name, at: commit)
      else { return .missing }
      return FileDigest.sha256([UInt8](data)) == resource.digest.sha256 ? .same : .changed
    }
    guard case .success(let path) = ConfinedPath.resolve(resource.name, inside: root),
      let digest = try? FileDigest.digest(path, shownAs: resource.name)
    else { return .missing }
    return digest.sha256 == resource.digest.sha256 ? .same : .changed
  }
}
