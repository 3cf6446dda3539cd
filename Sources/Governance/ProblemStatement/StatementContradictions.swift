import Manifest
import Wording

/// Numbers, days and classes that the text and the fields tell differently.
///
/// A contradiction is said only where the text speaks of the same thing and nowhere names the field's value, so that a
/// statement that merely mentions other numbers is left alone.
struct StatementContradictions {
  private let problem: Problem
  private let sentences: [StatementSentence]
  private let roles: [SentenceRoles]

  /// The sentence that most clearly says what has to be reached.
  private let target: String?

  /// - Parameter target: the sentence that says what has to be reached, where the text says so.
  init(_ problem: Problem, _ sentences: [StatementSentence], target: String? = nil) {
    self.problem = problem
    self.target = target
    self.sentences = sentences
    roles = sentences.map(SentenceRoles.init)
  }

  func find() -> [StatementFlaw] {
    [amount(), bound(), reading(), deadline(), cutoff(), classes(), cadence()].compactMap { $0 }
  }

  private var numbers: [Double] { sentences.flatMap { $0.tokens.compactMap(\.number) } }
  private var targets: [SentenceRoles] {
    roles.filter { ($0.isTarget || $0.sentence.quote == target && !$0.isBaseline) && !$0.isScope && !$0.isBaselineOnly }
  }

  /// "at least 20% more" beside `improve: 10%`.
  private func amount() -> StatementFlaw? {
    guard let target = problem.target else { return nil }
    let wanted: Double
    switch target.improve {
    case .relative(let share), .points(let share), .ofError(let share): wanted = share * 100
    case .absolute(let amount): wanted = amount
    case nil:
      guard let reach = target.reach else { return nil }
      wanted = reach
    }
    var candidates: [Double] = [wanted]
    if target.improve == nil || wanted <= 1 { candidates += [wanted * 100, wanted / 100] }
    if Self.mentions(candidates, in: numbers) { return nil }
    for role in targets {
      let shares = role.tokens.filter { $0.number != nil && $0.isPercent }
      let values = role.tokens.compactMap(\.number)
      guard !shares.isEmpty else { continue }
      if Self.isDerived(wanted, from: values, improve: target.improve) { return nil }
    }
    guard
      let role = targets.first(where: { $0.tokens.contains { $0.number != nil && $0.isPercent } }),
      let stated = role.tokens.first(where: { $0.isPercent && $0.number != nil })
    else { return nil }
    return flaw(role, text: stated.text + "%", field: fieldText(target), key: "target")
  }

  /// "an error of at most 0.5" beside `reach: 0.1`. Whole numbers are left alone: they count many other things.
  private func bound() -> StatementFlaw? {
    guard let target = problem.target, target.improve == nil, let reach = target.reach else { return nil }
    guard !Self.mentions([reach, reach * 100, reach / 100], in: numbers) else { return nil }
    for role in targets {
      guard let range = Self.bounds.first(in: role.tokens),
        let token = role.tokens[range].last(where: { $0.number != nil }), let value = token.number,
        !token.isPercent, value != value.rounded()
      else { continue }
      return flaw(role, text: token.text, field: fieldText(target), key: "target")
    }
    return nil
  }

  private static let bounds = CueList([
    "at most|least #", "no|not more|less|worse than #", "below|under|above|over #",
    "не больше|меньше|выше|ниже|более|менее|хуже #",
    "не больше|меньше|выше|ниже|более|менее|хуже чем #",
  ])

  /// "20 percentage points" beside `improve: 20%`, or "20% relative to today" beside `improve: 20 points`.
  private func reading() -> StatementFlaw? {
    guard let improve = problem.target?.improve else { return nil }
    if let flaw = otherThanRelative(improve) { return flaw }
    let said = targets.first { Self.points.contains($0.tokens) && !Self.notPoints.contains($0.tokens) }
    guard let role = said, case .relative(let share) = improve else { return nil }
    guard let range = Self.points.first(in: role.tokens), let value = role.tokens[range].compactMap(\.number).first,
      abs(value - share * 100) < 1e-9
    else { return nil }
    return flaw(
      role, text: role.tokens[range].map(\.text).joined(separator: " "), field: problem.target.map(fieldText) ?? "",
      key: "target.improve")
  }

  private func otherThanRelative(_ improve: Improvement) -> StatementFlaw? {
    let share: Double
    switch improve {
    case .points(let value), .ofError(let value): share = value
    case .relative, .absolute: return nil
    }
    guard !roles.contains(where: { Self.points.contains($0.tokens) || Self.ofError.contains($0.tokens) }) else {
      return nil
    }
    for role in targets {
      guard let range = Self.relative.first(in: role.tokens),
        let value = role.tokens[range].compactMap(\.number).first, abs(value - share * 100) < 1e-9
      else { continue }
      return flaw(
        role, text: role.tokens[range].map(\.text).joined(separator: " "), field: problem.target.map(fieldText) ?? "",
        key: "target.improve")
    }
    return nil
  }

