import Crypto
import Foundation
import Measurements

/// SHA-256 digests of files, read in pieces.
public enum FileDigest {
  /// - Parameters:
  ///   - path: where the file is.
  ///   - shown: the path to write into the result, relative to the project's folder.
  /// - Throws: `RecordError` when the file cannot be read.
  public static func digest(_ path: String, shownAs shown: String) throws(RecordError) -> InputDigest {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw RecordError(.read, "cannot read \(shown)") }
    defer { try? handle.close() }
    var hash = SHA256()
    var count = 0
    while true {
      let piece: Data
      do { piece = try handle.read(upToCount: 1 << 20) ?? Data() } catch {
        throw RecordError(.read, "cannot read \(shown): \(error.localizedDescription)")
      }
      if piece.isEmpty { break }
      hash.update(data: piece)
      count += piece.count
    }
    return InputDigest(path: shown, sha256: hexadecimal(hash.finalize()), bytes: count)
  }

  /// MD5 sums of a file as DVC knows it: of its bytes, and with line ends of Windows turned into those of Unix, which DVC 2 did
  /// with text. Good for recognising a file, not for trusting it.
  ///
  /// - Throws: `RecordError` when the file cannot be read.
  public static func md5(
    _ path: String, shownAs shown: String
  ) throws(RecordError) -> (plain: String, unixLineEnds: String) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw RecordError(.read, "cannot read \(shown)") }
    defer { try? handle.close() }
    var plain = Insecure.MD5()
    var unix = Insecure.MD5()
    var pendingReturn = false
    while true {
      let piece: Data
      do { piece = try handle.read(upToCount: 1 << 20) ?? Data() } catch {
        throw RecordError(.read, "cannot read \(shown): \(error.localizedDescription)")
      }
      if piece.isEmpty { break }
      plain.update(data: piece)
      var converted = Data(capacity: piece.count + 1)
      for byte in piece {
        if pendingReturn, byte != 10 { converted.append(13) }
        pendingReturn = byte == 13
        if !pendingReturn { converted.append(byte) }
      }
      unix.update(data: converted)
    }
    if pendingReturn { unix.update(data: Data([13])) }
    return (hexadecimal(plain.finalize()), hexadecimal(unix.finalize()))
  }

  /// The digest of bytes in memory, as lower-case hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
