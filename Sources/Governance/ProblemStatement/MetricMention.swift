import Manifest
import Measurements

/// A metric that a sentence names with its value: "ROC AUC of 0.76", "right in 66.8% of the cases".
struct MetricMention {
  /// The canonical names it may mean, the likeliest first.
  var metrics: [String]
  /// In the metric's own unit: shares as fractions.
  var value: Double
  /// Half of the last digit that is written, in the same unit.
  var rounding: Double
  /// The number as written.
  var text: String

  /// All that a sentence names, in its order.
  static func all(in tokens: [StatementToken]) -> [MetricMention] {
    var taken: Set<Int> = []
    var found: [(position: Int, mention: MetricMention)] = []
    func add(_ metrics: [String], at position: Int) {
      guard !taken.contains(position), let mention = MetricMention(metrics, tokens, position) else { return }
      taken.insert(position)
      found.append((position, mention))
    }
    for named in MetricNames.find(in: tokens) { add(named.metrics, at: named.number) }
    for (metrics, cue) in phrases {
      for range in cue.all(in: tokens) {
        if let position = range.last(where: { tokens[$0].isDigits }) { add(metrics(tokens[range]), at: position) }
      }
    }
    return found.sorted { $0.position < $1.position }.map(\.mention)
  }

  private init?(_ metrics: [String], _ tokens: [StatementToken], _ position: Int) {
    let token = tokens[position]
    guard let number = token.number, let first = metrics.first, !DateMentions.isPartOfDate(token) else { return nil }
    let scale = token.isPercent ? 0.01 : 1
    let fraction = token.text.split(whereSeparator: { $0 == "." || $0 == "," }).dropFirst().first
    if Self.isShare(first) {
      // "1 month" is no accuracy of 1.
      guard number * scale <= 1, token.isPercent || fraction != nil else { return nil }
    }
    var rounding = 0.5 * scale
    for _ in 0..<(fraction?.count ?? 0) { rounding /= 10 }
    self.metrics = metrics
    value = number * scale
    self.rounding = rounding
    text = token.text
  }

  private static func isShare(_ metric: String) -> Bool {
    switch MetricRegistry.info(MetricName(canonical: metric))?.range {
    case .share, .upToOne, .difference: true
    case .nonNegative, .targetUnit, .targetUnitSquared, nil: false
    }
  }

  /// Metrics in words, with what the words mean.
  private static let phrases: [(metrics: @Sendable (ArraySlice<StatementToken>) -> [String], cue: CueList)] = [
    (
      { _ in ["mape", "wape", "smape"] },
      CueList(["off|wrong by #% on average", "ошиба* на #% в среднем", "в среднем ошиба* на #%"])
    ),
    (
      { _ in ["accuracy"] },
      CueList([
        "right|correct in #%", "#% ... rightly|correctly", "верн*|верен|прав* в #%", "#% ... верно|правильно",
        "right|correct ... in #% of",
      ])
    ),
    (
      { words in words.first { $0.number != nil }.map { ["captured@\($0.text)"] } ?? [] },
      CueList([
        "first|top # ... hold|holds|contain|contains|include|includes|find|finds|catch|catches|capture|captures #% of"
      ])
    ),
  ]

  /// What a sentence says of right answers where an answer is one of several classes or a text.
  static func rightAnswers(in tokens: [StatementToken]) -> MetricMention? {
    guard success.contains(tokens), !failure.contains(tokens), let range = shareOfCases.first(in: tokens),
      let position = range.first(where: { tokens[$0].isPercent })
    else { return nil }
    return MetricMention(["accuracy"], tokens, position)
  }

  private static let success = CueList([
    "right|correct|rightly|correctly|name|names|point|points|hits|hit|match|matches|agrees",
    "found|solved|recognised|recognized|answered",
    "верн*|верен|правильн*|прав|права|правы|совпада*|угадыва*|наход*|узна*",
  ])
  private static let failure = CueList([
    "wrong*|miss*|fail*|off|incorrect*|error*|unanswered|not|never|без|не|ошиб*|неверн*|неправильн*|мимо"
  ])
  private static let shareOfCases = CueList([
    "in #% of|the", "#% of ... are|were|is answered|found|solved|recognised|recognized|right|correct|named",
    "в #% случа*|вопрос*|пример*|строк*",
  ])

  /// The measured value, where the stated one is further from all than its digits and most of chance explain.
  ///
  /// - Parameters:
  ///   - measured: what it speaks of, measured in all ways.
  ///   - parts: parts of the same rows and other evaluations; a text copies such a number digit by digit.
  func contradicted(by measured: [[Named<Estimate>]], besides parts: [[Named<Estimate>]] = []) -> Named<Double>? {
    let found = measured.flatMap { list in list.filter { metrics.contains($0.name) } }
    guard let name = metrics.first(where: { metric in found.contains { $0.name == metric } }),
      let first = found.first(where: { $0.name == name })?.value.value
    else { return nil }
    let agrees = found.contains { named in
      guard let own = named.value.value else { return true }
      let half = max(named.value.high.map { $0 - own } ?? 0, named.value.low.map { own - $0 } ?? 0)
      return abs(own - value) <= max(Self.partOfHalf * half, 0.02 * abs(own)) + rounding
    }
    let isCopy = parts.contains { list in
      list.contains { named in
        metrics.contains(named.name) && named.value.value.map { abs($0 - value) <= 1.01 * rounding } ?? false
      }
    }
    return agrees || isCopy ? nil : Named(name, first)
  }

  /// The rows are given, so that a difference comes from an older copy of them, and is less than other rows would give.
  private static let partOfHalf = 0.6
}
