import Foundation

/// Finds what is wrong with a CSV file that the engine refused, and in which line. RFC 4180 with a header.
enum CSVDiagnosis {
  /// Nil when the structure is sound.
  static func find(_ file: DataFile, delimiter: UInt8) -> TableError? {
    guard let data = FileManager.default.contents(atPath: file.absolute) else { return nil }
    return data.withUnsafeBytes { raw in find(raw.bindMemory(to: UInt8.self), file.shown, delimiter: delimiter) }
  }

  private static func find(_ bytes: UnsafeBufferPointer<UInt8>, _ shown: String, delimiter: UInt8) -> TableError? {
    let quote = UInt8(ascii: "\"")
    var expected: Int?
    var fields = 1
    var line = 1
    var first = 1
    var quoted = false
    var opened = 1
    var closed = false
    var empty = true
    var position = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    var fieldStart = true
    while position <= bytes.count {
      let byte = position < bytes.count ? bytes[position] : 10
      if quoted {
        if position == bytes.count {
          return TableError(
            .malformed, "line \(opened) of “\(shown)” opens a quote that is never closed",
            expected: "\"text\", a quote inside written twice: \"\"")
        }
        if byte == 10 { line += 1 }
        if byte == quote {
          if position + 1 < bytes.count, bytes[position + 1] == quote {
            position += 1
          } else {
            quoted = false
            closed = true
          }
        }
      } else if byte == quote, fieldStart {
        quoted = true
        opened = line
        fieldStart = false
        empty = false
      } else if byte == delimiter {
        fields += 1
        fieldStart = true
        closed = false
        empty = false
      } else if byte == 10 {
        let isRow = !(empty && (position == bytes.count || fields == 1))
        if isRow {
          if let expected, fields != expected {
            return TableError(
              .malformed, "line \(first) of “\(shown)” has \(fields) \(fields == 1 ? "field" : "fields")",
              expected: "\(expected) fields, as in the first line",
              help: "a text with the separator, a quote or a line break in it has to stand in double quotes")
          }
          expected = expected ?? fields
        }
        line += 1
        first = line
        fields = 1
        fieldStart = true
        closed = false
        empty = true
      } else if byte != 13 {
        if closed {
          return TableError(
            .malformed, "line \(line) of “\(shown)” has text after a closing quote",
            expected: "\"text\", a quote inside written twice: \"\"")
        }
        fieldStart = false
        empty = false
      }
      position += 1
    }
    return badText(bytes, shown)
  }

  private static func badText(_ bytes: UnsafeBufferPointer<UInt8>, _ shown: String) -> TableError? {
    var line = 1
    var start = 0
    for position in 0...bytes.count where position == bytes.count || bytes[position] == 10 {
      if String(validating: bytes[start..<position], as: UTF8.self) == nil {
        return TableError(.malformed, "line \(line) of “\(shown)” is not UTF-8 text", help: "save the file in UTF-8")
      }
      line += 1
      start = position + 1
    }
    return nil
  }
}
