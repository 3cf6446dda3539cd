import Manifest
import Measurements
import Wording

struct Sliced: FaultRule {
  static let info = RuleInfo(
    id: "EV008",
    name: LocalizedText(en: "An evaluation looks at slices", ru: "Оценка смотрит на срезы"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(en: "Every evaluation has `slices`.", ru: "У каждой оценки есть `slices`."),
    why: LocalizedText(en: "An average hides where the model fails.", ru: "Среднее скрывает, где модель ошибается."),
    fix: LocalizedText(
      en: "Add `slices` by what the problem says may differ.", ru: "Добавьте `slices` по тому, что может различаться."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        // A forecast is measured by series and by horizon anyway, answers in text by rule.
        spec.slices.isEmpty && spec.task != .forecast && spec.task != .text
      }, { "\($0.id): no slices" }, { "\($0.id): срезов нет" }, at: { $0.location })
  }
}
