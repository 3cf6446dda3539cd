import Manifest
import Measurements
import Wording

struct StatementConsistent: FaultRule {
  static let info = RuleInfo(
    id: "PS003",
    name: LocalizedText(en: "Text and fields of the problem agree", ru: "Текст и поля задачи согласованы"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Amounts, days, class counts and cadence in the text against the fields.",
      ru: "Числа, даты, число классов и периодичность в тексте и в полях."),
    why: LocalizedText(
      en: "Two targets mean that nobody knows which one counts.", ru: "Две цели — значит, неизвестно, какая настоящая."),
    fix: LocalizedText(en: "Correct the text or the field.", ru: "Исправьте текст или поле."))

  func faults(in subject: Subject) -> [Fault] {
    subject.statement.flaws.filter { $0.kind == .contradiction }.map {
      Fault(StatementAdvice.describe($0), at: subject.project.problem?.location)
    }
  }
}
