import Manifest
import Measurements
import Wording

struct RiskRated: FaultRule {
  static let info = RuleInfo(
    id: "RK003",
    name: LocalizedText(en: "Risks are rated", ru: "Риски оценены"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`likelihood` and `impact`.", ru: "`likelihood` и `impact`."),
    why: LocalizedText(en: "Unrated risks all look alike.", ru: "Неоценённые риски одинаковы."),
    fix: LocalizedText(en: "Rate both.", ru: "Оцените оба."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.risks.filter { risk in
        risk.likelihood == nil || risk.impact == nil
      }, { "\($0.title ?? $0.id): not rated" }, { "\($0.title ?? $0.id): не оценён" }, at: { $0.location })
  }
}
