import Manifest
import Measurements
import Wording

struct LevelNotLow: FaultRule {
  static let info = RuleInfo(
    id: "EV010",
    name: LocalizedText(en: "The confidence level is not low", ru: "Уровень доверия не занижен"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "A level of at least 90%; below 80% is an error.", ru: "Уровень не ниже 90 %; ниже 80 % — ошибка."),
    why: LocalizedText(
      en: "A narrow interval by decree proves less than it seems.",
      ru: "Узкий по приказу интервал доказывает меньше, чем кажется."),
    fix: LocalizedText(en: "Use 95%.", ru: "Возьмите 95 %."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.evaluations.filter { $0.confidence.level < 0.9 }.map { spec in
      Fault(
        LocalizedText(en: "\(spec.id): level below 90%", ru: "\(spec.id): уровень ниже 90 %"),
        at: spec.confidence.levelLocation ?? spec.location,
        severity: spec.confidence.level < 0.8 ? .error : nil)
    }
  }
}
