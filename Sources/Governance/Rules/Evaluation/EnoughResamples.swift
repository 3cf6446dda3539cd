import Manifest
import Measurements
import Wording

struct EnoughResamples: FaultRule {
  static let info = RuleInfo(
    id: "EV009",
    name: LocalizedText(
      en: "Intervals rest on enough resamples", ru: "Интервалы опираются на достаточное число выборок"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(en: "At least 1,000 resamples.", ru: "Не меньше 1000 перевыборок."),
    why: LocalizedText(en: "The ends of an interval need many.", ru: "Концам интервала их нужно много."),
    fix: LocalizedText(en: "Set `confidence.resamples` to 2000.", ru: "Укажите `confidence.resamples: 2000`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        spec.confidence.resamples > 0 && spec.confidence.resamples < 1000
      }, { "\($0.id): \($0.confidence.resamples) resamples" }, { "\($0.id): перевыборок \($0.confidence.resamples)" },
      at: { $0.location })
  }
}
