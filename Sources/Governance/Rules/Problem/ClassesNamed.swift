import Manifest
import Measurements
import Wording

struct ClassesNamed: FaultRule {
  static let info = RuleInfo(
    id: "PS011",
    name: LocalizedText(en: "Classes are named", ru: "Классы названы"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Multiclass and ordinal answers list their classes.", ru: "У ответов из нескольких классов они перечислены."),
    why: LocalizedText(
      en: "Teams mean different classes by the same word.", ru: "Одним словом называют разные классы."),
    fix: LocalizedText(
      en: "List them under `output.classes`, ordinal ones from low to high.",
      ru: "Перечислите в `output.classes`, порядковые — от низшего."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem, let output = problem.output else { return [] }
    return Fault.when(
      (output.kind == .multiclass || output.kind == .ordinal) && output.classes.isEmpty, "no classes are listed",
      "классы не перечислены", at: problem.location)
  }
}
