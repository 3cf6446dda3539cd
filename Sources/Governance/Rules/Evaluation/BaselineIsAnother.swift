import Manifest
import Measurements
import Wording

struct BaselineIsAnother: FaultRule {
  static let info = RuleInfo(
    id: "EV014",
    name: LocalizedText(en: "The baseline is another model", ru: "Базовое решение — другая модель"),
    severity: .warning, phase: .modeling,
    checks: LocalizedText(
      en: "Model and baseline of an evaluation differ.", ru: "Модель и базовое решение оценки различаются."),
    why: LocalizedText(en: "Nothing beats itself.", ru: "Ничто не лучше самого себя."),
    fix: LocalizedText(en: "Name today's method as baseline.", ru: "Укажите сегодняшний способ."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.baseline?.value == spec.model.value
      }, { "\($0.id): both are \($0.model.value)" }, { "\($0.id): оба — \($0.model.value)" }, at: { $0.location })
  }
}
