import Manifest
import Measurements
import Wording

struct QuantilesCover: FaultRule {
  static let info = RuleInfo(
    id: "EV041",
    name: LocalizedText(
      en: "Predicted intervals cover as much as their levels say",
      ru: "Предсказанные интервалы покрывают столько, сколько обещают их уровни"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en:
        "The measured coverage of `quantiles`, with its whole interval, is at most 5 points below the difference of the outer levels; above it, a warning.",
      ru:
        "Измеренное покрытие `quantiles` вместе со всем интервалом не более чем на 5 пунктов ниже разности крайних уровней; выше — предупреждение."
    ),
    why: LocalizedText(
      en: "Intervals that are called 90% and hold fewer truths promise a safety that is not there.",
      ru: "Интервалы, названные 90-процентными и накрывающие меньше, обещают надёжность, которой нет."),
    fix: LocalizedText(
      en: "Name the levels that the models were fitted to, or calibrate them on rows of their own.",
      ru: "Укажите уровни, на которые модели обучены, или откалибруйте их на отдельных строках."))

  /// Points of coverage that intervals of another time may be off.
  private static let slack = 0.05

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.compactMap { result in
      let levels = subject.spec(of: result.id)?.quantiles.map(\.level) ?? []
      guard let lowest = levels.min(), let highest = levels.max(), highest > lowest,
        let measured = result.metric("interval_coverage"), let low = measured.low, let high = measured.high
      else { return nil }
      let nominal = highest - lowest
      guard high < nominal - Self.slack || low > nominal + Self.slack else { return nil }
      return Fault(
        .write { pen in
          let covered = pen.estimate(measured, of: "interval_coverage", unit: nil)
          let stated = pen.numbers.plain(nominal * 100, atMost: 1) + "%"
          return pen.say(
            en: "\(result.id): the intervals cover \(covered), their levels say \(stated)",
            ru: "\(result.id): интервалы покрывают \(covered), по уровням — \(stated)")
        },
        at: subject.project.keys.place(of: "evaluations.\(result.id).quantiles") ?? result.location(in: subject),
        severity: high < nominal ? nil : .warning)
    }
  }
}
