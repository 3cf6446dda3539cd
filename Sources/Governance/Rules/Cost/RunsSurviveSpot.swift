import Manifest
import Measurements
import Wording

/// A run on machines that are taken away is saved.
struct RunsSurviveSpot: FaultRule {
  static let info = RuleInfo(
    id: "CO032",
    name: LocalizedText(
      en: "A run on machines that are taken away is saved", ru: "Запуск на прерываемых машинах сохраняется"),
    severity: .warning, phase: .modeling,
    checks: LocalizedText(
      en: "Training with `purchase: spot` has `checkpoints`.",
      ru: "У обучения при `purchase: spot` есть `checkpoints`."),
    why: LocalizedText(
      en: "Without checkpoints each interruption loses the whole run.",
      ru: "Без контрольных точек каждое прерывание теряет весь запуск."),
    fix: LocalizedText(
      en: "Add `checkpoints`, or rent on demand.",
      ru: "Добавьте `checkpoints` или берите машины по требованию."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.needs(subject) { $0.fact == .lostToSpot && $0.kind == .training }
  }
}
