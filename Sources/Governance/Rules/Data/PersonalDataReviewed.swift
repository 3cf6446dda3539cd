import Manifest
import Measurements
import Wording

struct PersonalDataReviewed: FaultRule {
  static let info = RuleInfo(
    id: "DQ008",
    name: LocalizedText(en: "Use of personal data was reviewed", ru: "Использование персональных данных проверено"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "With personal data: evidence for `legal-constraints`, or a constraint on personal data.",
      ru: "При персональных данных: доказательство `legal-constraints` или ограничение о них."),
    why: LocalizedText(
      en: "What is not allowed stops the project at its end.", ru: "Запрещённое остановит проект в самом конце."),
    fix: LocalizedText(en: "Have it reviewed and add the document.", ru: "Проведите проверку и добавьте документ."))

  private static let personal = CueList(["personal", "privacy", "gdpr", "персональн*", "152-фз"])
  func faults(in subject: Subject) -> [Fault] {
    let personal = subject.project.catalog.filter { $0.sensitivity == .personal }
    let reviewed = subject.project.phases.contains { $0.tasks.contains { $0.id == "legal-constraints" } }
    let constrained = subject.project.problem?.constraints.contains {
      Self.personal.contains(StatementTokenizer.tokens(of: $0))
    }
    return Fault.each(
      reviewed || constrained == true ? [] : personal, { "\($0.id) is personal" }, { "\($0.id): персональные данные" },
      at: { $0.location })
  }
}
