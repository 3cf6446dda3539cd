import Foundation
import Manifest

/// A DSSE envelope (secure-systems-lab/dsse, version 1): a payload with its type and signatures over both.
public struct Envelope: Sendable, Hashable, Codable {
  public struct Signature: Sendable, Hashable, Codable {
    public var keyid: String?
    /// Base64.
    public var sig: String
  }

  public var payloadType: String
  /// Base64.
  public var payload: String
  public var signatures: [Signature]

  /// The payload type of in-toto statements.
  public static let statementType = "application/vnd.in-toto+json"

  /// - Parameter key: nil leaves the envelope unsigned.
  public init(_ payload: [UInt8], type: String = Envelope.statementType, signedBy key: PrivateKey?) throws(SigningError)
  {
    payloadType = type
    self.payload = Data(payload).base64EncodedString()
    signatures = []
    if let key {
      let signature = try key.sign(Self.encoded(payload, type: type))
      signatures.append(Signature(keyid: key.publicKey.id, sig: Data(signature).base64EncodedString()))
    }
  }

  /// Reads an envelope; nil when the bytes are none.
  public static func read(_ bytes: [UInt8]) -> Envelope? { try? JSONDecoder().decode(Envelope.self, from: Data(bytes)) }

  /// The payload's bytes; nil where it is not base64.
  public var content: [UInt8]? { Data(base64Encoded: payload).map { [UInt8]($0) } }

  /// True when one of the signatures was made with the key.
  public func isSigned(by key: PublicKey) -> Bool {
    guard let content else { return false }
    let bytes = Self.encoded(content, type: payloadType)
    return signatures.contains { signature in
      Data(base64Encoded: signature.sig).map { key.isValid([UInt8]($0), for: bytes) } ?? false
    }
  }

  public func json() -> JSONValue {
    .members([
      ("payloadType", .string(payloadType)), ("payload", .string(payload)),
      (
        "signatures",
        .array(signatures.map { .members([("keyid", $0.keyid.map(JSONValue.string)), ("sig", .string($0.sig))]) })
      ),
    ])
  }

  /// What is signed: `DSSEv1`, then type and payload with their lengths.
  static func encoded(_ payload: [UInt8], type: String) -> [UInt8] {
    Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
  }
}
