/// A decimal number as people write it (`1_200_000`, `-0.870`, `1e-3`), kept exactly, so that a percentage or a claim
/// can be read without rounding twice and the number of written digits is known.
struct DecimalText: Hashable {
  var isNegative: Bool
  /// All digits without the point, underscores and leading zeros; at least one.
  var digits: [UInt8]
  /// The power of ten of the last digit: −2 for `0.87`, −3 for `0.870`.
  var exponent: Int
  /// True when a sign was written.
  var isSigned: Bool

  /// The longest number that is read, in bytes.
  static let longest = 64

  /// Nil when the text is not a number. Underscores stand between digits only; exponents have at most three digits.
  init?(_ text: Substring.UTF8View) {
    guard text.count <= Self.longest else { return nil }
    var position = text.startIndex
    isNegative = false
    isSigned = false
    digits = []
    exponent = 0
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isSigned = true
      isNegative = sign == UInt8(ascii: "-")
      position = text.index(after: position)
    }
    var hasDigits = false
    var afterPoint = false
    var lastWasDigit = false
    scan: while position < text.endIndex {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits != [0] { digits.append(byte - 48) } else { digits[0] = byte - 48 }
        if afterPoint { exponent -= 1 }
        hasDigits = true
        lastWasDigit = true
      case UInt8(ascii: "_"):
        guard lastWasDigit else { return nil }
        lastWasDigit = false
        let next = text.index(after: position)
        guard next < text.endIndex, (48...57).contains(text[next]) else { return nil }
      case UInt8(ascii: "."):
        guard !afterPoint else { return nil }
        afterPoint = true
        lastWasDigit = false
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        break scan
      default: return nil
      }
      position = text.index(after: position)
    }
    guard hasDigits else { return nil }
    if position < text.endIndex {
      guard let power = Self.exponent(text[text.index(after: position)...]) else { return nil }
      exponent += power
    }
  }

  init?(_ text: String) { self.init(text[...].utf8) }

  private static func exponent(_ text: Substring.UTF8View) -> Int? {
    var digits = text
    var sign = 1
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      if first == UInt8(ascii: "-") { sign = -1 }
      digits = digits.dropFirst()
    }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    var value = 0
    for byte in digits {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte) - 48
    }
    return sign * value
  }

  /// The nearest double to the number times a power of ten; nil when it is too large.
  func value(timesTenTo shift: Int = 0) -> Double? {
    let power = exponent + shift
    if digits.count <= 15, abs(power) <= 22 {
      // Both parts are exact, so that one operation rounds once (Clinger, 1990).
      let whole = Double(digits.reduce(0) { $0 * 10 + Int($1) })
      let scaled = power < 0 ? whole / Self.powers[-power] : whole * Self.powers[power]
      return isNegative ? -scaled : scaled
    }
    let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self) + "e\(power)"
    guard let number = Double(text), number.isFinite else { return nil }
    return isNegative ? -number : number
  }

  /// Half a unit of the last written digit, times a power of ten: 0.005 for `0.87`.
  func halfUnit(timesTenTo shift: Int = 0) -> Double {
    DecimalText(isNegative: false, digits: [5], exponent: exponent - 1, isSigned: false).value(timesTenTo: shift) ?? 0
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int, isSigned: Bool) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
    self.isSigned = isSigned
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}

extension DecimalText {
  /// The shortest text that reads back to exactly this number times a power of ten (`0.2` with shift 2: `20`).
  static func format(_ number: Double, timesTenTo shift: Int = 0) -> String {
    guard shift != 0 else { return plain(number) }
    guard var decimal = DecimalText(number.description) else { return number.description }
    decimal.exponent += shift
    var digits = decimal.digits
    while decimal.exponent < 0, digits.count > 1, digits.last == 0 {
      digits.removeLast()
      decimal.exponent += 1
    }
    var text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    if decimal.exponent > 0, decimal.exponent <= 15 {
      text += text == "0" ? "" : String(repeating: "0", count: decimal.exponent)
    } else if decimal.exponent < 0, decimal.exponent >= -20 {
      let places = -decimal.exponent
      if text.utf8.count <= places { text = String(repeating: "0", count: places - text.utf8.count + 1) + text }
      let split = text.utf8.count - places
      text = text.prefix(split) + "." + text.suffix(places)
    } else if decimal.exponent != 0 {
      text += "e\(decimal.exponent)"
    }
    return (decimal.isNegative ? "-" : "") + text
  }

  private static func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
