import Crypto
import Foundation

/// A private key that verdicts are signed with.
public enum PrivateKey: Sendable {
  case ed25519(Curve25519.Signing.PrivateKey)
  case p256(P256.Signing.PrivateKey)

  /// Reads a PEM block: `PRIVATE KEY` (PKCS#8) of Ed25519 or ECDSA P-256, or `EC PRIVATE KEY`. Keys with a passphrase are not
  /// read.
  public init(_ text: String) throws(SigningError) {
    if text.contains("ENCRYPTED") { throw SigningError("the key is encrypted; decrypt it first, for this run only") }
    if let der = try? PEM.decode(text, label: "PRIVATE KEY"), der.count == 48, der.starts(with: PEM.ed25519Private),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: der.dropFirst(PEM.ed25519Private.count))
    {
      self = .ed25519(key)
    } else if let key = try? P256.Signing.PrivateKey(pemRepresentation: text) {
      self = .p256(key)
    } else {
      throw SigningError("this is not a PEM private key of Ed25519 or ECDSA P-256")
    }
  }

  /// ECDSA signatures are DER, over SHA-256.
  public func sign(_ bytes: [UInt8]) throws(SigningError) -> [UInt8] {
    do {
      switch self {
      case .ed25519(let key): return [UInt8](try key.signature(for: Data(bytes)))
      case .p256(let key): return [UInt8](try key.signature(for: Data(bytes)).derRepresentation)
      }
    } catch {
      throw SigningError("signing failed")
    }
  }

  public var publicKey: PublicKey {
    switch self {
    case .ed25519(let key): .ed25519(key.publicKey)
    case .p256(let key): .p256(key.publicKey)
    }
  }
}
