import Manifest
import Wording

/// One thing a reviewer would look at. A rule adds statements to the checklist and findings to the list of what is wrong.
protocol Rule: Sendable {
  /// What the rule is: shown on the rules page, in the documentation and by `dossier explain`.
  static var info: RuleInfo { get }
  /// All that it may report: more than one for a rule that tells several faults of the same thing apart.
  static var infos: [RuleInfo] { get }
  func judge(_ subject: Subject, into judgement: inout Judgement)
}

extension Rule {
  /// The stable id: family and number, `EV001`.
  static var id: String { info.id }
  var id: String { Self.info.id }
  var info: RuleInfo { Self.info }
  static var infos: [RuleInfo] { [info] }
  var infos: [RuleInfo] { Self.infos }
}

/// What the rules have said so far.
struct Judgement {
  private(set) var checks: [Check] = []
  private(set) var findings: [Finding] = []

  /// Records a statement that holds, or that merely cannot be said yet.
  mutating func note(_ check: Check) { checks.append(check) }

  /// Records a statement that does not hold, together with the finding that says so.
  mutating func fault(
    _ check: Check, rule: String, severity: Finding.Severity, message: LocalizedText? = nil,
    help: LocalizedText? = nil, incomplete: Bool = false
  ) {
    checks.append(check)
    findings.append(
      Finding(
        rule: rule, severity: severity, message: message ?? check.statement.joined(check.reason), help: help,
        location: check.location, incomplete: incomplete))
  }
}

extension LocalizedText {
  /// What a sentence is written with in one language.
  struct Pen {
    let language: Language
    let numbers: NumberFormatter
    let metrics: MetricWords
    let dates: DateFormatter

    init(_ language: Language) {
      self.language = language
      numbers = NumberFormatter(language)
      metrics = MetricWords(language)
      dates = DateFormatter(language)
    }

    /// The text of the pen's language.
    func say(en: @autoclosure () -> String, ru: @autoclosure () -> String) -> String {
      switch language {
      case .en: en()
      case .ru: ru()
      }
    }
  }

  /// Writes a sentence once a language.
  static func write(_ sentence: (Pen) -> String) -> LocalizedText {
    LocalizedText(en: sentence(Pen(.en)), ru: sentence(Pen(.ru)))
  }

  /// "Statement: reason", or the statement alone when there is no reason.
  func joined(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: reason.en.isEmpty ? en : "\(en): \(reason.en)", ru: reason.ru.isEmpty ? ru : "\(ru): \(reason.ru)")
  }

  static let none = LocalizedText(verbatim: "")
}
