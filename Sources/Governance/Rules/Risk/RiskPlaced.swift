import Manifest
import Measurements
import Wording

struct RiskPlaced: FaultRule {
  static let info = RuleInfo(
    id: "RK005",
    name: LocalizedText(en: "Risks belong to a phase", ru: "Риски отнесены к этапу"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`phase`.", ru: "`phase`."),
    why: LocalizedText(en: "It says when to look again.", ru: "Это говорит, когда смотреть снова."),
    fix: LocalizedText(en: "Add `phase`.", ru: "Добавьте `phase`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.risks.filter { risk in
        risk.phase == nil
      }, { "\($0.title ?? $0.id): no phase" }, { "\($0.title ?? $0.id): этапа нет" }, at: { $0.location })
  }
}
