import Manifest
import Measurements
import Wording

struct StatementPrecise: FaultRule {
  static let info = RuleInfo(
    id: "PS004",
    name: LocalizedText(en: "The problem statement has no vague words", ru: "В постановке нет расплывчатых слов"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Words such as “significantly” or “as soon as possible” in sentences without a number.",
      ru: "Слова вроде «существенно» или «максимально» в предложениях без числа."),
    why: LocalizedText(
      en: "A vague goal cannot be missed, so it cannot be reached.",
      ru: "Расплывчатую цель нельзя не достичь, значит, и достичь нельзя."),
    fix: LocalizedText(en: "Say how much, of what, and by when.", ru: "Укажите сколько, чего и к какому сроку."))

  func faults(in subject: Subject) -> [Fault] {
    subject.statement.flaws.filter { $0.kind == .vague }.map {
      Fault(StatementAdvice.describe($0), at: subject.project.problem?.location)
    }
  }
}
