/// A delimited text file cut into rows and fields, as offsets into its bytes: nothing is copied until it is asked for.
///
/// Reads what RFC 4180 describes, and what programs write besides: space around fields without quotes, a byte-order mark, `\n`, `\r\n` and `\r`, quoted line
/// breaks, `;` or tabs between fields.
struct Delimited {
  /// Where a field's text stands, without its quotes.
  struct Field {
    var start: UInt32
    var end: UInt32
    /// True where two quotes inside stand for one.
    var hasDoubledQuotes: Bool
    /// True where the field stood in quotes.
    var wasQuoted: Bool
  }

  struct Row {
    /// Position of the first field in `fields`.
    var first: Int32
    var count: Int32
    /// Counted from 1.
    var line: Int32
  }

  /// What makes a file unreadable as a whole.
  enum Problem: Error {
    case tooLarge
    case utf16
    case binary(line: Int)
    case unclosedQuote(line: Int)
    case tooManyFields
  }

  /// The largest file that is read, in bytes.
  static let largest = 1 << 30
  private static let mostFields = 100_000_000

  let bytes: [UInt8]
  private(set) var fields: [Field] = []
  private(set) var rows: [Row] = []
  let delimiter: UInt8

  /// - Parameter comments: true where rows that start with `#` are remarks.
  init(_ bytes: [UInt8], comments: Bool) throws(Problem) {
    self.bytes = bytes
    guard bytes.count <= Self.largest else { throw .tooLarge }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    delimiter = Self.delimiter(of: bytes)
    try cut(comments: comments)
  }

