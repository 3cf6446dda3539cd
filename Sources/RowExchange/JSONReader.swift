import Manifest

/// Why a text is not JSON.
public struct JSONProblem: Error, Sendable, Hashable {
  /// Bytes before the place, from 0.
  public var offset: Int
  public var message: String
}

/// Reads JSON as RFC 8259 has it: no comments, no `NaN`, nothing after the value. Of equal names in an object all are kept.
public struct JSONReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private let maximumDepth: Int

  /// Reads one value.
  ///
  /// - Parameter depth: how deep arrays and objects may be nested.
  public static func read(_ bytes: ArraySlice<UInt8>, depth: Int = 64) throws(JSONProblem) -> JSONValue {
    var reader = JSONReader(bytes: bytes, position: bytes.startIndex, maximumDepth: depth)
    reader.skipSpace()
    let value = try reader.value(0)
    reader.skipSpace()
    if reader.position < bytes.endIndex { throw reader.problem("something stands after the value") }
    return value
  }

  private init(bytes: ArraySlice<UInt8>, position: Int, maximumDepth: Int) {
    self.bytes = bytes
    self.position = position
    self.maximumDepth = maximumDepth
  }

  private func problem(_ message: String) -> JSONProblem {
    JSONProblem(offset: position - bytes.startIndex, message: message)
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func word(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard bytes.endIndex - position >= length else { return false }
    for offset in 0..<length where bytes[position + offset] != text.utf8Start[offset] { return false }
    position += length
    return true
  }

  private mutating func value(_ depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth <= maximumDepth else { throw problem("it is nested deeper than \(maximumDepth)") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t") where word("true"): return .bool(true)
    case UInt8(ascii: "f") where word("false"): return .bool(false)
    case UInt8(ascii: "n") where word("null"): return .null
    case UInt8(ascii: "N") where word("NaN"), UInt8(ascii: "I") where word("Infinity"),
      UInt8(ascii: "-") where word("-Infinity"):
      throw problem("it holds a number that is not finite, which JSON does not have")
    case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte): return try number()
    case nil: throw problem("it ends early")
    default: throw problem("a value is expected here")
    }
  }

  private mutating func array(_ depth: Int) throws(JSONProblem) -> JSONValue {
    position += 1
    var items: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(items) }
    while true {
      skipSpace()
      items.append(try value(depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw problem("“,” or “]” is expected") }
    }
  }

  private mutating func object(_ depth: Int) throws(JSONProblem) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("a name in quotes is expected") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw problem("“:” is expected") }
      skipSpace()
      members.append(JSONValue.Member(name, try value(depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw problem("“,” or “}” is expected") }
    }
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    var isWhole = true
    _ = take(UInt8(ascii: "-"))
    let first = next
    let digits = skipDigits()
    guard digits > 0, digits == 1 || first != UInt8(ascii: "0") else { throw problem("this is not a number") }
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard skipDigits() > 0 else { throw problem("this is not a number") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard skipDigits() > 0 else { throw problem("this is not a number") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else { throw problem("the number is too large") }
    return .number(number)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONProblem) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else { throw problem("a text is not UTF-8") }
        return result
      case UInt8(ascii: "\\"): try escape(&text)
      case 0..<32: throw problem("a text holds a control character")
      default: text.append(byte)
      }
    }
    throw problem("a text is not closed")
  }

  private mutating func escape(_ text: inout [UInt8]) throws(JSONProblem) {
    guard let byte = next else { throw problem("it ends early") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800..<0xDC00).contains(code) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw problem("half a character") }
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw problem("half a character") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw problem("half a character") }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw problem("an unknown escape in a text")
    }
  }

  private mutating func hex() throws(JSONProblem) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("four hexadecimal digits are expected")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

extension JSONValue {
  /// The member of an object; nil for other values and names it does not have.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == name }?.value
  }

  public var items: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

  public var text: String? { if case .string(let text) = self { text } else { nil } }

  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// For messages: what kind of value it is.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .number: "a number"
    case .string: "text"
    case .array(let items): "a list of \(items.count)"
    case .object: "an object"
    }
  }
}
