import Manifest

/// The sentences that say how well today's way does: in the statement and in the baseline's description.
struct BaselineSentences {
  struct Item {
    var sentence: StatementSentence
    /// The text it stands in.
    var path: String
    /// True where it speaks of today's way beyond doubt.
    var isPlain: Bool
  }

  let all: [Item]

  /// - Parameter learned: the sentence that the model takes for the baseline's.
  init(_ problem: Problem, learned: String?) {
    let statement = StatementTokenizer.sentences(of: problem.statement.value).compactMap { sentence -> Item? in
      let role = SentenceRoles(sentence)
      guard !role.isTarget, !role.isScope, !Self.elsewhere.contains(sentence.tokens) else { return nil }
      if role.isBaseline { return Item(sentence: sentence, path: "problem.statement", isPlain: true) }
      guard sentence.quote == learned || Self.old.contains(sentence.tokens) else { return nil }
      return Item(sentence: sentence, path: "problem.statement", isPlain: false)
    }
    let described = StatementTokenizer.sentences(of: problem.baseline?.description ?? "").map {
      Item(sentence: $0, path: "problem.baseline.description", isPlain: true)
    }
    all = statement + described
  }

  /// What is there before the model, whatever it is called.
  private static let old = CueList([
    "old|older|previous|prior|existing|current|present|former|legacy|first|present-day _", "so far", "score card|cards",
    "scorecard*", "rule of|on|by|that|whose|with", "formula*", "from a list", "counts of", "by hand",
    "прежн*|стар*|действующ*|текущ*|нынешн*|существующ*|предыдущ* _", "до сих пор", "скоркарт*|скоринг*", "правило",
    "формул*", "вручную",
  ])

  /// Numbers that were measured by others.
  private static let elsewhere = CueList([
    "literature|paper|papers|published|publication|study|studies|benchmark|benchmarks", "competitor*|vendor*|elsewhere",
    "random|coin",
    "литератур*|стать*|публикац*|конкурент*|поставщик*|случайн*",
  ])
}
