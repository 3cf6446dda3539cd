/// What a file's bytes must be before any YAML is looked at.
enum TextCheck {
  struct Problem {
    var message: String
    /// The byte that is wrong.
    var offset: Int
    var help: String
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes without a UTF-8 byte-order mark.
  static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(byteOrderMark.count)) : bytes
  }

  /// The first thing that makes the bytes unfit for a manifest.
  static func problem(in bytes: [UInt8]) -> Problem? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Problem(message: "the file is UTF-16, not UTF-8", offset: 0, help: "save the file as UTF-8")
    }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x20, byte < 0x7F {
        position += 1
        continue
      }
      if byte < 0x80 {
        guard byte == 0x09 || byte == 0x0A || byte == 0x0D else { return control(UInt32(byte), at: position) }
        position += 1
        continue
      }
      guard let (scalar, length) = decode(bytes, at: position) else {
        return Problem(
          message: "the file is not UTF-8 text: byte 0x\(hex(UInt32(byte), digits: 2)) cannot stand here",
          offset: position, help: "save the file as UTF-8")
      }
      switch scalar {
      case 0x80...0x9F, 0xFEFF, 0xFFFE, 0xFFFF, 0x2028, 0x2029: return control(scalar, at: position)
      default: position += length
      }
    }
    return nil
  }

  private static func control(_ scalar: UInt32, at offset: Int) -> Problem {
    let code = "U+\(hex(scalar, digits: 4))"
    switch scalar {
    case 0:
      return Problem(
        message: "the file holds a NUL character", offset: offset, help: "remove it; a manifest is plain text")
    case 0x85, 0x2028, 0x2029:
      return Problem(
        message: "the file holds the line separator \(code)", offset: offset, help: "end the line with a line break")
    default:
      return Problem(
        message: "the file holds the control character \(code)", offset: offset,
        help: "remove it, or write it as an escape in double quotes")
    }
  }

  /// One scalar of well-formed UTF-8 (RFC 3629) and its length in bytes.
  private static func decode(_ bytes: [UInt8], at start: Int) -> (scalar: UInt32, length: Int)? {
    let first = UInt32(bytes[start])
    let length: Int
    let least: UInt32
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (length, least, scalar) = (2, 0x80, first & 0x1F)
    case 0xE0...0xEF: (length, least, scalar) = (3, 0x800, first & 0x0F)
    case 0xF0...0xF4: (length, least, scalar) = (4, 0x10000, first & 0x07)
    default: return nil
    }
    guard start + length <= bytes.count else { return nil }
    for position in start + 1..<start + length {
      let byte = UInt32(bytes[position])
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | byte & 0x3F
    }
    guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
    return (scalar, length)
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