  /// The character that most often separates the first row's words, outside of quotes: `,`, `;` or a tab.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts = (comma: 0, semicolon: 0, tab: 0)
    var quoted = false
    var isComment = false
    var atStart = true
    var hasText = false
    for byte in bytes.prefix(1 << 16) {
      if byte == 0x0A || byte == 0x0D, !quoted {
        if hasText, !isComment { break }
        (isComment, atStart, hasText) = (false, true, false)
        continue
      }
      if atStart, byte == UInt8(ascii: "#") { isComment = true }
      atStart = false
      hasText = true
      if isComment { continue }
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case UInt8(ascii: ",") where !quoted: counts.comma += 1
      case UInt8(ascii: ";") where !quoted: counts.semicolon += 1
      case 0x09 where !quoted: counts.tab += 1
      default: break
      }
    }
    if counts.semicolon > counts.comma, counts.semicolon >= counts.tab { return UInt8(ascii: ";") }
    if counts.tab > counts.comma { return 0x09 }
    return UInt8(ascii: ",")
  }

  private mutating func cut(comments: Bool) throws(Problem) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let delimiter = delimiter
    var cutter = Cutter(comments: comments, delimiter: delimiter)
    cutter.fields.reserveCapacity(bytes.count / 6 + 16)
    cutter.rows.reserveCapacity(bytes.count / 60 + 16)
    let outcome: Problem? = bytes.withUnsafeBufferPointer { cutter.run($0, from: hasMark ? 3 : 0) }
    if let outcome { throw outcome }
    fields = cutter.fields
    rows = cutter.rows
  }

  /// One pass over the bytes.
  private struct Cutter {
    var fields: [Field] = []
    var rows: [Row] = []
    let comments: Bool
    let delimiter: UInt8

    init(comments: Bool, delimiter: UInt8) {
      self.comments = comments
      self.delimiter = delimiter
    }

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Problem? {
      let end = bytes.count
      var position = start
      var line: Int32 = 1
      while position < end {
        if comments, bytes[position] == UInt8(ascii: "#") {
          while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
          skipLineEnd(bytes, &position, &line)
          continue
        }
        if bytes[position] == 0x0A || bytes[position] == 0x0D {
          skipLineEnd(bytes, &position, &line)
          continue
        }
        let first = fields.count
        let rowLine = line
        row: while true {
          if position < end, bytes[position] == UInt8(ascii: "\"") {
            if let problem = quoted(bytes, &position, &line) { return problem }
          } else {
            let fieldStart = position
            while position < end {
              let byte = bytes[position]
              if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
              if byte == 0 { return .binary(line: Int(line)) }
              position += 1
            }
            append(bytes, fieldStart, position, doubled: false, quoted: false)
          }
          guard fields.count < Delimited.mostFields else { return .tooManyFields }
          guard position < end, bytes[position] == delimiter else { break row }
          position += 1
        }
        skipLineEnd(bytes, &position, &line)
        rows.append(Row(first: Int32(clamping: first), count: Int32(clamping: fields.count - first), line: rowLine))
      }
      return nil
    }

    /// A field in quotes; what stands between the closing quote and the delimiter belongs to it.
    private mutating func quoted(
      _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ line: inout Int32
    ) -> Problem? {
      let end = bytes.count
      let opening = line
      position += 1
      let start = position
      var doubled = false
      while true {
        guard position < end else { return .unclosedQuote(line: Int(opening)) }
        let byte = bytes[position]
        if byte == UInt8(ascii: "\"") {
          guard position + 1 < end, bytes[position + 1] == UInt8(ascii: "\"") else { break }
          doubled = true
          position += 2
          continue
        }
        if byte == 0 { return .binary(line: Int(line)) }
        if byte == 0x0A || (byte == 0x0D && !(position + 1 < end && bytes[position + 1] == 0x0A)) { line &+= 1 }
        position += 1
      }
      let close = position
      position += 1
      while position < end, bytes[position] != delimiter, bytes[position] != 0x0A, bytes[position] != 0x0D {
        position += 1
      }
      append(bytes, start, close, doubled: doubled, quoted: true)
      return nil
    }

    private mutating func append(
      _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, doubled: Bool, quoted: Bool
    ) {
      var start = from
      var end = to
      while !quoted, start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
      while !quoted, end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
      fields.append(
        Field(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), hasDoubledQuotes: doubled,
          wasQuoted: quoted))
    }

    private func skipLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ line: inout Int32) {
      guard position < bytes.count else { return }
      if bytes[position] == 0x0D {
        position += 1
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line &+= 1
      } else if bytes[position] == 0x0A {
        position += 1
        line &+= 1
      }
    }
  }

  /// The field's bytes, nil where the row has no such field or it is empty.
  func range(_ row: Row, _ column: Int) -> Range<Int>? {
    guard column >= 0, column < Int(row.count) else { return nil }
    let field = fields[Int(row.first) + column]
    return field.start < field.end ? Int(field.start)..<Int(field.end) : nil
  }

  /// The field's text, nil where the row has no such field or it is empty. Bytes that are not UTF-8 become U+FFFD.
  func text(_ row: Row, _ column: Int) -> String? {
    guard let range = range(row, column) else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return fields[Int(row.first) + column].hasDoubledQuotes ? Self.single(text) : text
  }

  /// The field as a number; nil where it is empty or no number.
  func number(_ row: Row, _ column: Int) -> Double? {
    guard let range = range(row, column) else { return nil }
    return NumberText.double(bytes, range)
  }

  /// The column of a field counted from 1, in Unicode scalars, and its length; for diagnostics.
  func place(_ row: Row, _ column: Int) -> (column: Int, length: Int) {
    guard row.count > 0 else { return (1, 1) }
    let field = fields[Int(row.first) + min(max(0, column), Int(row.count) - 1)]
    var start = Int(field.start)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, Int(field.start)) }
    return (
      1 + Self.scalars(bytes[start..<Int(field.start)]), max(1, Self.scalars(bytes[Int(field.start)..<Int(field.end)]))
    )
  }

  /// The source line of a row, for diagnostics.
  func sourceLine(_ row: Row) -> String? {
    guard row.count > 0 else { return nil }
    var start = Int(fields[Int(row.first)].start)
    var end = start
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D, end - start < 4000 { end += 1 }
    return start <= end ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

  private static func single(_ text: String) -> String {
    var out = ""
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\"", last == "\"" {
        last = nil
        continue
      }
      out.unicodeScalars.append(scalar)
      last = scalar
    }
    return out
  }
}
