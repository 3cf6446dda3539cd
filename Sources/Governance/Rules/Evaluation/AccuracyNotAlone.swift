import Manifest
import Measurements
import Wording

struct AccuracyNotAlone: FaultRule {
  static let info = RuleInfo(
    id: "EV011",
    name: LocalizedText(en: "Accuracy does not stand alone", ru: "Доля верных ответов не одна"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Binary evaluations have another metric besides accuracy.",
      ru: "В двоичных оценках есть метрика кроме accuracy."),
    why: LocalizedText(
      en: "With a rare class, always saying no is accurate.", ru: "При редком классе всегда «нет» — тоже точно."),
    fix: LocalizedText(
      en: "Add roc_auc, recall or average_precision.", ru: "Добавьте roc_auc, recall или average_precision."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.task == .binary && !spec.metrics.isEmpty && spec.metrics.allSatisfy { $0.value.base == "accuracy" }
      }, { "\($0.id): only accuracy" }, { "\($0.id): только accuracy" }, at: { $0.location })
  }
}
