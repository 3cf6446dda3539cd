import Manifest
import Measurements
import Wording

struct RiskOwned: FaultRule {
  static let info = RuleInfo(
    id: "RK004",
    name: LocalizedText(en: "Risks have an owner", ru: "У рисков есть ответственный"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`owner`.", ru: "`owner`."),
    why: LocalizedText(en: "Everybody's risk is nobody's.", ru: "Общий риск — ничей."),
    fix: LocalizedText(en: "Add `owner`.", ru: "Добавьте `owner`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.risks.filter { risk in
        risk.owner == nil
      }, { "\($0.title ?? $0.id): no owner" }, { "\($0.title ?? $0.id): ответственного нет" }, at: { $0.location })
  }
}
