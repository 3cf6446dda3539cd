/// What a sentence that carries no known cue may still stand for, by its form alone.
enum ImpliedElements {
  /// The elements whose forms are most telling come first.
  static let order: [StatementElement] = [.scope, .target, .constraints, .baseline, .data, .heterogeneity, .output]

  static func allows(_ element: StatementElement, _ role: SentenceRoles, position: Int) -> Bool {
    let tokens = role.tokens
    let hasNumber = tokens.contains { $0.number != nil }
    let wished = TargetCues.intention.contains(tokens)
    switch element {
    case .scope: return negation.contains(tokens) && !hasNumber
    case .target: return hasNumber && wished
    case .constraints:
      return limit.contains(tokens) && !VagueCues.words.contains(tokens)
    case .baseline:
      return hasNumber && !wished && !role.isOutput && DateMentions.find(in: tokens).isEmpty && !limit.contains(tokens)
    // A list or a count without a wish: what there is to work with.
    case .data:
      return !wished && tokens.count >= 3 && (hasNumber || tokens.count(where: \.opensClause) >= 1)
        && !negation.contains(tokens)
    case .heterogeneity: return !hasNumber && !wished && plurals.contains(tokens)
    case .output: return wished && !VagueCues.words.contains(tokens) && position > 0
    case .decision, .users, .cadence, .deadline: return false
    }
  }

  private static let negation = CueList([
    "no|not|none|without|never|neither|nor", "separate|another|elsewhere|later|only", "не|нет|без|ни",
    "отдельн*|друг*|потом|позже|только",
  ])
  private static let limit = CueList([
    "may|can|cannot|only|max|maximum|always|never|no|before|until",
    "можно|может|могут|только|всегда|никогда|без|должн*|до",
  ])
  private static let plurals = CueList(["and|or|both|while|but", "и|или|а|но|тогда"])
}
