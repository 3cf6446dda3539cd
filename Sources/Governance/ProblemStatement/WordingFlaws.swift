/// Finds vague words and solutions that come before the problem.
enum WordingFlaws {
  /// A vague word matters where its sentence has no number that makes it checkable.
  static func vague(in sentences: [StatementSentence], targetIsMissing: Bool) -> [StatementFlaw] {
    var flaws: [StatementFlaw] = []
    for sentence in sentences {
      guard !sentence.tokens.contains(where: { $0.number != nil && $0.isDigits }),
        let range = VagueCues.words.first(in: sentence.tokens)
      else { continue }
      let words = sentence.tokens[range].map(\.text).joined(separator: " ")
      flaws.append(StatementFlaw(kind: .vague, quote: words, isBlocking: targetIsMissing))
    }
    return flaws
  }

  /// The first sentence wishes for a technology, and nobody's decision was named before it.
  static func solutionFirst(in sentences: [StatementSentence]) -> [StatementFlaw] {
    guard let first = sentences.first else { return [] }
    let head = Array(first.tokens.prefix(16))
    guard let technology = SolutionCues.technology.first(in: head), let wish = SolutionCues.wish.first(in: head),
      wish.lowerBound <= technology.lowerBound, technology.lowerBound - wish.upperBound <= 8
    else { return [] }
    let role = SentenceRoles(StatementSentence(tokens: Array(head.prefix(wish.lowerBound)), quote: ""))
    guard !role.hasDeciding, !role.isBaseline else { return [] }
    return [StatementFlaw(kind: .solutionFirst, quote: first.quote, isBlocking: true)]
  }
}
