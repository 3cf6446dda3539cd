import Manifest
import Measurements
import Wording

struct OutputMatchesTask: FaultRule {
  static let info = RuleInfo(
    id: "PS013",
    name: LocalizedText(en: "The problem's answer is what is evaluated", ru: "Оценивается тот ответ, что в постановке"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "`output.kind` against the task of the target's evaluation.",
      ru: "`output.kind` и задача той оценки, о которой цель."),
    why: LocalizedText(
      en: "A good score on another task says little.", ru: "Хороший результат на другой задаче мало что значит."),
    fix: LocalizedText(
      en: "Evaluate the answer that is used, or correct the problem.",
      ru: "Оцените используемый ответ или исправьте постановку."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem, let output = problem.output, let target = problem.target,
      let spec = subject.spec(of: target.evaluation.value)
    else { return [] }
    let ranked: Set<TaskKind> = [.binary, .ranking]
    return Fault.when(
      output.kind != spec.task && !(ranked.contains(output.kind) && ranked.contains(spec.task)),
      "the problem asks for \(output.kind.rawValue), \(spec.id) evaluates \(spec.task.rawValue)",
      "в задаче \(output.kind.rawValue), оценка \(spec.id) — \(spec.task.rawValue)", at: spec.location)
  }
}
