import Manifest
import Measurements
import Wording

struct ProblemBeforeSolution: FaultRule {
  static let info = RuleInfo(
    id: "PS005",
    name: LocalizedText(en: "The problem comes before the solution", ru: "Задача названа раньше решения"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The first sentence asks for a model or a technique.", ru: "Первое предложение требует модель или технологию."
    ),
    why: LocalizedText(
      en: "A solution named first hides cheaper ones.", ru: "Названное сразу решение скрывает более дешёвые."),
    fix: LocalizedText(
      en: "Begin with the decision and how it goes today.",
      ru: "Начните с решения, которое принимают, и как это сегодня."))

  func faults(in subject: Subject) -> [Fault] {
    subject.statement.flaws.filter { $0.kind == .solutionFirst }.map {
      Fault(StatementAdvice.describe($0), at: subject.project.problem?.location)
    }
  }
}
