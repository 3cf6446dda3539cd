/// What a statement's text says by itself, without the manifest's fields.
struct StatementReading: Sendable {
  let sentences: [StatementSentence]
  /// The sentence that carries each element.
  let found: [StatementElement: String]

  init(_ text: String) {
    sentences = StatementTokenizer.sentences(of: text)
    found = ElementDetectors(sentences).find().mapValues(\.quote)
  }

  /// The verdict on a text that stands alone.
  var examination: StatementExamination {
    let elements = StatementElement.allCases.map { element in
      StatementExamination.Entry(element: element, place: found[element].map { .text(quote: $0) })
    }
    return StatementExamination(
      elements: elements,
      flaws: WordingFlaws.solutionFirst(in: sentences)
        + WordingFlaws.vague(in: sentences, targetIsMissing: found[.target] == nil))
  }
}
