/// What the learned model sees of a sentence: its words in short form, pairs of neighbours, numbers by kind, the label or
/// heading above it, and what the cues say.
enum SentenceFeatures {
  /// The features of every sentence, each once.
  static func of(_ sentences: [StatementSentence]) -> [[String]] {
    let labels = SentenceLabels.elements(of: sentences)
    return sentences.indices.map { index in
      let sentence = sentences[index]
      var found: Set<String> = []
      words(sentence.tokens, &found)
      dates(sentence.tokens, &found)
      cues(sentence, &found)
      for element in labels[index] { found.insert("h:\(element.rawValue)") }
      if index == 0 { found.insert("at:first") }
      if index == sentences.count - 1 { found.insert("at:last") }
      let length = sentence.tokens.count
      found.insert(
        length < 5 ? "len:5" : length < 9 ? "len:9" : length < 16 ? "len:16" : length < 26 ? "len:26" : "len:")
      return found.sorted()
    }
  }

  private static func words(_ tokens: [StatementToken], _ found: inout Set<String>) {
    let shapes = tokens.map(shape)
    for (index, token) in tokens.enumerated() {
      found.insert("w:" + shapes[index])
      if index == 0 { found.insert("f:" + shapes[0]) }
      if index == 1 { found.insert("f:" + shapes[0] + " " + shapes[1]) }
      if index > 0 { found.insert("b:" + shapes[index - 1] + " " + shapes[index]) }
      if index > 1 { found.insert("g:" + shapes[index - 2] + " " + shapes[index]) }
      guard token.number == nil, token.text.count > 5 else { continue }
      found.insert("e:" + token.text.suffix(3))
      found.insert("p:" + token.text.prefix(4))
    }
    if let end = tokens.indices.dropFirst().first(where: { tokens[$0].opensClause }), end <= 4 {
      found.insert("l:" + shapes[..<end].joined(separator: " "))
    }
  }

  /// A word's beginning, so that its forms meet; numbers by what they look like.
  private static func shape(_ token: StatementToken) -> String {
    guard let number = token.number else { return String(token.stem.prefix(7)) }
    if token.isPercent { return "#%" }
    if DateMentions.year(token) != nil { return "#year" }
    if !token.isDigits { return "#" + token.stem.prefix(7) }
    if DateMentions.iso(token.text) != nil { return "#day" }
    return number == number.rounded() ? (number < 32 ? "#few" : "#many") : "#part"
  }

  private static func dates(_ tokens: [StatementToken], _ found: inout Set<String>) {
    let mentions = DateMentions.find(in: tokens)
    guard !mentions.isEmpty else { return }
    found.insert("d:any")
    if mentions.contains(where: { $0.month != nil }) { found.insert("d:month") }
    for mention in mentions {
      if let year = mention.year { found.insert(year > 2026 ? "d:ahead" : year < 2026 ? "d:past" : "d:now") }
      if mention.start > 0 { found.insert("d:" + shape(tokens[mention.start - 1])) }
    }
    if DateMentions.due(in: tokens) != nil { found.insert("d:due") }
  }

  private static func cues(_ sentence: StatementSentence, _ found: inout Set<String>) {
    let tokens = sentence.tokens
    let role = SentenceRoles(sentence)
    for element in StatementElement.allCases where ElementDetectors.carries(element, role) {
      found.insert("c:\(element.rawValue)")
    }
    let facts: [(String, Bool)] = [
      ("target", role.isTarget), ("baseline", role.isBaseline), ("scope", role.isScope),
      ("constraint", role.isConstraint), ("deciding", role.hasDeciding), ("user", role.hasUser), ("data", role.isData),
      ("apart", role.isHeterogeneous), ("now", BaselineCues.now.contains(tokens)),
      ("wish", TargetCues.intention.contains(tokens)), ("more", TargetCues.comparison.contains(tokens)),
      ("number", tokens.contains { $0.number != nil }), ("percent", tokens.contains { $0.isPercent }),
      ("often", CadenceCues.recurring.contains(tokens)), ("source", DataCues.sources.contains(tokens)),
      ("answer", OutputCues.strong.contains(tokens)), ("actor", tokens.contains(where: Actors.isActor)),
    ]
    for (name, holds) in facts where holds { found.insert("r:" + name) }
  }
}
