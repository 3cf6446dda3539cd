import Manifest
import Wording

/// A rule that says something only where it finds a fault.
protocol FaultRule: Rule {
  func faults(in subject: Subject) -> [Fault]
}

/// One place where a rule does not hold.
struct Fault {
  var reason: LocalizedText
  var location: SourceLocation?
  /// Milder than the rule's own severity, where this case is.
  var severity: Finding.Severity?

  init(_ reason: LocalizedText, at location: SourceLocation?, severity: Finding.Severity? = nil) {
    self.reason = reason
    self.location = location
    self.severity = severity
  }

  /// What is wrong first, then what should hold: "The price is 694 days old. Expected: prices are not stale".
  func message(expected: LocalizedText) -> LocalizedText {
    LocalizedText(
      en: "\(reason.en.capitalisedWord). Expected: \(expected.en.uncapitalisedWord)",
      ru: "\(reason.ru.capitalisedWord). Ожидается: \(expected.ru.uncapitalisedWord)")
  }

  /// One fault with a reason in both languages, where the condition holds.
  static func when(_ condition: Bool, _ en: String, _ ru: String, at location: SourceLocation?) -> [Fault] {
    condition ? [Fault(LocalizedText(en: en, ru: ru), at: location)] : []
  }

  /// One fault an element, each with its name in the reason.
  static func each<Element>(
    _ elements: [Element], _ en: (Element) -> String, _ ru: (Element) -> String, at place: (Element) -> SourceLocation?
  ) -> [Fault] {
    elements.map { Fault(LocalizedText(en: en($0), ru: ru($0)), at: place($0)) }
  }
}

extension FaultRule {
  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for fault in faults(in: subject) {
      let severity = fault.severity ?? info.severity
      let outcome: Check.Outcome =
        switch severity {
        case .error: .notMet
        case .warning: .condition
        case .info: .open
        }
      judgement.fault(
        Check(
          outcome: outcome, statement: info.name, reason: fault.reason, rank: .missing, phase: info.phase,
          location: fault.location),
        rule: id, severity: severity, message: fault.message(expected: info.name), help: info.fix)
    }
  }
}

extension String {
  /// With a capital letter at the start, where a word stands there and not a path, an id before a colon, or a number.
  fileprivate var capitalisedWord: String {
    let word = prefix { !$0.isWhitespace }
    return word.allSatisfy(\.isLetter) && !dropFirst(word.count).hasPrefix(":")
      ? prefix(1).uppercased() + dropFirst() : self
  }

  /// As inside a sentence; abbreviations such as ROC stay.
  fileprivate var uncapitalisedWord: String {
    guard let second = dropFirst().first, second.isLowercase || second.isWhitespace else { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
