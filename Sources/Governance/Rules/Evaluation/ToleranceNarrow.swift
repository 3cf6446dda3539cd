import Manifest
import Measurements
import Wording

struct ToleranceNarrow: FaultRule {
  static let info = RuleInfo(
    id: "EV033",
    name: LocalizedText(en: "A claim's tolerance is narrow", ru: "Допуск заявления узок"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "A stated tolerance is at most a fifth of the value claimed.",
      ru: "Указанный допуск не больше пятой части заявленного значения."),
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
