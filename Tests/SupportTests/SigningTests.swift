import Foundation
import Interchange
import Testing

/// Keys and signatures made with OpenSSL 3.0.19 and OpenSSH 9.2 for these tests; they protect nothing.
private enum Made {
  static let message = Array("Approved for production.\n".utf8)
  static let ed25519Private = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIOZBwQ0glrIjw8bj3mI6buQAu3DkVTKHkNY+owd0IYo6
    -----END PRIVATE KEY-----
    """
  static let ed25519Public = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEApNuN+Dowlah+TRjfTT9UUn8590wVjkyrJiPxyMSww4Q=
    -----END PUBLIC KEY-----
    """
  static let p256Private = """
    -----BEGIN EC PRIVATE KEY-----
    MHcCAQEEIMS1RmaTcGDWFTrdg38TlpfdHfm5ihu5nwhXx8Avk2xooAoGCCqGSM49
    AwEHoUQDQgAE8CiuKblJ/PFVMTpawDjFJMLD455ieCLVrUO1y85iajnuqwSs359z
    Ua06rPP1273x6jrXnMdEOBB8Ho0aCtHgWQ==
    -----END EC PRIVATE KEY-----
    """
  static let p256Public = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8CiuKblJ/PFVMTpawDjFJMLD455i
    eCLVrUO1y85iajnuqwSs359zUa06rPP1273x6jrXnMdEOBB8Ho0aCtHgWQ==
    -----END PUBLIC KEY-----
    """
  /// `openssl pkeyutl -sign -rawin -inkey ed.pem -in msg | base64`
  static let ed25519Signature =
    "5+tdTAFg0T9uHyltJbQLBxBoIliPqyj456KRebiXIf54GEHSG5Q1L5AyQoZSTU/IzpTStRYZZenLjLFYyb92BQ=="
  /// `openssl dgst -sha256 -sign ec.pem msg | base64`
  static let p256Signature =
    "MEUCIQDLq969jYMs+dhIO08cb37rupDzmEh/9mA9Rib1r3qVBgIgJnuyq9WSUQR1/wAqs39jRwqB9wkVyi74CEjCt9VyYEE="
  static let sshEd25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH7MKZZwKnwQqWyIZlxPuzA3n07rQWHJ52NCfnZoIvv0 a"
  static let sshP256 =
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBFPHEhulvt31Jh7kHY5GZDOxooqsD5c5cheLgFvgHpCtoFvfzPiY8y8JuRxhXfDVUgThQv3NBqmm4KU+/zQum5A= a"
  /// `ssh-keygen -Y sign -n file -f KEY msg`
  static let sshEd25519Signature = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgfswplnAqfBCpbIhmXE+7MDefTu
    tBYcnnY0J+dmgi+/QAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
    OQAAAEDrVguNVqTt15ZZ9hq+/UIVKB+VM1oAqPSa0ZTT1kp9R9wUhjN5Q081pCGavhrD6O
    NILWae4E6cyNipxi4V+/UD
    -----END SSH SIGNATURE-----
    """
  static let sshP256Signature = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
    EEU8cSG6W+3fUmHuQdjkZkM7GiiqwPlzlyF4uAW+AekK2gW9/M+JjzLwm5HGFd8NVSBOFC
    /c0GqabgpT7/NC6bkAAAAARmaWxlAAAAAAAAAAZzaGE1MTIAAABlAAAAE2VjZHNhLXNoYT
    ItbmlzdHAyNTYAAABKAAAAIQCSnXRQlW3HYwzaPOGwUa7Kxc3kAm8AbPar0Hwat6KhwwAA
    ACEAmOfsNJ9Dl7eADUOLSyoxBb+NUhvFApjhIH+oeOj6IAI=
    -----END SSH SIGNATURE-----
    """
}

@Suite struct SigningTests {
  @Test(arguments: [
    (Made.ed25519Public, Made.ed25519Signature), (Made.p256Public, Made.p256Signature),
    (Made.sshEd25519, Made.sshEd25519Signature), (Made.sshP256, Made.sshP256Signature),
  ])
  func signaturesOfOtherToolsAreChecked(key: String, signature: String) throws {
    let trusted = try PublicKey(key)
    let bytes = Array(signature.utf8)
    #expect(try DetachedSignature.isValid(bytes, of: Made.message, by: trusted))
    #expect(try !DetachedSignature.isValid(bytes, of: Made.message + [10], by: trusted))
    let other = try PublicKey(key == Made.sshEd25519 ? Made.ed25519Public : Made.sshEd25519)
    #expect(try !DetachedSignature.isValid(bytes, of: Made.message, by: other))
  }

  @Test(arguments: [(Made.ed25519Private, Made.ed25519Public), (Made.p256Private, Made.p256Public)])
  func envelopesAreSignedAndChecked(key: String, public text: String) throws {
    let envelope = try Envelope(Made.message, signedBy: try PrivateKey(key))
    let written = Array(envelope.json().text().utf8)
    let read = try #require(Envelope.read(written))
    #expect(read.content == Made.message)
    #expect(read.isSigned(by: try PublicKey(text)))
    #expect(!read.isSigned(by: try PublicKey(Made.sshEd25519)))
    var other = read
    other.payload = Data("Rejected.\n".utf8).base64EncodedString()
    #expect(!other.isSigned(by: try PublicKey(text)))
    var type = read
    type.payloadType = "text/plain"
    #expect(!type.isSigned(by: try PublicKey(text)))
  }

  /// The example of the DSSE protocol: payload "hello world", type "http://example.com/HelloWorld".
  @Test func whatIsSignedIsTheProtocolsEncoding() throws {
    let envelope = try Envelope(
      Array("hello world".utf8), type: "http://example.com/HelloWorld", signedBy: try PrivateKey(Made.ed25519Private))
    let signature = try #require(Data(base64Encoded: envelope.signatures[0].sig))
    let encoded = Array("DSSEv1 29 http://example.com/HelloWorld 11 hello world".utf8)
    #expect(try PublicKey(Made.ed25519Public).isValid([UInt8](signature), for: encoded))
  }

  @Test(arguments: [
    "", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "ssh-rsa AAAA", "ssh-ed25519 AAAAC3Nz",
  ])
  func otherKeysAreRefused(text: String) {
    #expect(throws: SigningError.self) { try PublicKey(text) }
    #expect(throws: SigningError.self) { try PrivateKey(text) }
  }

  @Test func signaturesForAnotherPurposeAreRefused() throws {
    let key = try PublicKey(Made.sshEd25519)
    let cut = Array(Made.sshEd25519Signature.replacingOccurrences(of: "ZmlsZQ", with: "ZmlsZg").utf8)
    #expect(throws: SigningError.self) { try DetachedSignature.isValid(cut, of: Made.message, by: key) }
    #expect(throws: SigningError.self) { try DetachedSignature.isValid([1, 2, 3], of: Made.message, by: key) }
  }
}
