import Manifest
import Measurements
import Wording

struct ClaimNotModest: FaultRule {
  static let info = RuleInfo(
    id: "EV017",
    name: LocalizedText(en: "Claims are up to date", ru: "Заявления не устарели"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(
      en: "Claims that the measured value exceeds.", ru: "Заявления, которые измеренное значение превосходит."),
    why: LocalizedText(
      en: "The claim speaks of another model or other data.", ru: "Заявление — о другой модели или данных."),
    fix: LocalizedText(en: "Update the claim.", ru: "Обновите заявление."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.flatMap { result in
      Fault.each(
        result.claims.filter { $0.outcome == .betterThanClaimed },
        { "\(result.id): \($0.metric) is better than \($0.text)" },
        { "\(result.id): \($0.metric) лучше, чем \($0.text)" }, at: { $0.location })
    }
  }
}
