import Foundation

/// Texts made comparable: the rules are few, so that another implementation can agree to the item.
enum Normalisation {
  /// NFKC, case folded, white space run together, then blanks, quotes and end marks off at both ends.
  static func normalised(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var inBlank = false
    for scalar in caseFolded(text.precomposedStringWithCompatibilityMapping) {
      if isBlank(scalar) {
        if !inBlank { result.append(" ") }
        inBlank = true
      } else {
        result.append(scalar)
        inBlank = false
      }
    }
    let end = result.lastIndex { !edges.contains($0) } ?? -1
    let start = result.firstIndex { !edges.contains($0) } ?? 0
    return start <= end ? Array(result[start...end]) : []
  }

  private static let edges: Set<Unicode.Scalar> = Set(" \t\n\"'`«»“”„’‘.!?;:,".unicodeScalars)

  /// Unicode's full case folding: lower, upper and lower case again, which differ for the dotless i and Cherokee only.
  static func caseFolded(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
      } else if scalar == "\u{131}" {
        result.append(scalar)
      } else if (0x13A0...0x13F5).contains(scalar.value) {
        result.append(scalar)
      } else if (0x13F8...0x13FD).contains(scalar.value) || (0xAB70...0xABBF).contains(scalar.value) {
        result += Array(scalar.properties.uppercaseMapping.unicodeScalars)
      } else {
        result += fold(scalar)
      }
    }
    return result
  }

  private static func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
    let upper = lower.flatMap { Array($0.properties.uppercaseMapping.unicodeScalars) }
    return upper.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
  }

  /// White space as Python's `\s` knows it.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: scalar.properties.numericType != nil
    }
  }

  /// The value of a decimal digit of any script; nil for what is none.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
      return nil
    }
    return Int(value)
  }

  /// True where a phrase that is not empty occurs with no letter or digit directly before or after it. Both are normalised.
  ///
  /// The search is linear in both (Knuth, Morris and Pratt, 1977): texts out of data can be long and repeat themselves.
  static func occurs(_ phrase: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Bool {
    guard !phrase.isEmpty, phrase.count <= text.count else { return false }
    var borders = [Int](repeating: 0, count: phrase.count)
    var matched = 0
    for place in phrase.indices.dropFirst() {
      while matched > 0, phrase[place] != phrase[matched] { matched = borders[matched - 1] }
      if phrase[place] == phrase[matched] { matched += 1 }
      borders[place] = matched
    }
    matched = 0
    for (place, scalar) in text.enumerated() {
      while matched > 0, scalar != phrase[matched] { matched = borders[matched - 1] }
      if scalar == phrase[matched] { matched += 1 }
      guard matched == phrase.count else { continue }
      let start = place + 1 - matched
      let before = start > 0 && isLetterOrDigit(text[start - 1])
      let after = place + 1 < text.count && isLetterOrDigit(text[place + 1])
      if !before, !after { return true }
      matched = borders[matched - 1]
    }
    return false
  }

  /// The words of a text as SQuAD's scoring cuts them: lower case, no punctuation, no English articles.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close(_ word: inout String.UnicodeScalarView) {
      let text = String(word)
      if !text.isEmpty, text != "a", text != "an", text != "the" { words.append(text) }
      word = String.UnicodeScalarView()
    }
    for scalar in caseFolded(text.precomposedStringWithCompatibilityMapping) {
      if isBlank(scalar) {
        close(&word)
      } else if !isPunctuation(scalar) {
        word.append(scalar)
      }
    }
    close(&word)
    return words
  }

  /// ASCII punctuation as SQuAD drops it, and Unicode's beside it.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (33...47).contains(scalar.value) || (58...64).contains(scalar.value)
        || (91...96).contains(scalar.value) || (123...126).contains(scalar.value)
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
