import Manifest
import Measurements
import Wording

struct PersonalNotPublic: FaultRule {
  static let info = RuleInfo(
    id: "SE007",
    name: LocalizedText(en: "Data about people are not called public", ru: "Данные о людях не названы открытыми"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Evaluated data with columns about a person are not `public`; an error where the problem itself speaks of personal data.",
      ru:
        "Оцениваемые данные со столбцами о человеке не `public`; ошибка, если сама задача говорит о персональных данных."
    ),
    why: LocalizedText(
      en: "What is called public is copied without another look.",
      ru: "То, что названо открытым, копируют не задумываясь."),
    fix: LocalizedText(
      en: "Say `sensitivity: personal`, or leave the columns out.",
      ru: "Укажите `sensitivity: personal` или уберите столбцы."))

  func faults(in subject: Subject) -> [Fault] {
    let isSaid = Self.speaksOfPersonalData(subject.project)
    return subject.project.catalog.filter { $0.sensitivity == .public && subject.isEvaluated($0.id) }.compactMap {
      entry in
      guard let column = subject.columns(of: entry.id).first(where: { Self.isPersonal($0.name) }) else { return nil }
      return Fault(
        LocalizedText(
          en: "\(entry.id) is public and has \(column.name)", ru: "\(entry.id) — public, а в нём есть \(column.name)"),
        at: entry.location, severity: isSaid ? .error : nil)
    }
  }

  private static func speaksOfPersonalData(_ project: Project) -> Bool {
    guard let problem = project.problem else { return false }
    return ([problem.statement.value] + problem.constraints).contains { text in
      let lower = text.lowercased()
      return lower.contains("personal data") || lower.contains("персональн")
    }
  }

  private static func isPersonal(_ column: String) -> Bool {
    let words = column.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains { marks.contains($0) }
  }

  private static let marks: Set<String> = [
    "sex", "gender", "female", "race", "ethnicity", "nationality", "religion", "disability", "birthdate", "birthday",
    "passport", "ssn", "email", "phone_number", "surname", "firstname", "lastname", "senior", "citizen",
    "пол", "паспорт", "снилс", "инн", "фамилия", "телефон", "национальность",
  ]
}
