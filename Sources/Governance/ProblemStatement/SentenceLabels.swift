/// Labels that say what follows: "Data:", "| Ограничения |", a heading, "3. Frequency."
enum SentenceLabels {
  /// The elements that a label promises, sentence by sentence.
  ///
  /// A label inside a sentence speaks of that sentence; a sentence that is nothing but a label speaks of those after it,
  /// up to the next label.
  static func elements(of sentences: [StatementSentence]) -> [Set<StatementElement>] {
    var standing: Set<StatementElement> = []
    return sentences.map { sentence in
      let tokens = sentence.tokens.filter { !($0.isDigits && sentence.tokens.count <= 5) }
      if tokens.isEmpty { return [] }
      if tokens.count <= 4, !tokens.contains(where: { $0.number != nil }) {
        let named = elements(in: tokens)
        if !named.isEmpty {
          standing = named
          return []
        }
        if sentence.quote.hasPrefix("#") { standing = [] }
      }
      let end = sentence.tokens.indices.dropFirst().first { sentence.tokens[$0].opensClause } ?? 0
      if (1...4).contains(end), end < sentence.tokens.count, isMarked(sentence.quote) {
        let named = elements(in: Array(sentence.tokens[..<end]))
        if !named.isEmpty {
          standing = []
          return isPlaceholder(sentence.tokens[end...]) ? [] : named
        }
      }
      return isPlaceholder(sentence.tokens[...]) ? [] : standing
    }
  }

  /// A row of a table, or a colon or dash near the beginning.
  private static func isMarked(_ quote: String) -> Bool {
    quote.hasPrefix("|") || quote.prefix(44).contains(":") || quote.prefix(44).contains(" — ")
  }

  private static func isPlaceholder(_ tokens: ArraySlice<StatementToken>) -> Bool {
    tokens.count <= 3
      && tokens.contains { ["tbd", "todo", "unknown", "уточняется", "неизвестно", "потом"].contains($0.text) }
  }

  static func elements(in tokens: [StatementToken]) -> Set<StatementElement> {
    Set(words.filter { $0.value.contains(tokens) }.map(\.key))
  }

  private static let words: [StatementElement: CueList] = [
    .decision: CueList(["decision|decisions|purpose", "who decides / will act", "решени*|назначение", "кто решает"]),
    .users: CueList([
      "user|users|audience|stakeholder*", "who decides / will act", "пользовател*|потребител*", "кто решает",
    ]),
    .data: CueList(["data|inputs|sources|materials", "we have", "данн*|источник*|материал*", "чем располаг*"]),
    .cadence: CueList([
      "cadence|frequency|rhythm|schedule|periodicity", "how often", "част*|периодичн*|ритм|регулярн*", "как часто",
    ]),
    .output: CueList([
      "output|outputs|result|deliverable|answer|prediction", "is wanted", "выход|результат|ответ|прогноз",
      "что требуется",
    ]),
    .baseline: CueList([
      "baseline|as-is", "as is", "present|current situation|state|practice", "where we are", "today|now",
      "база|базов*", "как сейчас", "текущ* состояни*|способ|практик*", "что есть", "сейчас|сегодня",
    ]),
    .target: CueList([
      "target|goal|objective|kpi", "to be", "required performance", "success", "цель|цели|критери*", "как надо",
      "требуем* качеств*", "успех*",
    ]),
    .deadline: CueList(["deadline|due", "срок|сроки"]),
    .constraints: CueList([
      "constraint*|restriction*|limit|limits|conditions|requirements", "ограничени*|условия|требования|лимит*",
    ]),
    .heterogeneity: CueList([
      "heterogeneity|segments|variation|differences|breakdown|slices", "неоднородн*|сегмент*|различи*|разрез*|срез*",
    ]),
    .scope: CueList([
      "scope|non-goals|exclusions|out|subject", "not addressed|covered", "вне", "не рассматр*|цели|входит",
      "рамки|границ*|исключени*|предмет",
    ]),
  ]
}
