import Manifest
import Measurements
import Wording

struct AssumptionIsNoTest: FaultRule {
  static let info = RuleInfo(
    id: "ML036",
    name: LocalizedText(
      en: "An assumption claims no test, and nothing that is still to come",
      ru: "Предположение не выдаёт себя за проверку и за то, чего ещё не было"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Texts of evidence of the kind `assumption`: a test result without its rows, and days to come on which something is said to have been agreed. A trial that is only mentioned is a warning.",
      ru:
        "Тексты свидетельств вида `assumption`: результат проверки без её строк и будущие дни, в которые что-то якобы согласовано. Лишь упомянутый эксперимент — предупреждение."
    ),
    why: LocalizedText(
      en: "A result that nobody can compute again is read as proof.",
      ru: "Результат, который не пересчитать, читают как доказательство."),
    fix: LocalizedText(
      en: "Give the trial's rows as `kind: experiment`, or say what is assumed; correct the day.",
      ru: "Дайте строки эксперимента как `kind: experiment` или скажите, что предполагается; исправьте день."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap(\.evidence).flatMap { evidence -> [Fault] in
      guard case .assumption(let text) = evidence.kind else { return [] }
      let sentences = StatementTokenizer.sentences(of: text)
      return [Self.test(in: sentences, at: evidence.location)].compactMap { $0 }
        + sentences.compactMap { Self.dayToCome($0, asOf: subject.asOf, at: evidence.location) }
    }
  }

  // MARK: Tests

  private static func test(in sentences: [StatementSentence], at place: SourceLocation) -> Fault? {
    guard !sentences.contains(where: { published.contains($0.tokens) }) else { return nil }
    let opens = sentences.contains { claim.contains(Array($0.tokens.prefix(1))) }
    let said = sentences.first { sentence in
      probability.contains(sentence.tokens) || shown.contains(sentence.tokens) && !planned.contains(sentence.tokens)
    }
    guard let said else { return nil }
    let isResult = opens || sentences.contains { probability.contains($0.tokens) }
    return Fault(
      LocalizedText(
        en: "an assumption tells of a test whose rows are not here: “\(said.quote)”",
        ru: "предположение рассказывает о проверке, строк которой здесь нет: «\(said.quote)»"),
      at: place, severity: isResult ? nil : .warning)
  }

  private static let claim = CueList([
    "tested|measured|proven|proved|verified", "проверен*|измерен*|доказан*|подтвержден*",
  ])
  private static let probability = CueList(["p 0*", "p value|values", "p-value|p-values", "р 0*", "p-значени*"])
  private static let shown = CueList([
    "trial|experiment|test|pilot ... showed|shows|shown|found|proved|proves|confirmed|confirms",
    "эксперимент*|испытани*|тест|пилот* ... показал*|показыва*|подтвердил*|выявил*|доказал*",
  ])
  private static let planned = CueList(["will|planned|scheduled|shall", "буд*|запланирован*|предстоит"])
  /// What others found, where it can be looked up.
  private static let published = CueList([
    "published|literature|paper|study|studies|doi|https|http|al", "публикац*|стать*|литератур*|исследован*",
  ])

  // MARK: Days

  private static func dayToCome(_ sentence: StatementSentence, asOf: CalendarDate, at place: SourceLocation) -> Fault? {
    let tokens = sentence.tokens
    guard !planned.contains(tokens) else { return nil }
    var start = 0
    for mention in DateMentions.find(in: tokens) {
      defer { start = mention.end }
      guard let year = mention.year, let month = mention.month, let day = mention.day,
        let date = CalendarDate(year: year, month: month, day: day), asOf < date
      else { continue }
      let before = Array(tokens[start..<mention.start].suffix(9))
      // "Agreed to test by 30 June" names what is to come.
      guard done.contains(before), let last = before.last?.text,
        !["by", "until", "before", "till", "к", "до"].contains(last),
        !before.contains(where: { intended.contains($0.text) })
      else { continue }
      return Fault(
        .write { pen in
          pen.say(
            en: "it is said to have happened on \(pen.dates.long(date)), which has not come yet",
            ru: "сказано, что это было \(pen.dates.long(date)), а этот день ещё не наступил")
        }, at: place)
    }
    return nil
  }

  private static let done = CueList([
    "agreed|confirmed|signed|checked|tested|measured|reviewed|approved|decided|estimated",
    "согласован*|согласовал*|подтвержден*|подписан*|проверен*|измерен*|утвержден*|решено|оценен*",
  ])
  private static let intended: Set<String> = [
    "to", "start", "starts", "begin", "begins", "from", "due", "ends", "end", "until", "by", "начать", "начнется",
    "начало", "срок", "до", "к",
  ]
}
