import Manifest

/// How many cases are acted on: in the text and in `problem.decision`.
extension StatementContradictions {
  /// "calls 500 subscribers" beside "Which 100 subscribers to call".
  func count() -> StatementFlaw? {
    guard let decision = problem.decision else { return nil }
    let decided = Self.counted(in: StatementTokenizer.tokens(of: decision))
    guard decided.count == 1, let own = decided.first, !numbers.contains(own.count) else { return nil }
    for role in roles where role.hasDeciding && !role.isScope && !role.isTarget {
      for stated in Self.counted(in: role.tokens) where stated.noun == own.noun && stated.start > 0 {
        // "They hold 7,000 subscribers" counts the data.
        guard DecisionCues.acting.contains([role.tokens[stated.start - 1]]) else { continue }
        return flaw(role, text: stated.text, field: decision, key: "decision")
      }
    }
    return nil
  }

  private struct Counted {
    var start: Int
    var text: String
    var count: Double
    /// The stem of the word.
    var noun: String
  }

  /// Whole numbers with the word after them: "100 subscribers".
  private static func counted(in tokens: [StatementToken]) -> [Counted] {
    tokens.indices.dropLast().compactMap { position in
      let token = tokens[position]
      let next = tokens[position + 1]
      guard token.isDigits, !token.isPercent, let count = token.number, count >= 2, count == count.rounded(),
        DateMentions.year(token) == nil, next.number == nil, next.text.count > 3
      else { return nil }
      return Counted(start: position, text: token.text, count: count, noun: next.stem)
    }
  }
}
