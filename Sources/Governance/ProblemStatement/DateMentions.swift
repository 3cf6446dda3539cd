/// Days, months, quarters and seasons in a text.
enum DateMentions {
  struct Mention: Sendable, Hashable {
    /// Position of its first word in the sentence.
    var start: Int
    var end: Int
    var year: Int?
    var month: Int?
    var day: Int?
  }

  static func isPartOfDate(_ token: StatementToken) -> Bool {
    guard token.isDigits else { return false }
    if year(token) != nil && !token.isPercent { return true }
    return iso(token.text) != nil
  }

  static func find(in tokens: [StatementToken]) -> [Mention] {
    var mentions: [Mention] = []
    var index = 0
    while index < tokens.count {
      if let mention = mention(tokens, at: index) {
        mentions.append(mention)
        index = max(mention.end, index + 1)
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// A day, month, quarter or year that something is due by: "by", "no later than", "к", "до", "не позднее", "season of".
  static func due(in tokens: [StatementToken]) -> Mention? {
    find(in: tokens).first { mention in
      let before = tokens[..<mention.start].suffix(3).map(\.text)
      return before.contains { dueWords.contains($0) } && !before.contains("since")
    }
  }

  private static let dueWords: Set<String> = [
    "by", "before", "until", "till", "due", "deadline", "к", "ко", "до", "срок", "позднее", "позже", "later", "end",
    "for",
    "of", "осени", "during",
  ]

  private static func mention(_ tokens: [StatementToken], at index: Int) -> Mention? {
    let token = tokens[index]
    if let (year, month, day) = iso(token.text) {
      return Mention(start: index, end: index + 1, year: year, month: month, day: day)
    }
    if let month = month(token.text) {
      var start = index
      var day: Int?
      if index > 0, let before = dayNumber(tokens[index - 1]) {
        day = before
        start -= 1
      }
      var end = index + 1
      if day == nil, end < tokens.count, let after = dayNumber(tokens[end]), year(tokens[end]) == nil {
        day = after
        end += 1
        if end < tokens.count, ["st", "nd", "rd", "th"].contains(tokens[end].text) { end += 1 }
      }
      let found = (end..<min(end + 2, tokens.count)).first { year(tokens[$0]) != nil }
      // "march" and "may" are verbs as well: without a day or a year they are no month.
      let ambiguous = token.text == "may" || token.text == "march"
      guard found != nil || day != nil || !ambiguous else { return nil }
      return Mention(
        start: start, end: (found ?? (end - 1)) + 1, year: found.flatMap { year(tokens[$0]) }, month: month, day: day)
    }
    if isQuarterOrSeason(tokens, index) {
      let found = (index + 1..<min(index + 4, tokens.count)).first { $0 < tokens.count && year(tokens[$0]) != nil }
      return Mention(start: index, end: (found ?? index) + 1, year: found.flatMap { year(tokens[$0]) })
    }
    if let year = year(token) { return Mention(start: index, end: index + 1, year: year) }
    if let range = endOfPeriod.first(in: Array(tokens[index...].prefix(6))), range.lowerBound == 0 {
      return Mention(start: index, end: index + range.upperBound)
    }
    return nil
  }

  private static let endOfPeriod = CueList([
    "end of ... year|quarter|month|season|summer|winter|spring|autumn|term|half", "year-end|year end", "mid-year",
    "next year|quarter|season|summer|winter|spring|autumn|heating|campaign",
    "конца|концу|конце ... года|квартала|месяца|сезона|лета|зимы|полугодия",
    "следующ* год*|квартал*|сезон*|лет*|зим*|весн*|осен*|полугод*", "нового года",
  ])

  private static func isQuarterOrSeason(_ tokens: [StatementToken], _ index: Int) -> Bool {
    let text = tokens[index].text
    if ["q1", "q2", "q3", "q4", "h1", "h2"].contains(text) { return true }
    let near = tokens[index...].prefix(4).contains { year($0) != nil }
    guard near else { return false }
    let words = [
      "spring", "summer", "autumn", "fall", "winter", "quarter", "half", "season", "весн", "лет", "осен", "зим",
      "квартал", "полугоди", "сезон",
    ]
    return words.contains {
      $0 == text || ($0.unicodeScalars.contains { $0.value > 127 } && text.hasPrefix($0) && text.count <= $0.count + 3)
    }
  }

  /// A whole number from 1990 to 2099.
  static func year(_ token: StatementToken) -> Int? {
    // "2027/28" is a season that begins in 2027.
    let isSeason = token.text.count == 7 && token.text.dropFirst(4).hasPrefix("/")
    guard token.isDigits, token.text.count == 4 || isSeason, let year = Int(token.text.prefix(4)),
      (1990...2099).contains(year)
    else {
      return nil
    }
    return year
  }

  private static func dayNumber(_ token: StatementToken) -> Int? {
    guard token.isDigits, let day = Int(token.text), (1...31).contains(day) else { return nil }
    return day
  }

  /// `2027-03-31`, `31.03.2027`, `31/03/2027`
  static func iso(_ text: String) -> (Int, Int, Int)? {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "." || $0 == "/" }).map { Int($0) }
    guard parts.count == 3, let a = parts[0], let b = parts[1], let c = parts[2] else { return nil }
    if (1990...2099).contains(a), (1...12).contains(b), (1...31).contains(c) { return (a, b, c) }
    if (1990...2099).contains(c), (1...31).contains(a), (1...12).contains(b) { return (c, b, a) }
    return nil
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let russian = [
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
  ]

  private static func month(_ text: String) -> Int? {
    if let index = english.firstIndex(of: text) { return index + 1 }
    for (index, stem) in russian.enumerated() where text.hasPrefix(stem) {
      let rest = text.dropFirst(stem.count)
      let endings: Set<Substring> = stem == "ма" ? ["й", "я", "ю", "е"] : ["", "а", "у", "е", "ь", "я", "ю"]
      if endings.contains(rest) { return index + 1 }
    }
    return nil
  }
}
