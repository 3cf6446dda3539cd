/// What one sentence carries by its cues alone: a part of what the learned model sees of it.
enum ElementDetectors {
  static func carries(_ element: StatementElement, _ role: SentenceRoles) -> Bool {
    let tokens = role.tokens
    switch element {
    case .scope: return role.isScope
    case .decision:
      return role.hasDeciding && !role.isScope && !(role.isTarget && !role.hasUser)
        && (role.isActing || role.isDeciding)
    case .users:
      return role.hasUser && !role.isScope && (role.isDeciding || role.isActing || role.saysNothingElse)
    case .data:
      if role.isScope && !tokens.contains(where: { $0.number != nil }) { return false }
      guard DataCues.sources.contains(tokens) else { return false }
      if !role.isData, role.isOutput || role.tellsApart { return false }
      if DataCues.privacy.contains(tokens) { return DataCues.sources.count(tokens) > 1 && !role.isConstraint }
      if role.isData { return !(role.isTarget && role.isBaseline) || DataCues.sources.count(tokens) > 2 }
      return !role.isConstraint && !role.isTarget && !role.isBaseline
        && !(role.hasDeciding && DataCues.sources.count(tokens) < 2)
    case .cadence:
      guard !role.isScope, !(role.isOutput && !role.hasDeciding && !CadenceCues.flow.contains(tokens)) else {
        return false
      }
      if CadenceCues.recurring.contains(tokens) { return true }
      return CadenceCues.flow.contains(tokens) && tokens.contains { $0.number != nil }
        && !CadenceCues.money.contains(tokens)
        && !role.isConstraint && !role.isTarget
    case .output:
      guard OutputCues.strong.contains(tokens), !role.isScope else { return false }
      // "decides how many" says what is decided; "how many will come" says what is answered.
      return
        !(role.hasDeciding && OutputCues.weak.contains(tokens)
        && OutputCues.strong.count(tokens) <= OutputCues.weak.count(tokens))
    case .baseline: return role.isBaseline && !role.isScope
    case .target: return role.isTarget && !(role.isBaselineOnly) && !role.isScope
    case .deadline: return hasDeadline(role)
    case .constraints:
      return role.isConstraint && !(role.isTarget && ConstraintCues.strong.count(tokens) < 2) && !role.isScopeOnly
    case .heterogeneity: return role.isHeterogeneous && !role.isScopeOnly
    }
  }

  private static func hasDeadline(_ role: SentenceRoles) -> Bool {
    let tokens = role.tokens
    guard !role.isScope else { return false }
    let wished = role.isTarget || TargetCues.intention.contains(tokens) && TargetCues.comparison.contains(tokens)
    for mention in DateMentions.find(in: tokens) {
      let before = tokens[..<mention.start].suffix(4).map(\.text)
      let last = before.last ?? ""
      let promised = before.contains("later") || role.isTarget && !role.isBaseline && !role.isData
      if past.contains(last), !promised { continue }
      if before.suffix(2).joined(separator: " ") == "than in" { continue }
      if before.suffix(3).contains(where: { due.contains($0) }), wished || !role.isData { return true }
      if TargetCues.intention.contains(tokens), mention.year != nil, !role.isData, before.contains("for") {
        return true
      }
      if wished, mention.year != nil || mention.month != nil { return true }
    }
    return wished && span.contains(tokens)
  }

  private static let past: Set<String> = ["since", "than", "last", "с", "со", "чем", "прошлого", "прошлом", "from"]
  private static let due: Set<String> = [
    "by", "before", "until", "till", "due", "deadline", "к", "до", "срок", "позднее", "later", "through",
  ]
  private static let span = CueList([
    "within|in # months|weeks|quarters|years of|after|from",
    "within|after the next|first|coming # months|weeks|quarters|seasons", "in|within|after # months|weeks|quarters",
    "за|через|в течение # месяц*|недел*|квартал*|полугод*|год*", "через полгода|год|квартал|месяц",
    "за полгода|год|квартал", "в течение полугода|года|квартала",
  ])
}

