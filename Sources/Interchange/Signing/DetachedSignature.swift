import Crypto
import Foundation

/// Checks a signature that lies beside the file it signs.
public enum DetachedSignature {
  /// What `ssh-keygen -Y sign -n file` signs for.
  static let namespace = "file"

  /// - Parameter signature: what `ssh-keygen -Y sign` wrote (armoured), a DSSE envelope around the file, or the bare signature of
  ///   `openssl pkeyutl -sign -rawin` or `openssl dgst -sha256 -sign`, as bytes or in base64.
  /// - Returns: true when the key signed exactly these bytes.
  /// - Throws: when the signature is in no form that is read.
  public static func isValid(_ signature: [UInt8], of file: [UInt8], by key: PublicKey) throws(SigningError) -> Bool {
    let text = String(decoding: signature, as: UTF8.self)
    if text.contains("-----BEGIN SSH SIGNATURE-----") {
      return try isValidSSH(try PEM.decode(text, label: "SSH SIGNATURE"), of: file, by: key)
    }
    if let envelope = Envelope.read(signature) { return envelope.content == file && envelope.isSigned(by: key) }
    let trimmed = text.filter { !$0.isWhitespace }
    let bare = Data(base64Encoded: trimmed).map { [UInt8]($0) } ?? signature
    guard (64...80).contains(bare.count) else {
      throw SigningError("it is neither of ssh-keygen, nor a DSSE envelope, nor a bare signature")
    }
    return key.isValid(bare, for: file)
  }

  /// OpenSSH's PROTOCOL.sshsig: the signature is over the magic, the namespace and the hash of the file.
  private static func isValidSSH(_ blob: [UInt8], of file: [UInt8], by key: PublicKey) throws(SigningError) -> Bool {
    var fields = SSHFields(blob)
    try fields.skip(Array("SSHSIG".utf8))
    guard try fields.number() == 1 else { throw SigningError("the version of the OpenSSH signature is not known") }
    let signer = try PublicKey.openSSH(blob: try fields.string())
    let space = try fields.text()
    let reserved = try fields.string()
    let algorithm = try fields.text()
    guard space == namespace else {
      throw SigningError("it was made for “\(space)”; sign with ssh-keygen -Y sign -n \(namespace)")
    }
    let digest: [UInt8]
    switch algorithm {
    case "sha512": digest = Array(SHA512.hash(data: file))
    case "sha256": digest = Array(SHA256.hash(data: file))
    default: throw SigningError("the hash \(algorithm) is not read")
    }
    guard signer.id == key.id else { return false }
    var inner = SSHFields(try fields.string())
    _ = try inner.string()
    let message =
      Array("SSHSIG".utf8) + SSHFields.wrap(Array(space.utf8)) + SSHFields.wrap(reserved)
      + SSHFields.wrap(Array(algorithm.utf8)) + SSHFields.wrap(digest)
    return key.isValid(try raw(try inner.string(), for: key), for: message)
  }

  /// SSH writes the two numbers of an ECDSA signature as signed integers of any length; 32 bytes each are wanted.
  private static func raw(_ signature: [UInt8], for key: PublicKey) throws(SigningError) -> [UInt8] {
    guard case .p256 = key else { return signature }
    var fields = SSHFields(signature)
    var result: [UInt8] = []
    for _ in 0..<2 {
      let number = Array(try fields.string().drop { $0 == 0 })
      guard number.count <= 32 else { throw SigningError("the ECDSA signature is broken") }
      result += [UInt8](repeating: 0, count: 32 - number.count) + number
    }
    return result
  }
}
