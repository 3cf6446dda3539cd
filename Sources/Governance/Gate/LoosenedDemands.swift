import Manifest
import Wording

/// What a change asks less of its own project for: a change that drops a test has to say so.
struct LoosenedDemands {
  let before: Project
  let after: Project

  func findings() -> [Finding] {
    var found: [Finding] = []
    if after.phase.value < before.phase.value {
      found.append(
        finding(
          "the phase went back from \(before.phase.value.rawValue) to \(after.phase.value.rawValue)",
          "этап отодвинут назад: был \(before.phase.value.rawValue), стал \(after.phase.value.rawValue)",
          after.phase.location))
    }
    if before.problem?.target != nil, after.problem?.target == nil {
      found.append(finding("the target is gone", "цель убрана", after.location))
    }
    for old in before.evaluations {
      guard let new = after.evaluations.first(where: { $0.id == old.id }) else {
        found.append(finding("the evaluation \(old.id) is gone", "оценка \(old.id) убрана", after.location))
        continue
      }
      found += loosened(old, new)
    }
    for task in before.phases.flatMap(\.tasks)
    where !after.phases.flatMap(\.tasks).contains(where: { $0.id == task.id }) {
      found.append(finding("the task \(task.id) is gone", "задача \(task.id) убрана", after.location))
    }
    return found
  }

  private func loosened(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    var found: [Finding] = []
    if old.baseline != nil, new.baseline == nil {
      found.append(
        finding(
          "\(new.id) is no longer compared with a baseline", "\(new.id) больше не сравнивается с базовым решением",
          new.location))
    }
    for requirement in old.requirements {
      guard let now = new.requirements.first(where: { $0.hasSubject(of: requirement) }) else {
        found.append(
          finding(
            "\(new.id) no longer requires \(requirement.metric.text) \(requirement.text)",
            "\(new.id) больше не требует \(requirement.metric.text) \(requirement.text)", new.location))
        continue
      }
      if now.isLooser(than: requirement) {
        found.append(
          finding(
            "\(new.id) required \(requirement.metric.text) \(requirement.text) and now \(now.text)",
            "\(new.id) требовала \(requirement.metric.text) \(requirement.text), теперь \(now.text)", now.location))
      }
    }
    return found
  }

  private func finding(_ en: String, _ ru: String, _ location: SourceLocation) -> Finding {
    Finding(
      rule: GateFindings.loosenedID, severity: .warning,
      message: LocalizedText(
        en: "This change asks for less than the base: \(en)", ru: "Это изменение требует меньше, чем база: \(ru)"),
      help: LocalizedText(
        en: "Have the reviewers agree to it, with the reason in the change.",
        ru: "Согласуйте это с рецензентами и укажите причину в изменении."),
      location: location)
  }
}