extension SentenceRoles {
  /// Speaks of data beyond doubt: a source with a span of years or a verb of having.
  var isData: Bool { Self.having.contains(tokens) && DataCues.sources.contains(tokens) }

  private static let having = CueList([
    "may be used / at hand / from|on the|our|its",
    "available|stored|send|sends|feed|feeds|arrive|arrives|holds|hold|contains|contain|kept|collected|recorded|come from|taken from|exported|is in|are in|sit in|we have|there are|there is|uses|use",
    "since #", "years|months|seasons of", "past|last # years|months", "# years|months", "from # on|to",
    "передают / приходят / приходит / можно использовать / по анкет* / на таблиц* / из журнал*|систем*|баз*",
    "доступн*|хран*|лежат|лежит|содерж*|накоплен*|записан*|собира*|собран*|есть|имеется|имеются|берем|берутся|поступа*|выгру*|ведется|ведутся",
    "с # года", "за # года|лет|год*|месяц*", "за три|два|пять|четыре|полтора|последн*",
    "are|is in|on the|our|a|bigquery|snowflake|postgres",
    "been|were|are|was collected|logged|stored|kept|recorded|archived|gathered|digitised|digitized",
    "back to #",
    "going back",
    "from # onward|onwards|on",
    "between # and #",
    "cover|covers #",
    "draw on",
    "on file|hand|record",
    "they|we|there have|hold|are",
    "has logged|recorded|collected",
    "will|can provide|be used",
    "over _ seasons|years|months",
    "в архиве|базе|хранилище|выгрузке|наличии",
    "собраны|сведены|размечен*|помечен*|оцифрован*|накоплено|записала",
    "начиная с",
    "охватыва*",
    "передает|предоставля*",
    "в нашем распоряжении",
    "# лет|год*",
  ])

  var isBaselineOnly: Bool {
    isBaseline && !TargetCues.intention.contains(tokens) && BaselineCues.now.contains(tokens)
      && BaselineCues.performance.contains(tokens) && !Self.promise.contains(tokens)
      && DateMentions.find(in: tokens).isEmpty
  }

  private static let promise = CueList([
    "at least", "not|no more|worse|less than", "from # to #", "to #%", "by #%", "or fewer|less|more",
    "не менее|более|хуже|выше|ниже|больше|меньше", "до #%", "на #%", "с # до", "выше|ниже|больше|меньше чем",
    "lower|higher|fewer|better|more|less than",
  ])

  /// Names what the answer is.
  var isOutput: Bool { OutputCues.strong.contains(tokens) && !isData }

  /// Cases are told apart; "for each" alone does that only where it does not count the answers.
  var isHeterogeneous: Bool {
    let count = HeterogeneityCues.cues.count(tokens)
    guard count > 0 else { return false }
    return !(isOutput || isTarget || isBaseline) || count > HeterogeneityCues.distributive.count(tokens)
  }

  /// Tells cases apart beyond doubt.
  var tellsApart: Bool {
    HeterogeneityCues.cues.count(tokens) > HeterogeneityCues.distributive.count(tokens)
  }

  /// A verb of deciding, in a sentence that is not about how it goes today or what is forbidden.
  var isDeciding: Bool { DecisionCues.deciding.contains(tokens) }

  /// Somebody does something, and the sentence is about that; where it tells how well that goes, it has to be regular.
  var isActing: Bool {
    guard hasUser, DecisionCues.acting.contains(tokens), !isConstraint, !isData else { return false }
    if isTarget { return false }
    if isBaseline { return CadenceCues.recurring.contains(tokens) }
    return !HeterogeneityCues.cues.contains(tokens) || DecisionCues.acting.count(tokens) > 1
  }

  /// Somebody is named, and nothing else that explains the sentence.
  var saysNothingElse: Bool { !isConstraint && !isBaseline && !isTarget && !isData && !isHeterogeneous }

  /// Says only what is left out.
  var isScopeOnly: Bool { isScope && !isTarget && !hasDeciding && tokens.count < 14 }
}
