/// What a statement's text says by itself, without the manifest's fields.
struct StatementReading: Sendable {
  let sentences: [StatementSentence]
  /// The sentence that carries each element.
  let found: [StatementElement: String]

  init(_ text: String) {
    sentences = StatementTokenizer.sentences(of: text)
    found = ElementDetectors(sentences).find().mapValues(\.quote)
  }
}
