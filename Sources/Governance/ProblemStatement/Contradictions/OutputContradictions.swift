import Manifest
import Wording

/// What the model answers: in the text and in `problem.output`.
extension StatementContradictions {
  /// "one of three classes" beside four classes.
  func classes() -> StatementFlaw? {
    guard let output = problem.output, !output.classes.isEmpty else { return nil }
    let counts = [Double(output.classes.count), Double(output.aggregate.count)]
    var first: (role: SentenceRoles, token: StatementToken)?
    for role in roles where !role.isScope {
      for (token, value) in classCounts(in: role.tokens) {
        if counts.contains(value) { return nil }
        if first == nil { first = (role, token) }
      }
    }
    return first.map { flaw($0.role, text: $0.token.text, field: String(output.classes.count), key: "output.classes") }
  }

  /// Numbers of classes that a sentence names.
  private func classCounts(in tokens: [StatementToken]) -> [(StatementToken, Double)] {
    let plain = Self.classCount.all(in: tokens).filter { range in
      !Self.distance.contains(Array(tokens[max(0, range.lowerBound - 3)..<range.upperBound]))
    }
    // "one of 12 novels", where it is decided "which novel".
    let decided = Set(StatementTokenizer.tokens(of: problem.decision ?? "").map(\.stem))
    let named = Self.oneOf.all(in: tokens).filter { range in
      range.upperBound < tokens.count && tokens[range.upperBound].number == nil
        && tokens[range.upperBound].text.count > 3 && decided.contains(tokens[range.upperBound].stem)
    }
    return (plain + named).compactMap { range in
      guard let token = tokens[range].last(where: { $0.number != nil }), let value = token.number, value > 1 else {
        return nil
      }
      return (token, value)
    }
  }

  private static let classCount = CueList([
    "# classes|categories|labels|grades|levels", "one of # classes|categories|labels|grades|levels",
    "# класс*|категори*|меток|метки|уровн*|разряд*",
  ])
  private static let oneOf = CueList([
    "one|which of #", "one|which of the #",
    "один|одна|одно|одну|одного|одной|одному|одним|какой|какая|какую|какому|какого из #",
  ])

  /// "within two levels" counts how far off an answer may be.
  private static let distance = CueList([
    "within|by|off|than|most # classes|categories|labels|grades|levels",
    "чем|пределах|ошиб*|отлич*|расходит* # класс*|категори*|уровн*|разряд*",
    "чем|ошиб*|отлич*|расходит*|расхожден* на # класс*|категори*|уровн*|разряд*",
  ])

  /// "1 to 4 early" beside `aggregate: {early: [1, 2, 3]}`.
  func groups() -> StatementFlaw? {
    guard let output = problem.output else { return nil }
    for role in roles where !role.isScope {
      for range in Self.span.all(in: role.tokens) where range.upperBound < role.tokens.count {
        let numbers = role.tokens[range].compactMap(\.number)
        let name = role.tokens[range.upperBound].text
        guard let from = numbers.first, let to = numbers.last, from < to,
          let group = output.aggregate.first(where: { $0.name.lowercased() == name })
        else { continue }
        let levels = group.classes.compactMap { Double($0) }.sorted()
        guard levels.count == group.classes.count, let low = levels.first, let high = levels.last,
          low != from || high != to
        else { continue }
        return flaw(
          role, text: Self.spelled(role.tokens[range.lowerBound...range.upperBound]),
          field: group.classes.joined(separator: ", "), key: "output.aggregate.\(group.name)")
      }
    }
    return nil
  }

  private static let span = CueList(["# to|through|and #", "от # до #", "с # по #"])

  /// "Prices are in euros" beside `unit: USD`.
  func currency() -> StatementFlaw? {
    guard let unit = problem.output?.unit, let own = Self.currencies.first(where: { $0.code == unit.uppercased() }),
      !sentences.contains(where: { own.words.contains($0.tokens) })
    else { return nil }
    for role in roles where !role.isScope && Self.inMoney.contains(role.tokens) {
      guard
        let other = Self.currencies.first(where: { other in
          Self.inMoney.all(in: role.tokens).contains { other.words.contains(Array(role.tokens[$0])) }
        })
      else { continue }
      return flaw(role, text: other.code, field: unit, key: "output.unit")
    }
    return nil
  }

  private static let inMoney = CueList([
    "in|into euro|euros|eur|dollars|usd|rubles|roubles|rub|pounds|gbp|yuan|cny|francs|chf|yen|jpy",
    "in|into us|american|u dollars", "в евро|eur|доллар*|usd|рубл*|rub|фунт*|gbp|юан*|cny|франк*|chf|иен*|jpy",
  ])
  private static let currencies: [(code: String, words: CueList)] = [
    ("EUR", CueList(["euro|euros|eur", "евро"])), ("USD", CueList(["dollar|dollars|usd", "доллар*"])),
    ("RUB", CueList(["ruble|rubles|rouble|roubles|rub", "рубл*|руб"])),
    ("GBP", CueList(["pounds|gbp", "фунт*"])), ("CNY", CueList(["yuan|cny", "юан*"])),
    ("CHF", CueList(["francs|chf", "франк*"])), ("JPY", CueList(["yen|jpy", "иен*"])),
  ]

  /// "for the next 12 months" beside forecasts of 6 months, told by their season of 12.
  func horizon() -> StatementFlaw? {
    guard problem.output?.kind == .forecast else { return nil }
    let plans = (project?.evaluations ?? []).compactMap { spec -> Plan? in
      guard let forecast = spec.forecast, case .rolling(let horizon, _) = forecast.plan,
        let unit = Self.units.first(where: { $0.season == forecast.season })
      else { return nil }
      return Plan(evaluation: spec.id, horizon: Double(horizon), words: unit.words)
    }
    guard let first = plans.first else { return nil }
    var found: StatementFlaw?
    for role in roles where !role.isScope && !role.isTarget {
      for range in Self.ahead.all(in: role.tokens) {
        let words = Array(role.tokens[range])
        guard let stated = words.first(where: { $0.number != nil })?.number else { continue }
        let meant = plans.filter { $0.words.contains(words) }
        if meant.contains(where: { $0.horizon == stated }) { return nil }
        guard !meant.isEmpty, found == nil else { continue }
        let key = "evaluations.\(first.evaluation).forecast.horizon"
        found = flaw(role, text: Self.spelled(words[...]), field: NumberFormatter(.en).plain(first.horizon), key: key)
      }
    }
    return found
  }

  private struct Plan {
    var evaluation: String
    var horizon: Double
    var words: CueList
  }

  private static let units: [(season: Int, words: CueList)] = [
    (12, CueList(["# month|months", "# месяц*"])), (52, CueList(["# week|weeks", "# недел*"])),
    (7, CueList(["# day|days", "# дней|дня|день|суток"])), (4, CueList(["# quarter|quarters", "# квартал*"])),
    (24, CueList(["# hour|hours", "# час*"])),
  ]
  private static let ahead = CueList([
    "for|of|over the next|coming # months|weeks|days|quarters|hours",
    "forecast* ... # months|weeks|days|quarters|hours ahead", "на ближайшие|следующие|предстоящие # _",
    "прогноз* ... # _ вперед",
  ])
}
