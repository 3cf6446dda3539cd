import Manifest
import Measurements
import Wording

struct EvaluatedRowsHeldOut: FaultRule {
  static let info = RuleInfo(
    id: "DQ033",
    name: LocalizedText(en: "Evaluated rows are a split of their own", ru: "Оцениваемые строки — отдельная выборка"),
    severity: .warning, phase: .dataPreparation,
    checks: LocalizedText(
      en: "An evaluation of an own model names a split of its data.", ru: "Оценка своей модели указывает выборку."),
    why: LocalizedText(
      en: "Without a split nobody knows whether the model has seen the rows.",
      ru: "Без выборки неизвестно, видела ли модель эти строки."),
    fix: LocalizedText(
      en: "Declare `splits` and evaluate on `data:test`.", ru: "Опишите `splits` и оценивайте на `data:test`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.data.split == nil && spec.task != .forecast && subject.project.isModelFile(spec.model.value)
      }, { "\($0.id) uses all rows of \($0.data.entry)" }, { "\($0.id): все строки \($0.data.entry)" },
      at: { $0.location })
  }
}
