import Manifest

/// How often it is decided: in the text and in `problem.cadence`.
extension StatementContradictions {
  /// "every week" beside `cadence: daily`.
  func cadence() -> StatementFlaw? {
    guard let cadence = problem.cadence else { return nil }
    let declared = Rhythm.named(in: StatementTokenizer.tokens(of: cadence))
    guard declared.count == 1, let own = declared.first else { return nil }
    let said = roles.filter { $0.hasDeciding }.map { ($0, Rhythm.named(in: $0.tokens)) }
    guard let (role, rhythms) = said.first(where: { !$0.1.isEmpty }), rhythms.count == 1, let other = rhythms.first,
      own != other, !roles.contains(where: { Rhythm.named(in: $0.tokens).contains(own) })
    else { return nil }
    return flaw(role, text: other.rawValue, field: cadence, key: "cadence")
  }

  private enum Rhythm: String, CaseIterable {
    case day, week, month, quarter, year

    static func named(in tokens: [StatementToken]) -> Set<Rhythm> {
      Set(allCases.filter { $0.cues.contains(tokens) })
    }

    private var cues: CueList {
      switch self {
      case .day: Self.daily
      case .week: Self.weekly
      case .month: Self.monthly
      case .quarter: Self.quarterly
      case .year: Self.yearly
      }
    }

    private static let daily = CueList([
      "daily", "every|each day|morning|evening|night|weekday|workday",
      "every|each working|business|week day|morning", "on working|business days", "on weekdays|workdays",
      "ежедневн*", "кажд* день|утро|вечер|ночь", "кажд* рабоч* день|утро|дня", "по рабоч* дням", "по будням",
    ])
    private static let weekly = CueList([
      "weekly", "every|each week|monday|tuesday|wednesday|thursday|friday", "еженедельн*",
      "кажд* неделю|понедельник|вторник|среду|четверг|пятницу", "раз в неделю",
    ])
    private static let monthly = CueList([
      "monthly", "every|each month", "once a month", "ежемесячн*", "кажд* месяц", "раз в месяц",
    ])
    private static let quarterly = CueList([
      "quarterly", "every|each quarter", "once a quarter", "ежекварталь*", "кажд* квартал", "раз в квартал",
    ])
    private static let yearly = CueList([
      "yearly|annually", "every|each year", "once a year", "ежегодн*", "кажд* год", "раз в год",
    ])
  }
}
