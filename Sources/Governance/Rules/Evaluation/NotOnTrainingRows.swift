import Manifest
import Measurements
import Wording

struct NotOnTrainingRows: FaultRule {
  static let info = RuleInfo(
    id: "EV013",
    name: LocalizedText(en: "Evaluations are not run on training rows", ru: "Оценка не на обучающих строках"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "The split of an evaluation is not called train.", ru: "Выборка оценки не называется train."),
    why: LocalizedText(en: "A model knows the rows it learned from.", ru: "Модель помнит строки, на которых училась."),
    fix: LocalizedText(en: "Evaluate on held-out rows.", ru: "Оценивайте на отложенных строках."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        ["train", "training", "fit"].contains(spec.data.split?.lowercased() ?? "")
          && subject.project.isModelFile(spec.model.value)
      }, { "\($0.id): on the split \($0.data.split ?? "")" }, { "\($0.id): на выборке \($0.data.split ?? "")" },
      at: { $0.location })
  }
}
