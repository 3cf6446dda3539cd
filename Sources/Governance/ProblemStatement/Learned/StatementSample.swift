/// A sentence as the learned model sees it, for those who fit the model.
public struct StatementSample: Sendable, Codable {
  public var quote: String
  public var features: [String]

  /// The sentences of a statement.
  public static func sentences(of text: String) -> [StatementSample] {
    let sentences = StatementTokenizer.sentences(of: text)
    return zip(sentences, SentenceFeatures.of(sentences)).map { StatementSample(quote: $0.quote, features: $1) }
  }
}
