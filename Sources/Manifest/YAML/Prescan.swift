/// Looks at the bytes of a YAML file before it is parsed, for what the parser itself would choke on.
enum Prescan {
  /// Nesting that the parser takes without running out of stack; far above the limit that people meet.
  private static let safeDepth = 500

  /// What is wrong with the bytes, or nil. `line` counts from 1.
  static func problem(in bytes: [UInt8]) -> (code: String, message: String, line: Int, column: Int, help: String?)? {
    var line = 1
    var column = 1
    var flow = 0
    var lead = 0
    var leading = true
    var anchors = false
    var previous: UInt8 = 10
    for (position, byte) in bytes.enumerated() {
      switch byte {
      case 10:
        line += 1
        column = 0
        lead = 0
        leading = true
      case 0:
        return ("bad-character", "the file holds a NUL character", line, column, "is it a text file?")
      case 9 where leading:
        if bytes[(position + 1)...].first(where: { $0 != 9 && $0 != 32 }).map({ $0 != 10 && $0 != 13 && $0 != 35 })
          ?? false
        {
          return (
            "tab-indentation", "a tab is used for indentation", line, column,
            "indent with spaces; YAML allows no tabs there"
          )
        }
      case UInt8(ascii: "["), UInt8(ascii: "{"): flow += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): flow = max(0, flow - 1)
      case UInt8(ascii: "&"): anchors = anchors || isBreak(previous)
      case UInt8(ascii: "*") where anchors && isBreak(previous):
        if isAliasKey(bytes[(position + 1)...]) {
          return ("bad-key", "an alias stands where a key is expected", line, column, "write the key out")
        }
      default: break
      }
      if leading {
        if byte == 32 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") {
          lead += 1
        } else {
          leading = byte == 10 || byte == 9
        }
      }
      if flow > safeDepth || lead > safeDepth {
        return ("too-deep", "values are nested too deeply", line, column, nil)
      }
      // Columns count characters, not the bytes that continue one.
      if byte & 0xC0 != 0x80 { column += 1 }
      previous = byte
    }
    return nil
  }

  private static func isBreak(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 9 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
      || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }

  /// `name :` or `name:` follows.
  private static func isAliasKey(_ rest: ArraySlice<UInt8>) -> Bool {
    var position = rest.startIndex
    while position < rest.endIndex, position < rest.startIndex + 128 {
      let byte = rest[position]
      if byte == UInt8(ascii: ":") { return true }
      if byte == 10 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        return false
      }
      if byte == UInt8(ascii: "*") { return false }
      position += 1
    }
    return false
  }
}
