import Manifest
import Measurements
import Wording

struct ApprovedByOthers: FaultRule {
  static let info = RuleInfo(
    id: "PH017",
    name: LocalizedText(
      en: "Exceptions are approved by somebody else", ru: "Исключения согласует кто-то другой"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "The approver of the project and of tasks left out is not the owner's team or contact, nor who gives most of the evidence.",
      ru:
        "Согласующий проекта и пропущенных задач — не команда и не контакт владельца и не тот, кто дал большую часть свидетельств."
    ),
    why: LocalizedText(en: "Nobody marks their own work.", ru: "Никто не проверяет сам себя."),
    fix: LocalizedText(
      en: "Name somebody outside the team who agreed to it.", ru: "Укажите согласившего человека не из команды."))

  func faults(in subject: Subject) -> [Fault] {
    let team = OwnTeam(subject.project)
    var faults: [Fault] = []
    if let problem = subject.project.problem {
      for stakeholder in problem.stakeholders where stakeholder.role == "approver" && team.owns(stakeholder.name) {
        faults.append(
          Fault(
            LocalizedText(
              en: "the approver \(stakeholder.name) is the project's own team",
              ru: "согласующий \(stakeholder.name) — сама команда проекта"), at: problem.location))
      }
    }
    for entry in subject.project.phases {
      for task in entry.tasks {
        guard let name = task.waiver?.approvedBy else { continue }
        let title = subject.title(of: task, in: entry.phase)
        if team.owns(name) {
          faults.append(
            Fault(
              LocalizedText(
                en: "\(title.en): left out with the approval of \(name), the project's own team",
                ru: "\(title.ru): пропуск согласовала сама команда проекта, \(name)"), at: task.location))
        } else if let share = team.evidence(by: name) {
          faults.append(
            Fault(
              LocalizedText(
                en:
                  "\(title.en): left out with the approval of \(name), who gave \(share.own) of \(share.all) pieces of evidence",
                ru: "\(title.ru): пропуск согласован с \(name), от кого свидетельств \(share.own) из \(share.all)"),
              at: task.location, severity: 2 * share.own > share.all && share.own > 1 ? nil : .warning))
        }
      }
    }
    return faults
  }
}
