/// Puts a person's own text into a message: escaped, cut, in typographic quotes.
func quoted(_ text: String) -> String { "“\(DisplayText.short(text))”" }

/// Text from files made fit to be shown on a terminal or a page.
enum DisplayText {
  /// The longest piece of a person's text inside a message, in Unicode scalars.
  static let longest = 60

  static func short(_ text: String) -> String {
    var out = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == longest { return out + "…" }
      append(scalar, to: &out)
      count += 1
    }
    return out
  }

  /// The text with control and bidirectional-override characters written as escapes.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars { append(scalar, to: &out) }
    return out
  }

  static func append(_ scalar: Unicode.Scalar, to out: inout String) {
    if isHidden(scalar) {
      out += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      out.unicodeScalars.append(scalar)
    }
  }

  /// Control characters, and characters that reorder or hide the text around them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// How many terminal cells a scalar takes: 0 for combining marks, 2 for East Asian wide characters and emoji.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
