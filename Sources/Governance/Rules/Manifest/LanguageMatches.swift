import Manifest
import Measurements
import Wording

struct LanguageMatches: FaultRule {
  static let info = RuleInfo(
    id: "MH006",
    name: LocalizedText(
      en: "The report's language is the text's language", ru: "Язык отчёта совпадает с языком текста"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "The letters of the statement against `language`.", ru: "Буквы постановки и `language`."),
    why: LocalizedText(en: "Readers get a page in two languages.", ru: "Читатель получит страницу на двух языках."),
    fix: LocalizedText(en: "Set `language`, or translate.", ru: "Укажите `language` или переведите."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem else { return [] }
    let letters = problem.statement.value.unicodeScalars.filter(\.properties.isAlphabetic)
    let russian = letters.count { ("\u{400}"..."\u{4FF}").contains($0) }
    guard letters.count >= 40 else { return [] }
    let isRussian = russian * 2 > letters.count
    return Fault.when(
      isRussian != (subject.project.language == .ru), "the statement is in the other language",
      "постановка на другом языке",
      at: problem.location)
  }
}
