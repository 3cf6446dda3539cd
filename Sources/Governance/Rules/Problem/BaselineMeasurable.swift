import Manifest
import Measurements
import Wording

struct BaselineMeasurable: FaultRule {
  static let info = RuleInfo(
    id: "PS009",
    name: LocalizedText(en: "Today's method can be measured", ru: "Сегодняшний способ можно измерить"),
    severity: .warning, phase: .modeling,
    checks: LocalizedText(
      en: "The problem's baseline names a model or an evaluation, once the project models.",
      ru: "Базовое решение указывает модель или оценку, когда дошло до моделирования."),
    why: LocalizedText(
      en: "A baseline in words cannot be beaten by a number.", ru: "Словесное решение нельзя превзойти числом."),
    fix: LocalizedText(
      en: "Record its answers as `format: predictions` and name it.",
      ru: "Запишите его ответы как `format: predictions` и укажите."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem, let baseline = problem.baseline,
      subject.project.phase.value >= .modeling
    else { return [] }
    return Fault.when(
      baseline.model == nil && baseline.evaluation == nil, "it is only described", "он только описан",
      at: problem.location)
  }
}
