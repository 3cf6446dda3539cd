import Manifest
import Measurements
import Wording

struct EnoughResamples: FaultRule {
  static let info = RuleInfo(
    id: "EV009",
    name: LocalizedText(
      en: "Intervals rest on enough resamples", ru: "Интервалы опираются на достаточное число выборок"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(
      en: "At least 1,000 resamples; fewer than 50 are an error.",
      ru: "Не меньше 1000 перевыборок; меньше 50 — ошибка."),
    why: LocalizedText(en: "The ends of an interval need many.", ru: "Концам интервала их нужно много."),
    fix: LocalizedText(en: "Set `confidence.resamples` to 2000.", ru: "Укажите `confidence.resamples: 2000`."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.evaluations.filter { (1..<1000).contains($0.confidence.resamples) }.map { spec in
      Fault(
        LocalizedText(
          en: "\(spec.id): \(spec.confidence.resamples) resamples",
          ru: "\(spec.id): перевыборок \(spec.confidence.resamples)"),
        at: spec.confidence.resamplesLocation ?? spec.location,
        severity: spec.confidence.resamples < Self.fewest ? .error : nil)
    }
  }

  /// With fewer, the ends of a 95% interval are single draws.
  private static let fewest = 50
}
