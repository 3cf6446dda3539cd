/// Reads plain decimal numbers from bytes, fast and exactly rounded: `98.32`, `.5`, `1e-3`.
///
/// Words (`nan`, `inf`), hexadecimal numbers, digit groups and numbers too large for a double are no numbers here.
enum NumberText {
  private static let longest = 64

  static func double(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    bytes.withUnsafeBufferPointer { buffer in
      guard range.lowerBound >= 0, range.upperBound <= buffer.count else { return nil }
      return double(UnsafeBufferPointer(rebasing: buffer[range]))
    }
  }

  static func double(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return double(bytes, 0..<bytes.count)
  }

  private static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard !text.isEmpty, text.count <= longest else { return nil }
    var position = 0
    var negative = false
    if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      negative = text[0] == UInt8(ascii: "-")
      position = 1
    }
    var digits: UInt64 = 0
    var significant = 0
    var exponent = 0
    var hasDigits = false
    var afterPoint = false
    while position < text.count {
      let byte = text[position]
      if byte >= 48, byte <= 57 {
        hasDigits = true
        if significant < 19 {
          digits = digits &* 10 &+ UInt64(byte - 48)
          if digits != 0 { significant += 1 }
          if afterPoint { exponent -= 1 }
        } else {
          significant += 1
          if !afterPoint { exponent += 1 }
        }
      } else if byte == UInt8(ascii: "."), !afterPoint {
        afterPoint = true
      } else {
        break
      }
      position += 1
    }
    guard hasDigits else { return nil }
    if position < text.count {
      guard text[position] | 0x20 == UInt8(ascii: "e"), let power = power(text, from: position + 1) else { return nil }
      exponent += power
    }
    if digits == 0, significant == 0 { return negative ? -0.0 : 0 }
    if significant <= 19, digits <= 1 << 53, abs(exponent) <= 22 {
      // Both parts are exact doubles, so that one operation rounds once (Clinger, 1990).
      let whole = Double(digits)
      let value = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent]
      return negative ? -value : value
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static func power(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    var sign = 1
    if position < text.count, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
      if text[position] == UInt8(ascii: "-") { sign = -1 }
      position += 1
    }
    guard position < text.count, text.count - position <= 4 else { return nil }
    var value = 0
    while position < text.count {
      guard text[position] >= 48, text[position] <= 57 else { return nil }
      value = value * 10 + Int(text[position] - 48)
      position += 1
    }
    return sign * value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The shortest text that reads back to the same number, without `.0`.
  static func text(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return number.description
  }
}
