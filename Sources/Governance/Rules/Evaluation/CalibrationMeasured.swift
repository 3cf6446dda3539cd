import Manifest
import Measurements
import Wording

struct CalibrationMeasured: FaultRule {
  static let info = RuleInfo(
    id: "EV012",
    name: LocalizedText(
      en: "Calibration is measured where probabilities are used",
      ru: "Калибровка измеряется, где используют вероятности"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(
      en: "Binary evaluations of models with probabilities have brier, ece or log_loss.",
      ru: "В двоичных оценках моделей с вероятностями есть brier, ece или log_loss."),
    why: LocalizedText(
      en: "A wrong probability makes every value model wrong.", ru: "Неверная вероятность портит любую модель ценности."
    ),
    fix: LocalizedText(en: "Add `brier` and `ece`.", ru: "Добавьте `brier` и `ece`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.task == .binary && !spec.metrics.isEmpty && subject.project.isModelFile(spec.model.value)
          && !spec.metrics.contains {
            ["brier", "ece", "log_loss", "brier_scaled", "brier_skill", "ece_15", "ece_equal_mass_10"].contains(
              $0.value.base)
          }
      }, { "\($0.id): no metric of calibration" }, { "\($0.id): метрики калибровки нет" }, at: { $0.location })
  }
}
