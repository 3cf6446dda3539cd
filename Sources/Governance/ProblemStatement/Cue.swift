/// A small pattern over the words of a sentence.
///
/// Written as words: `abc` is the word or one with the same stem, `abc*` a beginning, `a|b*` either, `#` a number, `#%` a
/// percentage, `_` any word, `...` up to four words.
struct Cue: Sendable {
  private enum Part: Sendable {
    case anyOf([Word])
    case number
    case percent
    case any
    case gap
  }

  private enum Word: Sendable {
    case prefix(String)
    case whole(String, stem: String)
  }

  private let parts: [Part]

  init(_ text: String) {
    parts = text.split(separator: " ").map { piece in
      switch piece {
      case "#": .number
      case "#%": .percent
      case "_": .any
      case "...": .gap
      default:
        .anyOf(
          piece.split(separator: "|").map { word in
            word.hasSuffix("*")
              ? .prefix(String(word.dropLast())) : .whole(String(word), stem: Stemmer.stem(String(word)))
          })
      }
    }
  }

  /// The words of the first place where the pattern matches.
  func match(in tokens: [StatementToken]) -> Range<Int>? {
    for start in tokens.indices {
      if let end = end(parts[...], tokens, start) { return start..<end }
    }
    return nil
  }

  private func end(_ parts: ArraySlice<Part>, _ tokens: [StatementToken], _ position: Int) -> Int? {
    guard let part = parts.first else { return position }
    let rest = parts.dropFirst()
    if case .gap = part {
      for skip in 0...4 where position + skip <= tokens.count {
        if let found = end(rest, tokens, position + skip) { return found }
      }
      return nil
    }
    guard position < tokens.count, matches(part, tokens[position]) else { return nil }
    return end(rest, tokens, position + 1)
  }

  private func matches(_ part: Part, _ token: StatementToken) -> Bool {
    switch part {
    case .number: token.number != nil
    case .percent: token.number != nil && token.isPercent
    case .any: true
    case .gap: false
    case .anyOf(let words):
      words.contains { word in
        switch word {
        case .prefix(let text): token.text.hasPrefix(text)
        case .whole(let text, let stem): token.text == text || (text.count > 4 && token.stem == stem)
        }
      }
    }
  }
}

/// A list of cues; one is enough.
struct CueList: Sendable {
  private let cues: [Cue]

  /// Several patterns may stand in one text, with ` / ` between them.
  init(_ texts: [String]) {
    cues = texts.flatMap { text in
      text.split(separator: " / ").map { Cue(String($0)) }
    }
  }

  func contains(_ tokens: [StatementToken]) -> Bool { cues.contains { $0.match(in: tokens) != nil } }

  func first(in tokens: [StatementToken]) -> Range<Int>? {
    for cue in cues { if let range = cue.match(in: tokens) { return range } }
    return nil
  }

  /// How many of the cues match.
  func count(_ tokens: [StatementToken]) -> Int { cues.count { $0.match(in: tokens) != nil } }
}
