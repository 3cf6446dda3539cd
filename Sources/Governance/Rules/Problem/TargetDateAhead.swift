import Manifest
import Measurements
import Wording

struct TargetDateAhead: FaultRule {
  static let info = RuleInfo(
    id: "PS007",
    name: LocalizedText(
      en: "The target's date is not past while work goes on", ru: "Срок цели не прошёл, пока работа идёт"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The target's date, for projects before evaluation.", ru: "Срок цели у проектов до этапа оценки."),
    why: LocalizedText(en: "A date that passed unnoticed is no date.", ru: "Незаметно прошедший срок — не срок."),
    fix: LocalizedText(
      en: "Agree on a new date, or close the project.", ru: "Согласуйте новый срок или закройте проект."))

  func faults(in subject: Subject) -> [Fault] {
    guard let target = subject.project.problem?.target, let by = target.by else { return [] }
    return Fault.when(
      by < subject.asOf && subject.project.phase.value < .evaluation,
      "the target was due, and the project is not evaluated",
      "срок цели прошёл, а до оценки проект не дошёл", at: target.location)
  }
}
