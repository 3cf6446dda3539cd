import Manifest
import Measurements
import Wording

struct EvaluationDeclared: FaultRule {
  static let info = RuleInfo(
    id: "EV031",
    name: LocalizedText(en: "An evaluation is declared", ru: "Оценка описана"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "From modeling on there is at least one evaluation.", ru: "С моделирования есть хотя бы одна оценка."),
    why: LocalizedText(
      en: "A project without one has no measured result.", ru: "Без неё у проекта нет измеренного результата."),
    fix: LocalizedText(en: "Declare an evaluation.", ru: "Опишите оценку."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .modeling && subject.project.evaluations.isEmpty, "there is none", "оценок нет",
      at: subject.project.phase.location)
  }
}
