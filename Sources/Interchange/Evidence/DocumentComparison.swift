import Measurements

/// Tells documents that read alike: near copies with another title, or with a few words changed.
public enum DocumentComparison {
  /// A document with its words, as `DocumentReader.words` gives them.
  public struct Text: Sendable {
    public var path: String
    let runs: Set<[String]>

    public init(path: String, words: [String]) {
      self.path = path
      runs =
        words.count < DocumentComparison.fewestWords
        ? [] : Set((0...(words.count - runLength)).map { Array(words[$0..<($0 + runLength)]) })
    }
  }

  /// Shorter texts are alike by chance.
  static let fewestWords = 40
  private static let runLength = 3
  /// Of all runs of three words that either text has, the share that both have in a near copy: one changed word of forty
  /// takes three of 38 runs away and brings three.
  static let nearCopy = 0.8

  /// For each text the most similar one of another path, where that is a near copy; nil where there is none.
  public static func likenesses(_ texts: [Text]) -> [DocumentLikeness?] {
    texts.map { text in
      let alike = texts.compactMap { other -> DocumentLikeness? in
        guard other.path != text.path else { return nil }
        let share = share(text, other)
        return share >= nearCopy ? DocumentLikeness(path: other.path, share: share) : nil
      }
      return alike.max { $0.share < $1.share }
    }
  }

  private static func share(_ a: Text, _ b: Text) -> Double {
    guard !a.runs.isEmpty, !b.runs.isEmpty else { return 0 }
    let common = a.runs.intersection(b.runs).count
    return Double(common) / Double(a.runs.count + b.runs.count - common)
  }
}
