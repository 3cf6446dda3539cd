import Manifest
import Measurements
import Wording

struct ThresholdDecided: FaultRule {
  static let info = RuleInfo(
    id: "EV032",
    name: LocalizedText(en: "The decision threshold was decided", ru: "Порог решения выбран"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(
      en: "Binary evaluations with precision, recall or F1 of labels state `threshold`.",
      ru: "Двоичные оценки с точностью, полнотой или F1 указывают `threshold`."),
    why: LocalizedText(en: "0.5 is a default and nobody's decision.", ru: "0,5 — значение по умолчанию, а не решение."),
    fix: LocalizedText(en: "State the threshold that will be used.", ru: "Укажите порог, который будет применяться."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.task == .binary && spec.threshold == nil && !subject.choosesThreshold(spec.id)
          && spec.metrics.contains { ["precision", "recall", "f1"].contains($0.value.base) && $0.value.cutoff == nil }
      }, { "\($0.id): the threshold is the default" }, { "\($0.id): порог по умолчанию" }, at: { $0.location })
  }
}
