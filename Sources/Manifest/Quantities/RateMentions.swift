/// Rates that a text states in words: `800/s`, `850 requests a second`, `40 rps`, `300 запросов в секунду`.
public struct RateMentions: Sendable, Hashable {
  /// A second each, in the order of the text. Rates of tokens and bytes are not among them.
  public private(set) var perSecond: [Double] = []
  /// Every number of the text, rates or not.
  public private(set) var numbers: Set<Double> = []

  public init(in text: String) {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(Self.bare)
    for (place, word) in words.enumerated() {
      guard let (number, rest) = Self.number(word) else { continue }
      numbers.insert(number)
      guard let seconds = rest.isEmpty ? Self.period(after: place, in: words) : Self.period(of: rest) else { continue }
      perSecond.append(number / seconds)
    }
  }

  /// Without brackets and quotes around it, and without what ends a part of a sentence.
  private static func bare(_ word: Substring) -> Substring {
    var word = word
    while let first = word.first, "([{“\"«'`~≈*".contains(first) { word = word.dropFirst() }
    while let last = word.last, ")]}”\"»'`*.,;:!?".contains(last) { word = word.dropLast() }
    return word
  }

  /// The number that a word starts with, and what follows: `20,000` and `20_000` are twenty thousand.
  private static func number(_ word: Substring) -> (Double, Substring)? {
    let digits = word.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," || $0 == "_" }
    guard digits.first?.isNumber == true else { return nil }
    var text = digits.replacing("_", with: "")
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > 1 {
      let areThousands = parts.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
      text = text.replacing(",", with: areThousands ? "" : ".")
    }
    return Double(text).map { ($0, word[digits.endIndex...]) }
  }

  /// Seconds of the period that a unit written at the number names.
  private static func period(of unit: Substring) -> Double? {
    if let plain = rates[String(unit)] { return plain }
    guard let slash = unit.lastIndex(of: "/"), !isOfParts(unit[..<slash]) else { return nil }
    return periods[String(unit[unit.index(after: slash)...])]
  }

  /// Seconds of the period that the words after a number name, with at most three words of what is counted before it.
  private static func period(after place: Int, in words: [Substring]) -> Double? {
    let following = words[min(place + 1, words.count)..<min(place + 6, words.count)]
    for (offset, word) in following.enumerated() {
      if number(word) != nil || isOfParts(word) { return nil }
      if let period = period(of: word) { return period }
      let next = following.dropFirst(offset + 1).first.map(String.init) ?? ""
      if links.contains(String(word)), let period = periods[next] { return period }
      if offset > 2 { return nil }
    }
    return nil
  }

  /// True of what a request consists of, which is counted apart.
  private static func isOfParts(_ word: Substring) -> Bool {
    ["token", "токен", "byte", "байт", "mib", "gib", "mb", "gb", "frame", "кадр"].contains { word.hasPrefix($0) }
  }

  private static let rates: [String: Double] = ["rps": 1, "qps": 1, "tps": 1, "rpm": 60]
  private static let links: Set<String> = ["a", "per", "each", "every", "в", "за"]
  private static let periods: [String: Double] = [
    "s": 1, "sec": 1, "second": 1, "с": 1, "сек": 1, "секунду": 1, "min": 60, "minute": 60, "мин": 60, "минуту": 60,
    "h": 3600, "hour": 3600, "ч": 3600, "час": 3600,
  ]
}
