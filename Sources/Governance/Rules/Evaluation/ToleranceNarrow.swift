import Manifest
import Measurements
import Wording

struct ToleranceNarrow: FaultRule {
  static let info = RuleInfo(
    id: "EV033",
    name: LocalizedText(en: "A claim's tolerance is narrow", ru: "Допуск заявления узок"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en:
        "A stated tolerance is at most a fifth of the value claimed, and no claim that passes by it is better than the measured interval.",
      ru:
        "Указанный допуск не больше пятой части заявленного значения, и ни одно принятое благодаря ему заявление не лучше измеренного интервала."
    ),
    why: LocalizedText(
      en: "A claim that any value meets claims nothing.", ru: "Заявление, которому отвечает любое число, ни о чём."),
    fix: LocalizedText(
      en: "Leave the tolerance out: the rounding of the number says how exact it is.",
      ru: "Уберите допуск: точность видна по округлению числа."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.evaluations.flatMap(\.claims).filter { claim in
      // Half a unit of the last digit is what the number itself says.
      claim.tolerance > 0.2 * abs(claim.value) && claim.tolerance > Self.rounding(of: claim.text)
    }.map { claim in
      Fault(
        LocalizedText(verbatim: "\(claim.metric.text): \(claim.text) ± \(claim.tolerance)"), at: claim.location)
    }
      + subject.measurements.evaluations.flatMap(\.claims).filter(Self.isBetterThanMeasured).map { claim in
        Fault(
          .write { pen in
            let title = pen.title(ofReference: claim.metric)
            let measured = pen.estimate(claim.measured, of: claim.metric, unit: subject.targetUnit)
            return pen.say(
              en:
                "\(title), \(claim.text) with a tolerance of \(pen.numbers.plain(claim.tolerance, atMost: 4)): measured \(measured)",
              ru:
                "\(title), \(claim.text) с допуском \(pen.numbers.plain(claim.tolerance, atMost: 4)): измерено \(measured)"
            )
          }, at: claim.location)
      }
  }

  /// True of a claim that only its tolerance reproduces: beyond the measured interval on the good side, and off by more than a
  /// hundredth, which other hardware does not explain.
  private static func isBetterThanMeasured(_ claim: ClaimResult) -> Bool {
    guard claim.outcome == .reproduced, let value = claim.measured.value, let low = claim.measured.low,
      let high = claim.measured.high, claim.tolerance > rounding(of: claim.text),
      abs(claim.claimed - value) > max(rounding(of: claim.text), 0.01 * abs(value))
    else { return false }
    return switch MetricRegistry.info(MetricName(canonical: claim.metric))?.direction {
    case .higher: claim.claimed > high
    case .lower: claim.claimed < low
    case .zero: abs(claim.claimed) < min(abs(low), abs(high)) && low * high > 0
    case nil: false
    }
  }

  /// Twice the half unit of the last digit, in the claim's own scale.
  private static func rounding(of text: String) -> Double {
    let isPercent = text.contains("%")
    let digits = text.split(separator: ".", maxSplits: 1).dropFirst().first.map { $0.count { $0.isNumber } } ?? 0
    var unit = 1.0
    for _ in 0..<min(digits, 18) { unit /= 10 }
    return isPercent ? unit / 100 : unit
  }
}
