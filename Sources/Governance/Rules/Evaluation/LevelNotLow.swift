import Manifest
import Measurements
import Wording

struct LevelNotLow: FaultRule {
  static let info = RuleInfo(
    id: "EV010",
    name: LocalizedText(en: "The confidence level is not low", ru: "Уровень доверия не занижен"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(en: "A level of at least 90%.", ru: "Уровень не ниже 90 %."),
    why: LocalizedText(
      en: "A narrow interval by decree proves less than it seems.",
      ru: "Узкий по приказу интервал доказывает меньше, чем кажется."),
    fix: LocalizedText(en: "Use 95%.", ru: "Возьмите 95 %."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.confidence.level < 0.9
      }, { "\($0.id): level below 90%" }, { "\($0.id): уровень ниже 90 %" }, at: { $0.location })
  }
}
