import Manifest
import Measurements
import Wording

struct StatementComplete: FaultRule {
  static let info = RuleInfo(
    id: "PS002",
    name: LocalizedText(en: "The problem statement is complete", ru: "Постановка задачи полная"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Users, cadence, answer, constraints, heterogeneity and scope, in the text or in the fields.",
      ru: "Пользователи, периодичность, вид ответа, ограничения, неоднородность и рамки, в тексте или полях."),
    why: LocalizedText(
      en: "What is not said is assumed, by everybody differently.", ru: "Несказанное каждый додумывает по-своему."),
    fix: LocalizedText(
      en: "Add the missing element to the text or to its field.", ru: "Добавьте недостающее в текст или в поле."))

  func faults(in subject: Subject) -> [Fault] {
    guard subject.project.problem != nil else { return [] }
    let others: Set<StatementElement> = [.decision, .data, .baseline, .target, .deadline]
    return subject.statement.missing.filter { !others.contains($0) }.map { element in
      let title = StatementAdvice.title(element)
      let example = StatementAdvice.example(element, for: subject.project)
      return Fault(
        LocalizedText(
          en: "missing: \(title.en); for example `\(example.en)`",
          ru: "не указано: \(title.ru); например `\(example.ru)`"),
        at: subject.project.problem?.location, severity: element == .output || element == .users ? nil : .info)
    }
  }
}
