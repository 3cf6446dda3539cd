import Manifest
import Measurements
import Wording

struct UnitNamed: FaultRule {
  static let info = RuleInfo(
    id: "PS012",
    name: LocalizedText(en: "The unit of the answer is named", ru: "Единица ответа названа"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Regression and forecast answers have a unit.", ru: "У регрессии и прогноза указана единица."),
    why: LocalizedText(
      en: "An error of 12 means nothing without its unit.", ru: "Ошибка 12 без единицы ничего не значит."),
    fix: LocalizedText(en: "Add `output.unit`.", ru: "Добавьте `output.unit`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem, let output = problem.output else { return [] }
    return Fault.when(
      (output.kind == .regression || output.kind == .forecast) && output.unit == nil, "no unit", "единицы нет",
      at: problem.location)
  }
}
