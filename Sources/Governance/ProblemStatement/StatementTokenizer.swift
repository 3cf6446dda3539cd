/// Splits CommonMark text into sentences and words. Works on English and Russian, mixed as well.
enum StatementTokenizer {
  static func sentences(of text: String) -> [StatementSentence] {
    var sentences: [StatementSentence] = []
    var heading: String?
    for piece in blocks(of: text).flatMap(split) {
      let whole = heading.map { "\($0) \(piece.trimmed)" } ?? piece.trimmed
      let tokens = self.tokens(of: whole)
      heading = nil
      if tokens.isEmpty { continue }
      if isHeading(tokens) {
        heading = whole
      } else {
        sentences.append(StatementSentence(tokens: tokens, quote: whole))
      }
    }
    if let heading { sentences.append(StatementSentence(tokens: self.tokens(of: heading), quote: heading)) }
    return sentences
  }

  /// "Limits." or "To be observed:" says what follows is about, and nothing by itself.
  private static func isHeading(_ tokens: [StatementToken]) -> Bool {
    tokens.count <= 3 && !tokens.contains { $0.number != nil }
  }

  /// Paragraphs with their line breaks undone; list items, rows of tables and lines meant to stand alone do.
  private static func blocks(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
      .split(whereSeparator: \.isEmpty).flatMap { StatementLines.joined(Array($0)) }
  }

  /// A full stop ends a sentence where a capital letter or a digit follows and no abbreviation stands before it.
  private static func split(_ block: String) -> [String] {
    var pieces: [String] = []
    var current = ""
    let characters = Array(block)
    for (position, character) in characters.enumerated() {
      current.append(character)
      guard character == "." || character == "!" || character == "?" else { continue }
      var next = position + 1
      while next < characters.count, "\"»”)*_".contains(characters[next]) { next += 1 }
      guard next >= characters.count || characters[next].isWhitespace else { continue }
      while next < characters.count, characters[next].isWhitespace { next += 1 }
      let follows = next < characters.count ? characters[next] : nil
      let starts =
        follows.map { $0.isUppercase || $0.isNumber || "*_\"«“(—–".contains($0) } ?? true
        || characters[next...].prefix { $0.isLetter }.contains(where: \.isUppercase)
      guard starts, character != "." || !endsInAbbreviation(current) else { continue }
      pieces.append(current)
      current = ""
    }
    if !current.trimmed.isEmpty { pieces.append(current) }
    return pieces
  }

  private static let abbreviations: Set<String> = [
    "e.g", "i.e", "approx", "vs", "etc", "no", "т.е", "т.д", "т.п", "т.к", "млн", "млрд", "тыс", "руб", "ул", "см",
    "напр", "кв", "гг",
  ]

  private static func endsInAbbreviation(_ text: String) -> Bool {
    let word =
      text.dropLast().split(whereSeparator: { $0.isWhitespace || $0 == "(" }).last.map { $0.lowercased() } ?? ""
    return abbreviations.contains(word)
  }

  static func tokens(of text: String) -> [StatementToken] {
    var tokens: [StatementToken] = []
    let characters = Array(text)
    var index = 0
    var opens = false
    while index < characters.count {
      let character = characters[index]
      if character.isNumber {
        let (token, end) = number(characters, from: index)
        var own = token
        own.opensClause = opens
        opens = false
        tokens.append(own)
        index = end
      } else if character.isLetter {
        var end = index
        while end < characters.count,
          characters[end].isLetter || characters[end].isNumber
            || ("-‑'’@_".contains(characters[end]) && end + 1 < characters.count && characters[end + 1].isLetter)
        { end += 1 }
        var word = String(characters[index..<end]).lowercased().replacing("ё", with: "е").replacing("‑", with: "-")
          .replacing("’", with: "'")
        if word.hasSuffix("'s") { word.removeLast(2) }
        var token = StatementToken(text: word, stem: Stemmer.stem(word), number: NumberWords.value(of: word))
        token.opensClause = opens
        opens = false
        if word.hasPrefix("процент") || word == "percent" || word == "pct", var last = tokens.last, last.number != nil {
          last.isPercent = true
          tokens[tokens.count - 1] = last
        }
        tokens.append(token)
        index = end
      } else {
        if character == "%", var last = tokens.last, last.number != nil {
          last.isPercent = true
          tokens[tokens.count - 1] = last
        }
        if ",;:()—–|".contains(character) { opens = true }
        index += 1
      }
    }
    return tokens
  }

  /// `9,000`, `1.2`, `6,1`, `9 000`, `2026-12-15`, `30.06.2027`, `11:30`.
  private static func number(_ characters: [Character], from start: Int) -> (StatementToken, Int) {
    var end = start
    var text = ""
    while end < characters.count {
      let character = characters[end]
      if character.isNumber {
        text.append(character)
      } else if ".,:-/".contains(character), end + 1 < characters.count, characters[end + 1].isNumber {
        text.append(character)
      } else if " \u{A0}\u{202F}_".contains(character), groupFollows(characters, after: end),
        text.count <= 3 || text.contains(" ")
      {
        text.append(" ")
      } else {
        break
      }
      end += 1
    }
    // Letters that follow at once belong to the word: `5th`, `80ms`.
    let compact = text.replacing(" ", with: "")
    var token = StatementToken(text: compact, stem: compact, number: NumberText.value(of: compact))
    token.isDigits = true
    return (token, end)
  }

  /// True where exactly three digits follow a space: the space groups digits.
  private static func groupFollows(_ characters: [Character], after space: Int) -> Bool {
    let digits = characters[(space + 1)...].prefix { $0.isNumber }
    return digits.count == 3
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
