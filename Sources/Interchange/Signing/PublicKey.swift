import Crypto
import Foundation

/// Why a key or a signature was refused.
public struct SigningError: Error, Sendable, Hashable {
  /// In one sentence.
  public var message: String

  public init(_ message: String) { self.message = message }
}

/// A public key that signatures are checked with: Ed25519, or ECDSA on the curve P-256.
public enum PublicKey: Sendable {
  case ed25519(Curve25519.Signing.PublicKey)
  case p256(P256.Signing.PublicKey)

  /// Reads a PEM block (`PUBLIC KEY`, RFC 5280 and 8410) or one line of an OpenSSH key file.
  public init(_ text: String) throws(SigningError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.hasPrefix("ssh-") || trimmed.hasPrefix("ecdsa-") {
      self = try Self.openSSH(trimmed)
    } else {
      let der = try PEM.decode(trimmed, label: "PUBLIC KEY")
      if der.count == 44, der.starts(with: PEM.ed25519Public) {
        self = try Self.ed25519(raw: Array(der.dropFirst(PEM.ed25519Public.count)))
      } else if let key = try? P256.Signing.PublicKey(derRepresentation: der) {
        self = .p256(key)
      } else {
        throw SigningError("the key is neither Ed25519 nor ECDSA P-256")
      }
    }
  }

  /// True when the key made this signature of these bytes. ECDSA signatures hash with SHA-256 and are DER, or the two numbers
  /// one after the other.
  public func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    switch self {
    case .ed25519(let key): return key.isValidSignature(Data(signature), for: Data(bytes))
    case .p256(let key):
      let parsed =
        (try? P256.Signing.ECDSASignature(derRepresentation: signature))
        ?? (try? P256.Signing.ECDSASignature(rawRepresentation: signature))
      return parsed.map { key.isValidSignature($0, for: Data(bytes)) } ?? false
    }
  }

  /// SHA-256 of the key's DER form, lower-case hexadecimal: a name for the key in envelopes.
  public var id: String {
    let der: Data
    switch self {
    case .ed25519(let key): der = Data(PEM.ed25519Public) + key.rawRepresentation
    case .p256(let key): der = key.derRepresentation
    }
    return SHA256.hash(data: der).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  static func ed25519(raw: [UInt8]) throws(SigningError) -> PublicKey {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw) else {
      throw SigningError("the Ed25519 key is broken")
    }
    return .ed25519(key)
  }

  private static func openSSH(_ line: String) throws(SigningError) -> PublicKey {
    let fields = line.split(separator: " ")
    guard fields.count >= 2, let blob = Data(base64Encoded: String(fields[1])) else {
      throw SigningError("the line is not an OpenSSH public key")
    }
    return try openSSH(blob: [UInt8](blob))
  }

  /// The wire form of RFC 4253, section 6.6, RFC 5656 and RFC 8709.
  static func openSSH(blob: [UInt8]) throws(SigningError) -> PublicKey {
    var fields = SSHFields(blob)
    switch try fields.text() {
    case "ssh-ed25519": return try ed25519(raw: try fields.string())
    case "ecdsa-sha2-nistp256":
      _ = try fields.string()
      guard let key = try? P256.Signing.PublicKey(x963Representation: try fields.string()) else {
        throw SigningError("the ECDSA key is broken")
      }
      return .p256(key)
    case let other: throw SigningError("keys of the type \(other) are not read; use ed25519 or ecdsa-sha2-nistp256")
    }
  }
}

/// PEM blocks (RFC 7468).
enum PEM {
  /// What comes before the 32 bytes of an Ed25519 key in its DER forms (RFC 8410).
  static let ed25519Public: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
  static let ed25519Private: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  static func decode(_ text: String, label: String) throws(SigningError) -> [UInt8] {
    let head = "-----BEGIN \(label)-----"
    let tail = "-----END \(label)-----"
    guard let start = text.firstRange(of: head), let end = text[start.upperBound...].firstRange(of: tail) else {
      throw SigningError("there is no PEM block “\(label)”")
    }
    let body = text[start.upperBound..<end.lowerBound].filter { !$0.isWhitespace }
    guard let data = Data(base64Encoded: String(body)) else { throw SigningError("the PEM block is not base64") }
    return [UInt8](data)
  }
}

/// The fields of SSH's wire format: a length of four bytes, then as many bytes.
struct SSHFields {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func string() throws(SigningError) -> [UInt8] {
    guard rest.count >= 4 else { throw SigningError("the data are cut off") }
    let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    guard count <= rest.count else { throw SigningError("the data are cut off") }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func text() throws(SigningError) -> String { String(decoding: try string(), as: UTF8.self) }

  mutating func number() throws(SigningError) -> Int {
    guard rest.count >= 4 else { throw SigningError("the data are cut off") }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func skip(_ expected: [UInt8]) throws(SigningError) {
    guard rest.starts(with: expected) else { throw SigningError("this is not an OpenSSH signature") }
    rest = rest.dropFirst(expected.count)
  }

  static func wrap(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt32(clamping: bytes.count)
    return [UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)] + bytes
  }
}
