import Manifest
import Measurements
import Wording

struct TargetDecidable: FaultRule {
  static let info = RuleInfo(
    id: "EV018",
    name: LocalizedText(en: "The evidence can decide on the target", ru: "Данных хватает, чтобы судить о цели"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(
      en: "The interval of the achieved improvement is narrower than twice the target.",
      ru: "Интервал достигнутого прироста уже двух целей."),
    why: LocalizedText(
      en: "A wide interval neither proves nor refutes.", ru: "Широкий интервал ничего не доказывает и не опровергает."),
    fix: LocalizedText(en: "Evaluate on more rows.", ru: "Оцените на большем числе строк."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.flatMap { result -> [Fault] in
      guard let target = result.target, target.reading != .reach, let low = target.achieved.low,
        let high = target.achieved.high, target.wanted > 0
      else { return [] }
      return Fault.when(
        high - low > 2 * target.wanted, "\(result.id): the interval is wider than twice the target",
        "\(result.id): интервал шире двух целей", at: target.location)
    }
  }
}
