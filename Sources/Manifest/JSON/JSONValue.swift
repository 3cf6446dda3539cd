/// A JSON value whose objects keep the order they were written in, so that output is the same on every machine.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written with the shortest digits that read back to the same number; not-a-number and infinities become null.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object without the members whose value is nil.
  public static func members(_ pairs: [(String, JSONValue?)]) -> JSONValue {
    .object(pairs.compactMap { pair in pair.1.map { Member(pair.0, $0) } })
  }

  public static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
  public static func optional(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
  public static func optional(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// The JSON text (RFC 8259), ending without a line end.
  ///
  /// - Parameter indent: spaces a level; nil writes everything on one line.
  public func text(indent: Int? = 2) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: indent, level: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to out: inout [UInt8], indent: Int?, level: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .number(let number): Self.write(number, to: &out)
    case .string(let text): Self.write(text, to: &out)
    case .array(let items):
      Self.writeList(items, open: "[", close: "]", to: &out, indent: indent, level: level) { item, out in
        item.write(to: &out, indent: indent, level: level + 1)
      }
    case .object(let members):
      Self.writeList(members, open: "{", close: "}", to: &out, indent: indent, level: level) { member, out in
        Self.write(member.key, to: &out)
        out.append(UInt8(ascii: ":"))
        if indent != nil { out.append(UInt8(ascii: " ")) }
        member.value.write(to: &out, indent: indent, level: level + 1)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], open: Unicode.Scalar, close: Unicode.Scalar, to out: inout [UInt8], indent: Int?, level: Int,
    _ writeItem: (Item, inout [UInt8]) -> Void
  ) {
    out.append(UInt8(ascii: open))
    for (position, item) in items.enumerated() {
      if position > 0 { out.append(UInt8(ascii: ",")) }
      breakLine(to: &out, indent: indent, level: level + 1)
      writeItem(item, &out)
    }
    if !items.isEmpty { breakLine(to: &out, indent: indent, level: level) }
    out.append(UInt8(ascii: close))
  }

  private static func breakLine(to out: inout [UInt8], indent: Int?, level: Int) {
    guard let indent else { return }
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * level))
  }

  private static func write(_ number: Double, to out: inout [UInt8]) {
    guard number.isFinite else {
      out.append(contentsOf: "null".utf8)
      return
    }
    if number == number.rounded(), abs(number) < 1e15 {
      out.append(contentsOf: String(Int64(number)).utf8)
      out.append(contentsOf: ".0".utf8)
    } else {
      out.append(contentsOf: number.description.utf8)
    }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        out.append(contentsOf: "\\u00".utf8)
        out.append(hex[Int(byte >> 4)])
        out.append(hex[Int(byte & 15)])
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