  private static let relative = CueList(["#% ... relative|relatively|относительно"])
  private static let ofError = CueList(["of|the|fewer|less error*", "ошиб*"])

  private static let points = CueList(["# percentage points", "#% points", "# pp", "# процентн* пункт*", "# п п"])
  private static let notPoints = CueList(["not ... points", "не ... пункт*"])

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
    let text = role.tokens[mention.start..<min(mention.end, role.tokens.count)].map(\.text).joined(separator: " ")
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

  /// "one of three classes" beside four classes.
  private func classes() -> StatementFlaw? {
    guard let output = problem.output, !output.classes.isEmpty else { return nil }
    for role in roles where !role.isScope {
      guard let range = Self.classCount.first(in: role.tokens),
        let token = role.tokens[range].last(where: { $0.number != nil }), let value = token.number,
        value > 1, !Self.distance.contains(Array(role.tokens[max(0, range.lowerBound - 3)..<range.upperBound]))
      else { continue }
      if value == Double(output.classes.count) || value == Double(output.aggregate.count) { return nil }
      return flaw(role, text: "\(token.text)", field: String(output.classes.count), key: "output.classes")
    }
    return nil
  }

  private static let classCount = CueList([
    "# classes|categories|labels|grades|levels", "one of # classes|categories|labels|grades|levels",
    "# класс*|категори*|меток|метки|уровн*|разряд*",
  ])

  /// "within two levels" counts how far off an answer may be.
  private static let distance = CueList([
    "within|by|off|than|most # classes|categories|labels|grades|levels",
    "чем|пределах|ошиб*|отлич*|расходит* # класс*|категори*|уровн*|разряд*",
    "чем|ошиб*|отлич*|расходит*|расхожден* на # класс*|категори*|уровн*|разряд*",
  ])

  /// "every week" beside `cadence: daily`.
  private func cadence() -> StatementFlaw? {
    guard let cadence = problem.cadence else { return nil }
    let declared = Self.periods(StatementTokenizer.tokens(of: cadence))
    guard declared.count == 1, let own = declared.first else { return nil }
    let said = roles.filter { $0.hasDeciding }.map { ($0, Self.periods($0.tokens)) }
    guard let (role, periods) = said.first(where: { !$0.1.isEmpty }), periods.count == 1, let other = periods.first,
      own != other, !roles.contains(where: { Self.periods($0.tokens).contains(own) })
    else { return nil }
    return flaw(role, text: other.rawValue, field: cadence, key: "cadence")
  }

  private static func periods(_ tokens: [StatementToken]) -> Set<Period> {
    var found: Set<Period> = []
    if daily.contains(tokens) { found.insert(.day) }
    if weekly.contains(tokens) { found.insert(.week) }
    if monthly.contains(tokens) { found.insert(.month) }
    if yearly.contains(tokens) { found.insert(.year) }
    return found
  }

  private static let daily = CueList([
    "daily", "every|each day|morning|evening|night", "ежедневн*", "кажд* день|утро|вечер|ночь",
  ])
  private static let weekly = CueList([
    "weekly", "every|each week|monday|tuesday|wednesday|thursday|friday", "еженедельн*",
    "кажд* неделю|понедельник|вторник|среду|четверг|пятницу", "раз в неделю",
  ])
  private static let monthly = CueList([
    "monthly", "every|each month", "once a month", "ежемесячн*", "кажд* месяц", "раз в месяц",
  ])
  private static let yearly = CueList([
    "yearly|annually", "every|each year", "once a year", "ежегодн*", "кажд* год", "раз в год",
  ])

  // MARK: Parts

  private static func mentions(_ values: [Double], in numbers: [Double]) -> Bool {
    numbers.contains { number in values.contains { abs($0 - number) <= 1e-9 * max(1, abs(number)) } }
  }

  /// "from 61 to 74" says 20% as well.
  private static func isDerived(_ wanted: Double, from values: [Double], improve: Improvement?) -> Bool {
    for a in values {
      for b in values where a != b {
        let difference = abs(a - b)
        if abs(difference - wanted) < 0.51 { return true }
        if a != 0, abs(difference / abs(a) * 100 - wanted) < 1.5 { return true }
      }
    }
    let words: [Double: [Double]] = [50: [0.5, 2], 25: [0.25], 33: [1.0 / 3]]
    return words.contains { abs($0.key - wanted) < 1 && $0.value.contains(where: values.contains) }
  }

  private func fieldText(_ target: Target) -> String {
    let numbers = NumberFormatter(.en)
    switch target.improve {
    case .relative(let share): return numbers.plain(share * 100) + "%"
    case .points(let share): return numbers.plain(share * 100) + " points"
    case .ofError(let share): return numbers.plain(share * 100) + "% of error"
    case .absolute(let amount): return numbers.plain(amount)
    case nil: return target.reach.map { numbers.plain($0) } ?? ""
    }
  }

  private func flaw(_ role: SentenceRoles, text: String, field: String, key: String) -> StatementFlaw {
    StatementFlaw(
      kind: .contradiction, quote: role.sentence.quote, text: text, field: field, key: key, isBlocking: true)
  }
}
