import Manifest
import Measurements
import Wording

struct NotTooGood: FaultRule {
  static let info = RuleInfo(
    id: "EV016",
    name: LocalizedText(en: "The result is not too good to be true", ru: "Результат не слишком хорош"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Measured ROC AUC, accuracy or R² below 0.995.", ru: "Измеренные ROC AUC, accuracy и R² ниже 0,995."),
    why: LocalizedText(
      en: "Such values come from leakage more often than from skill.",
      ru: "Такие значения чаще от утечки, чем от умения."),
    fix: LocalizedText(en: "Look for a feature that knows the answer.", ru: "Ищите признак, который знает ответ."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.flatMap { result in
      Fault.each(
        ["roc_auc", "accuracy", "r2"].filter { name in (result.metric(name)?.value ?? 0) >= 0.995 },
        { "\(result.id): \($0) of 0.995 or more" }, { "\(result.id): \($0) не ниже 0,995" },
        at: { _ in result.location(in: subject) })
    }
  }
}
