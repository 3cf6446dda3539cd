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
    hasUser = UserCues.roles.contains(tokens) || tokens.contains(where: Actors.isActor)
    hasDeciding = DecisionCues.deciding.contains(tokens) || (hasUser && DecisionCues.acting.contains(tokens))
    isTarget = !technical && Self.isTarget(tokens, isConstraint: isConstraint)
    isBaseline = Self.isBaseline(tokens, isTarget: isTarget, isConstraint: isConstraint)
  }

  /// A number, a comparison, and either a wish, a day or a measure of quality.
  private static func isTarget(_ tokens: [StatementToken], isConstraint: Bool) -> Bool {
    let numbers = tokens.contains { token in
      token.number != nil && !DateMentions.isPartOfDate(token)
    }
    let fraction = Self.fraction.contains(tokens)
    guard numbers || fraction else { return false }
    let wish = TargetCues.intention.contains(tokens)
    let due = DateMentions.due(in: tokens) != nil
    if due, !SentenceRoles.stores.contains(tokens), !DecisionCues.deciding.contains(tokens), !isConstraint {
      return true
    }
    if !wish, !due, BaselineCues.strictlyNow.contains(tokens) { return false }
    guard TargetCues.comparison.contains(tokens) || fraction || (wish && tokens.contains { $0.isPercent }) else {
      return false
    }
    if answers.contains(tokens), !due { return false }
    let quality = TargetCues.quality.contains(tokens)
    let dated = !DateMentions.find(in: tokens).isEmpty
    if !wish, !dated, average.contains(tokens) { return false }
    let score = (wish ? 1 : 0) + (quality ? 1 : 0) + (dated ? 1 : 0)
    return score >= (isConstraint ? 2 : 1)
  }

  /// How it goes, not how it should go.
  private static let average = CueList(["on average", "в среднем"])

  /// The answer is described, not how good it has to be.
  private static let answers = CueList([
    "probability|likelihood|chance of|that", "score|flag|label|interval|quantile* _", "output|result|tool is|returns",
    "вероятност*|шанс*", "балл*|флаг|метк*|интервал*", "на выходе",
  ])

  /// Data are kept.
  static let stores = CueList([
    "keep|keeps|kept|stored|logged|collected|recorded|holds|hold|available|contains|contain|archive|records since|in|from|_",
    "since|from 19*|20*", "есть|доступн*|хран*|лежат|записыва*|записан*|сохраня*|содерж*|имеются", "с # г|года",
  ])

  private static let fraction = CueList([
    "by a|one quarter|third|half|fifth|tenth", "halve*", "half as|the", "на треть|четверть|половину|пятую",
    "вдвое|втрое|наполовину",
  ])

  private static func isBaseline(_ tokens: [StatementToken], isTarget: Bool, isConstraint: Bool) -> Bool {
    if BaselineCues.explicit.contains(tokens) { return true }
    let numbers = tokens.contains { $0.number != nil }
    let now = BaselineCues.now.contains(tokens)
    let method = BaselineCues.method.contains(tokens)
    let performance = BaselineCues.performance.contains(tokens)
    if isTarget { return now && method }
    let percent = tokens.contains { $0.isPercent }
    if !percent, !method, SentenceRoles.stores.contains(tokens) { return false }
    if now { return method || (performance && numbers) }
    if isConstraint || answers.contains(tokens) || SentenceRoles.stores.contains(tokens) && !percent { return false }
    return performance && numbers && !DecisionCues.deciding.contains(tokens) && DateMentions.due(in: tokens) == nil
      && (method || BaselineCues.performance.count(tokens) >= 2)
  }
}
