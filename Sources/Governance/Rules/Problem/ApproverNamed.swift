import Manifest
import Measurements
import Wording

struct ApproverNamed: FaultRule {
  static let info = RuleInfo(
    id: "PS008",
    name: LocalizedText(en: "Somebody who approves is named", ru: "Назван согласующий"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "A stakeholder with the role `approver`.", ru: "Участник с ролью `approver`."),
    why: LocalizedText(en: "Without an approver nobody can say no.", ru: "Без согласующего некому сказать «нет»."),
    fix: LocalizedText(en: "Add `approver` to `stakeholders`.", ru: "Добавьте `approver` в `stakeholders`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem else { return [] }
    return Fault.when(
      !problem.stakeholders.contains { $0.role == "approver" }, "no approver", "согласующего нет", at: problem.location)
  }
}
