import Manifest
import Wording

/// Numbers, days and classes that the text and the fields tell differently.
///
/// A contradiction is said only where the text speaks of the same thing and nowhere names the field's value, so that a
/// statement that merely mentions other numbers is left alone.
struct StatementContradictions {
  let problem: Problem
  /// The rest of the manifest.
  let project: Project?
  let sentences: [StatementSentence]
  let roles: [SentenceRoles]

  /// The sentence that most clearly says what has to be reached.
  private let target: String?

  /// - Parameter target: the sentence that says what has to be reached, where the text says so.
  init(_ problem: Problem, _ sentences: [StatementSentence], target: String? = nil, in project: Project? = nil) {
    self.problem = problem
    self.project = project
    self.target = target
    self.sentences = sentences
    roles = sentences.map(SentenceRoles.init)
  }

  func find() -> [StatementFlaw] {
    [
      amount(), bound(), reading(), deadline(), cutoff(), count(), classes(), groups(), currency(), horizon(),
      cadence(),
      answerTime(), businessMetric(), costRatio(),
    ].compactMap { $0 }
  }

  var numbers: [Double] { sentences.flatMap { $0.tokens.compactMap(\.number) } }
  var targets: [SentenceRoles] {
    roles.filter { ($0.isTarget || $0.sentence.quote == target && !$0.isBaseline) && !$0.isScope && !$0.isBaselineOnly }
  }

  /// "by March 2027" beside `by: 2028-06-30`.
  private func deadline() -> StatementFlaw? {
    guard let by = problem.target?.by else { return nil }
    let dated = targets.flatMap { role in
      DateMentions.find(in: role.tokens).filter { $0.year != nil && $0.start > 0 }.map { (role, $0) }
    }
    let mentioned = dated.filter { role, mention in
      ["by", "before", "until", "till", "к", "до"].contains(role.tokens[mention.start - 1].text)
        || role.tokens[..<mention.start].suffix(3).contains { ["by", "before", "until", "к", "до"].contains($0.text) }
    }
    guard let (role, mention) = mentioned.first, let year = mention.year else { return nil }
    let agrees = mentioned.contains { Self.agrees($0.1, by) }
    guard !agrees else { return nil }
    let text = Self.spelled(role.tokens[mention.start..<min(mention.end, role.tokens.count)])
    return flaw(role, text: text.isEmpty ? String(year) : text, field: DateFormatter.iso(by), key: "target.by")
  }

  /// "before May" is met by a day in April; a month of play keeps such wordings from being called wrong.
  private static func agrees(_ mention: DateMentions.Mention, _ by: CalendarDate) -> Bool {
    guard let year = mention.year else { return true }
    guard let month = mention.month else { return abs(year - by.year) <= 1 }
    let apart = abs((year * 12 + month) - (by.year * 12 + by.month))
    guard apart == 0, let day = mention.day else { return apart <= 1 }
    return day == by.day
  }

  /// "the same 500 calls" beside `captured@200`.
  private func cutoff() -> StatementFlaw? {
    guard let target = problem.target, case .count(let k)? = target.metric.value.cutoff else { return nil }
    guard !numbers.contains(Double(k)), let role = roles.first(where: { $0.hasDeciding && !$0.isScope }),
      let stated = role.tokens.first(where: {
        $0.isDigits && !$0.isPercent && ($0.number ?? 0) >= 5 && DateMentions.year($0) == nil
      })
    else { return nil }
    return flaw(role, text: stated.text, field: target.metric.value.description, key: "target.metric")
  }

  // MARK: Parts

  static func spelled(_ tokens: ArraySlice<StatementToken>) -> String {
    tokens.map(\.text).joined(separator: " ")
  }

  func flaw(_ role: SentenceRoles, text: String, field: String, key: String) -> StatementFlaw {
    StatementFlaw(
      kind: .contradiction, quote: role.sentence.quote, text: text, field: field, key: key, isBlocking: true)
  }
}
