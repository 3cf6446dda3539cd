/// Walks through JSON text (RFC 8259) without building a tree, so that price lists of hundreds of megabytes are read in one pass.
///
/// The caller asks for what it expects; everything else is skipped, and skipping checks the syntax.
struct JSONCursor {
  struct Problem: Error, Hashable {
    var message: String
    /// Bytes before the place.
    var offset: Int
  }

  enum Kind {
    case object, array, string, number, word
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset: Int
  private var depth = 0

  /// Deeper nesting is refused.
  static let deepest = 64

  /// - Parameter bytes: have to outlive the cursor.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    offset = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  private func problem(_ message: String) -> Problem { Problem(message: message, offset: offset) }

  private mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset += 1
    }
  }

  /// What stands next.
  mutating func kind() throws(Problem) -> Kind {
    skipSpace()
    guard offset < bytes.count else { throw problem("the text ends too early") }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), 48...57: return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .word
    default: throw problem("a value was expected")
    }
  }

  private mutating func take(_ byte: UInt8, _ message: String) throws(Problem) {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == byte else { throw problem(message) }
    offset += 1
  }

  private mutating func enter() throws(Problem) {
    depth += 1
    if depth > Self.deepest { throw problem("it is nested more than \(Self.deepest) levels deep") }
  }

  /// Reads an object; `member` gets each key and has to read or skip its value.
  mutating func object(_ member: (String, inout JSONCursor) throws(Problem) -> Void) throws(Problem) {
    try take(UInt8(ascii: "{"), "an object was expected")
    try enter()
    defer { depth -= 1 }
    skipSpace()
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") {
      offset += 1
      return
    }
    while true {
      skipSpace()
      let key = try string()
      try take(UInt8(ascii: ":"), "“:” was expected after a key")
      try member(key, &self)
      skipSpace()
      guard offset < bytes.count else { throw problem("an object is not closed") }
      if bytes[offset] == UInt8(ascii: ",") {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "}") {
        offset += 1
        return
      } else {
        throw problem("“,” or “}” was expected")
      }
    }
  }

  /// Reads an array; `element` has to read or skip each value.
  mutating func array(_ element: (inout JSONCursor) throws(Problem) -> Void) throws(Problem) {
    try take(UInt8(ascii: "["), "an array was expected")
    try enter()
    defer { depth -= 1 }
    skipSpace()
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
      offset += 1
      return
    }
    while true {
      try element(&self)
      skipSpace()
      guard offset < bytes.count else { throw problem("an array is not closed") }
      if bytes[offset] == UInt8(ascii: ",") {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "]") {
        offset += 1
        return
      } else {
        throw problem("“,” or “]” was expected")
      }
    }
  }

  /// Reads a string.
  mutating func string() throws(Problem) -> String {
    let (start, end, escaped) = try stringRange()
    if !escaped { return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self) }
    return unescaped(start, end)
  }

  private mutating func stringRange() throws(Problem) -> (Int, Int, Bool) {
    try take(UInt8(ascii: "\""), "a string was expected")
    let start = offset
    var escaped = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        offset += 1
        return (start, offset - 1, escaped)
      }
      if byte == UInt8(ascii: "\\") {
        escaped = true
        offset += 1
        guard offset < bytes.count else { break }
      } else if byte < 0x20 {
        throw problem("a control character stands in a string")
      }
      offset += 1
    }
    throw problem("a string is not closed")
  }

  private func unescaped(_ start: Int, _ end: Int) -> String {
    var units: [UInt16] = []
    var text = ""
    func flush() {
      if !units.isEmpty { text += String(decoding: units, as: UTF16.self) }
      units = []
    }
    var position = start
    var plain = start
    while position < end {
      guard bytes[position] == UInt8(ascii: "\\"), position + 1 < end else {
        if !units.isEmpty {
          flush()
          plain = position
        }
        position += 1
        continue
      }
      if units.isEmpty {
        text += String(decoding: UnsafeBufferPointer(rebasing: bytes[plain..<position]), as: UTF8.self)
      }
      let letter = bytes[position + 1]
      position += 2
      switch letter {
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "t"): units.append(9)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "u"):
        var value: UInt16 = 0
        var count = 0
        while count < 4, position < end, let digit = Self.hex(bytes[position]) {
          value = value &* 16 &+ digit
          position += 1
          count += 1
        }
        units.append(count == 4 ? value : 0xFFFD)
      default: units.append(UInt16(letter))
      }
      plain = position
    }
    flush()
    if plain < end { text += String(decoding: UnsafeBufferPointer(rebasing: bytes[plain..<end]), as: UTF8.self) }
    return text
  }

  private static func hex(_ byte: UInt8) -> UInt16? {
    switch byte {
    case 48...57: UInt16(byte) - 48
    case 65...70: UInt16(byte) - 55
    case 97...102: UInt16(byte) - 87
    default: nil
    }
  }

  /// A string, or the text of a number or word; nil for null, objects and arrays, which are skipped.
  mutating func text() throws(Problem) -> String? {
    switch try kind() {
    case .string: return try string()
    case .number, .word:
      let start = offset
      try skip()
      let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
      return word == "null" ? nil : word
    case .object, .array:
      try skip()
      return nil
    }
  }

  /// A number, or a string that holds one; nil for everything else, which is skipped.
  mutating func number() throws(Problem) -> Double? {
    guard let text = try text() else { return nil }
    return NumberText.double(text)
  }

  /// True or false; nil for everything else, which is skipped.
  mutating func flag() throws(Problem) -> Bool? {
    guard let text = try text() else { return nil }
    return text == "true" ? true : text == "false" ? false : nil
  }

  /// Passes over a value.
  mutating func skip() throws(Problem) {
    switch try kind() {
    case .object: try object { (_, cursor: inout JSONCursor) throws(Problem) in try cursor.skip() }
    case .array: try array { (cursor: inout JSONCursor) throws(Problem) in try cursor.skip() }
    case .string: _ = try stringRange()
    case .number, .word:
      let start = offset
      while offset < bytes.count {
        let byte = bytes[offset]
        let isPart =
          (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
        guard isPart else { break }
        offset += 1
      }
      if offset == start { throw problem("a value was expected") }
    }
  }

  /// Nothing but space may follow.
  mutating func end() throws(Problem) {
    skipSpace()
    if offset < bytes.count { throw problem("there is more text behind the value") }
  }
}
