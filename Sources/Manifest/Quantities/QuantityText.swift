/// Splits what people write as a quantity into its number and its words.
struct QuantityText {
  var number: Double
  /// The digits as written, without separators: for the precision that the writer chose.
  var digits: Substring
  /// What follows the number, trimmed: `ms`, `RUB/month`.
  var rest: Substring

  /// Nil when the text does not start with a number.
  init?(_ text: String) {
    var cursor = text.utf8.startIndex
    let utf8 = text.utf8
    var plain = ""
    func peek() -> UInt8? { cursor < utf8.endIndex ? utf8[cursor] : nil }
    if let sign = peek(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      plain.append(sign == UInt8(ascii: "-") ? "-" : "+")
      cursor = utf8.index(after: cursor)
    } else if text.hasPrefix("−") {
      plain.append("-")
      cursor = utf8.index(cursor, offsetBy: 3)
    }
    let start = cursor
    var sawDigit = false
    var sawPoint = false
    while let byte = peek() {
      if (48...57).contains(byte) {
        sawDigit = true
        plain.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
        plain.append(".")
      } else if byte == UInt8(ascii: "_"), sawDigit {
        // Groups digits; it has no meaning.
      } else {
        break
      }
      cursor = utf8.index(after: cursor)
    }
    guard sawDigit, plain.utf8.last != UInt8(ascii: ".") else { return nil }
    if let byte = peek(), byte | 32 == UInt8(ascii: "e") {
      var look = utf8.index(after: cursor)
      var exponent = "e"
      if look < utf8.endIndex, utf8[look] == UInt8(ascii: "-") || utf8[look] == UInt8(ascii: "+") {
        exponent.unicodeScalars.append(Unicode.Scalar(utf8[look]))
        look = utf8.index(after: look)
      }
      let firstDigit = look
      while look < utf8.endIndex, (48...57).contains(utf8[look]) {
        exponent.unicodeScalars.append(Unicode.Scalar(utf8[look]))
        look = utf8.index(after: look)
      }
      if look > firstDigit {
        plain += exponent
        cursor = look
      }
    }
    guard let value = Double(plain), value.isFinite else { return nil }
    number = value
    digits = Substring(plain)
    _ = start
    rest = Self.trimmed(text[cursor...])
  }

  /// Half a unit of the last digit that was written: 0.005 for `0.87`, 0.05 for `12.3`, 0.5 for `12`.
  var roundingTolerance: Double {
    var mantissa = digits
    var exponent = 0
    if let mark = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      mantissa = digits[..<mark]
      exponent = Int(digits[digits.index(after: mark)...]) ?? 0
    }
    var decimals = 0
    if let point = mantissa.firstIndex(of: ".") {
      decimals = mantissa.distance(from: point, to: mantissa.endIndex) - 1
    }
    return 0.5 * Self.powerOfTen(exponent - decimals)
  }

  private static func powerOfTen(_ exponent: Int) -> Double { Double("1e\(max(-300, min(300, exponent)))") ?? 0 }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.unicodeScalars.first, first.properties.isWhitespace { text = text.dropFirst() }
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text = text.dropLast() }
    return text
  }
}
