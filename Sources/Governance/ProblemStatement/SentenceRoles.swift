/// What one sentence speaks of. Roles that exclude each other are settled here, so that detectors stay simple.
struct SentenceRoles: Sendable {
  let sentence: StatementSentence
  let isScope: Bool
  let isConstraint: Bool
  let isTarget: Bool
  let isBaseline: Bool
  let hasDeciding: Bool
  let hasUser: Bool

  var tokens: [StatementToken] { sentence.tokens }

  init(_ sentence: StatementSentence) {
    self.sentence = sentence
    let tokens = sentence.tokens
    let technical = TargetCues.technical.contains(tokens) && !tokens.contains(where: \.isPercent)
    isScope = ScopeCues.cues.contains(tokens)
    isConstraint = ConstraintCues.strong.contains(tokens)
    hasUser = UserCues.roles.contains(tokens)
    hasDeciding = DecisionCues.deciding.contains(tokens) || (hasUser && DecisionCues.acting.contains(tokens))
    isTarget = !technical && Self.isTarget(tokens, isConstraint: isConstraint)
    isBaseline = Self.isBaseline(tokens, isTarget: isTarget)
  }

  /// A number, a comparison, and either a wish, a day or a measure of quality.
  private static func isTarget(_ tokens: [StatementToken], isConstraint: Bool) -> Bool {
    let numbers = tokens.contains { token in
      token.number != nil && !DateMentions.isPartOfDate(token)
    }
    let fraction = Self.fraction.contains(tokens)
    guard numbers || fraction, TargetCues.comparison.contains(tokens) || fraction else { return false }
    let wish = TargetCues.intention.contains(tokens)
    let quality = TargetCues.quality.contains(tokens)
    let dated = !DateMentions.find(in: tokens).isEmpty
    if !wish, !dated, average.contains(tokens) { return false }
    let score = (wish ? 1 : 0) + (quality ? 1 : 0) + (dated ? 1 : 0)
    return score >= (isConstraint ? 2 : 1)
  }

  /// How it goes, not how it should go.
  private static let average = CueList(["on average", "в среднем"])

  private static let fraction = CueList([
    "by a|one quarter|third|half|fifth|tenth", "halve*", "half as|the", "на треть|четверть|половину|пятую",
    "вдвое|втрое|наполовину",
  ])

  private static func isBaseline(_ tokens: [StatementToken], isTarget: Bool) -> Bool {
    if BaselineCues.explicit.contains(tokens) { return true }
    let numbers = tokens.contains { $0.number != nil }
    let now = BaselineCues.now.contains(tokens)
    let method = BaselineCues.method.contains(tokens)
    let performance = BaselineCues.performance.contains(tokens)
    if isTarget { return now && method }
    if now { return method || (performance && numbers) }
    return performance && numbers && !DecisionCues.deciding.contains(tokens)
      && (method || BaselineCues.performance.count(tokens) >= 2)
  }
}
