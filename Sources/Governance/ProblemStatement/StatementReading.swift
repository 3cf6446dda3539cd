/// What a statement's text says by itself, without the manifest's fields.
struct StatementReading: Sendable {
  let sentences: [StatementSentence]
  private let evidence: [StatementElement: ElementEvidence]

  init(_ text: String) {
    sentences = StatementTokenizer.sentences(of: text)
    evidence = ElementModel.bundled.evidence(in: sentences)
  }

  /// The sentence that most likely says what has to be reached.
  var target: String? {
    evidence[.target].flatMap { $0.probability > 0.5 ? $0.quote : nil }
  }

  /// The sentence that most likely says how well it goes today.
  var baseline: String? {
    evidence[.baseline].flatMap { $0.probability > 0.5 ? $0.quote : nil }
  }

  /// The sentence that carries each element, for those that are there.
  ///
  /// - Parameter known: what the fields say, and the text need not.
  func found(besides known: Set<StatementElement>) -> [StatementElement: String] {
    let asked = StatementElement.allCases.filter { !known.contains($0) }
    let missing = ElementModel.bundled.missing(evidence, asked: asked)
    return evidence.filter { !missing.contains($0.key) }.mapValues(\.quote)
  }
}
