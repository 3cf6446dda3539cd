import Manifest
import Measurements
import Wording

struct StatementConsistent: FaultRule {
  static let info = RuleInfo(
    id: "PS003",
    name: LocalizedText(en: "Text and fields of the problem agree", ru: "Текст и поля задачи согласованы"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Amounts, days, counts, classes, currencies, horizons, times and cadence in the text against the fields and the other sections.",
      ru:
        "Числа, даты, количества, классы, валюты, горизонты, время и периодичность в тексте против полей и других разделов."
    ),
    why: LocalizedText(
      en: "Two targets mean that nobody knows which one counts.", ru: "Две цели — значит, неизвестно, какая настоящая."),
    fix: LocalizedText(en: "Correct the text or the field.", ru: "Исправьте текст или поле."))

  func faults(in subject: Subject) -> [Fault] {
    subject.statement.flaws.filter { $0.kind == .contradiction }.map { flaw in
      Fault(
        StatementAdvice.describe(flaw),
        at: subject.project.place(
          of: flaw.quote, number: flaw.text, in: flaw.place ?? "problem.statement", key: flaw.key))
    }
  }
}
