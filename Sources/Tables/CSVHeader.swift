/// Reads the first line of a CSV or TSV file.
enum CSVHeader {
  static func names(_ bytes: [UInt8], delimiter: UInt8) -> [String] {
    var names: [String] = []
    var field: [UInt8] = []
    var quoted = false
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    loop: while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\"") where quoted:
        if position + 1 < bytes.count, bytes[position + 1] == byte {
          field.append(byte)
          position += 1
        } else {
          quoted = false
        }
      case UInt8(ascii: "\"") where field.isEmpty: quoted = true
      case delimiter where !quoted:
        names.append(String(decoding: field, as: UTF8.self))
        field = []
      case 10 where !quoted, 13 where !quoted: break loop
      default: field.append(byte)
      }
      position += 1
    }
    names.append(String(decoding: field, as: UTF8.self))
    return names
  }
}
