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
    case number
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
            word == "#"
              ? .number
              : word.hasSuffix("*")
                ? .prefix(String(word.dropLast())) : .whole(String(word), stem: Stemmer.stem(String(word)))
          })
      }
    }
  }

  /// Where the pattern ends when it begins at a position; nil where it does not match there.
  func end(in tokens: [StatementToken], from position: Int) -> Int? { end(parts[...], tokens, position) }

  /// What the first word may look like; nil where it may be any.
  var firstKeys: [String]? {
    guard case .anyOf(let words)? = parts.first else { return nil }
    if words.contains(where: { if case .number = $0 { true } else { false } }) { return nil }
    return words.flatMap { word -> [String] in
      switch word {
      case .number: []
      case .prefix(let text): [text + "*"]
      case .whole(let text, let stem): text == stem ? [text] : [text, stem]
      }
    }
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
        case .number: token.number != nil
        case .prefix(let text): token.text.hasPrefix(text)
        case .whole(let text, let stem): token.text == text || (text.count > 4 && token.stem == stem)
        }
      }
    }
  }
}

/// A list of cues; one is enough. Cues are found by their first word, so that long lists stay fast.
struct CueList: Sendable {
  private let cues: [Cue]
  /// Cues by the text, stem or beginning of their first word.
  private let byWord: [String: [Int]]
  /// Cues that may begin anywhere: with a number or any word.
  private let anywhere: [Int]

  /// Several patterns may stand in one text, with ` / ` between them.
  init(_ texts: [String]) {
    cues = texts.flatMap { text in
      text.split(separator: " / ").map { Cue(String($0)) }
    }
    var byWord: [String: [Int]] = [:]
    var anywhere: [Int] = []
    for (index, cue) in cues.enumerated() {
      if let keys = cue.firstKeys {
        for key in keys { byWord[key, default: []].append(index) }
      } else {
        anywhere.append(index)
      }
    }
    self.byWord = byWord
    self.anywhere = anywhere
  }

  func contains(_ tokens: [StatementToken]) -> Bool { first(in: tokens) != nil }

  /// The words of the first place where a cue matches.
  func first(in tokens: [StatementToken]) -> Range<Int>? {
    for position in tokens.indices {
      for index in candidates(at: tokens[position]) {
        if let end = cues[index].end(in: tokens, from: position) { return position..<end }
      }
    }
    return nil
  }

  /// The words of each place where a cue matches, the longest match of a place, one after another.
  func all(in tokens: [StatementToken]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    while position < tokens.count {
      let ends = candidates(at: tokens[position]).compactMap { cues[$0].end(in: tokens, from: position) }
      if let end = ends.max(), end > position {
        found.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return found
  }

  /// How many of the cues match.
  func count(_ tokens: [StatementToken]) -> Int {
    var found: Set<Int> = []
    for position in tokens.indices {
      for index in candidates(at: tokens[position]) where !found.contains(index) {
        if cues[index].end(in: tokens, from: position) != nil { found.insert(index) }
      }
    }
    return found.count
  }

  private func candidates(at token: StatementToken) -> [Int] {
    var list = anywhere
    if let own = byWord[token.text] { list += own }
    if token.stem != token.text, let own = byWord[token.stem] { list += own }
    var end = token.text.startIndex
    while end < token.text.endIndex {
      end = token.text.index(after: end)
      if let own = byWord[token.text[..<end] + "*"] { list += own }
    }
    return list
  }
}
