/// Walks the fields of a protocol-buffer message without copying. Bounded by the bytes; wrong bytes end the walk.
struct ProtobufReader {
  enum Value {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    case bytes(Range<Int>)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next field: its number, value, and the range of bytes it was written in. Nil at the end.
  ///
  /// - Throws: `Malformed` when the bytes are no message.
  mutating func next() throws(Malformed) -> (number: Int, value: Value, range: Range<Int>)? {
    guard position < end else { return nil }
    let start = position
    let tag = try varint()
    let number = Int(tag >> 3 & 0x1FFF_FFFF)
    guard number > 0 else { throw Malformed() }
    let value: Value
    switch tag & 7 {
    case 0: value = .varint(try varint())
    case 1:
      guard end - position >= 8 else { throw Malformed() }
      var bits: UInt64 = 0
      for offset in 0..<8 { bits |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
      position += 8
      value = .fixed64(bits)
    case 2:
      let length = try varint()
      guard length <= UInt64(end - position) else { throw Malformed() }
      value = .bytes(position..<(position + Int(length)))
      position += Int(length)
    case 5:
      guard end - position >= 4 else { throw Malformed() }
      var bits: UInt32 = 0
      for offset in 0..<4 { bits |= UInt32(bytes[position + offset]) << UInt32(8 * offset) }
      position += 4
      value = .fixed32(bits)
    default: throw Malformed()
    }
    return (number, value, start..<position)
  }

  struct Malformed: Error {}

  private mutating func varint() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard position < end else { throw Malformed() }
      let byte = bytes[position]
      position += 1
      if shift == 63, byte > 1 { throw Malformed() }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw Malformed()
  }

  static func encode(_ number: UInt64) -> [UInt8] {
    var number = number
    var bytes: [UInt8] = []
    while number >= 0x80 {
      bytes.append(UInt8(number & 0x7F) | 0x80)
      number >>= 7
    }
    bytes.append(UInt8(number))
    return bytes
  }

  static func field(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
    encode(number << 3 | 2) + encode(UInt64(content.count)) + content
  }
}
