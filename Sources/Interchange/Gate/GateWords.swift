import Governance
import Manifest
import Wording

/// Words that the gate's texts share.
struct GateWords {
  let language: Language
  private let numbers: NumberFormatter

  init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
  }

  func say(_ en: String, _ ru: String) -> String { language == .ru ? ru : en }

  func outcome(_ outcome: GateOutcome) -> String {
    switch outcome {
    case .pass: say("pass", "пройдено")
    case .fail: say("fail", "не пройдено")
    case .incomplete: say("incomplete", "не удалось проверить")
    }
  }

  func sign(_ outcome: GateOutcome) -> String {
    switch outcome {
    case .pass: "✓"
    case .fail: "✗"
    case .incomplete: "◌"
    }
  }

  func severity(_ finding: Finding) -> String {
    if finding.incomplete { return say("could not check", "не проверено") }
    return switch finding.severity {
    case .error: say("error", "ошибка")
    case .warning: say("warning", "предупреждение")
    case .info: say("note", "заметка")
    }
  }

  func direction(_ direction: GateChange.Direction) -> String {
    switch direction {
    case .better: say("better", "лучше")
    case .worse: say("worse", "хуже")
    case .neutral: "–"
    }
  }

  func findings(_ count: Int) -> String {
    let forms =
      language == .ru
      ? PluralForms(one: "замечание", few: "замечания", many: "замечаний")
      : PluralForms(one: "finding", few: "findings", many: "findings")
    return "\(numbers.integer(count)) \(forms.form(for: count, in: language))"
  }

  func status(_ status: GateFinding.Status) -> String {
    switch status {
    case .new: say("new", "новое")
    case .old: say("old", "прежнее")
    case .fixed: say("fixed", "исправлено")
    }
  }

  func waiver(_ waiver: PolicyWaiver) -> String {
    let day = DateFormatter(language).long(waiver.expires)
    return say(
      "waived until \(day) by \(waiver.approvedBy): \(waiver.reason)",
      "исключение до \(day), согласовал(а) \(waiver.approvedBy): \(waiver.reason)")
  }
}
