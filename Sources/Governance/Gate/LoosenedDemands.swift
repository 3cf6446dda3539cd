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
      found.append(finding("the target is gone", "цель убрана", after.problem?.location ?? after.location))
    }
    found += loosenedTarget() + loosenedLimits()
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
    return found + loosenedTasks() + loosenedData() + loosenedRisks()
  }

  private func loosened(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    var found: [Finding] = []
    if old.baseline != nil, new.baseline == nil {
      found.append(
        finding(
          "\(new.id) is no longer compared with a baseline", "\(new.id) больше не сравнивается с базовым решением",
          new.location))
    }
    found += otherRows(old, new) + loosenedClaims(old, new)
    if new.confidence.level < old.confidence.level {
      found.append(
        finding(
          "\(new.id) had intervals of \(old.confidence.level) and now of \(new.confidence.level)",
          "\(new.id): уровень доверия был \(old.confidence.level), стал \(new.confidence.level)",
          new.confidence.levelLocation ?? new.location))
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

  /// What an evaluation is measured on, or compared with, is a demand as well.
  private func otherRows(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    var found: [Finding] = []
    if old.data.entry != new.data.entry || old.data.split != new.data.split || old.target.value != new.target.value {
      found.append(
        finding("\(new.id) is measured on other rows", "\(new.id) измеряется на других строках", new.data.location))
    }
    if old.filter.map(\.test) != new.filter.map(\.test)
      || old.filter.map(\.column.value) != new.filter.map(\.column.value)
    {
      found.append(finding("\(new.id) filters other rows", "\(new.id) отбирает другие строки", new.location))
    }
    if let was = old.baseline, let now = new.baseline, was.value != now.value {
      found.append(
        finding(
          "\(new.id) is compared with \(now.value) instead of \(was.value)",
          "\(new.id) сравнивается с \(now.value), а не с \(was.value)", now.location))
    }
    if !old.slices.isEmpty, new.slices.isEmpty {
      found.append(finding("\(new.id) has no slices any more", "у \(new.id) больше нет срезов", new.location))
    }
    return found
  }

  private func loosenedTarget() -> [Finding] {
    guard let old = before.problem?.target, let new = after.problem?.target else { return [] }
    var found: [Finding] = []
    if isEasier(old, new) {
      found.append(finding("the target is easier to reach", "цель стало легче достичь", new.location))
    }
    if let was = old.by, new.by.map({ was < $0 }) ?? true {
      found.append(finding("the target's day is put off", "срок цели отодвинут", new.location))
    }
    return found
  }

  /// Targets of different kinds cannot be ordered, and count as easier.
  private func isEasier(_ old: Target, _ new: Target) -> Bool {
    guard old.metric.value == new.metric.value, old.evaluation.value == new.evaluation.value else { return true }
    if let was = old.improve, let now = new.improve {
      guard was != now else { return false }
      return now.comparable(with: was).map { $0.0 < $0.1 } ?? true
    }
    if let was = old.reach, let now = new.reach {
      switch MetricRegistry.info(new.metric.value)?.direction {
      case .higher: return now < was
      case .lower: return now > was
      case .zero, nil: return now != was
      }
    }
    return true
  }

  private func loosenedLimits() -> [Finding] {
    var found: [Finding] = []
    if let was = before.monitoring?.drift?.fail {
      let drift = after.monitoring?.drift
      if drift?.fail.map({ $0.measure != was.measure || $0.value > was.value }) ?? true {
        found.append(
          finding(
            "the drift limit is raised or gone", "предел дрейфа поднят или убран", drift?.location ?? after.location))
      }
    }
    for old in before.benchmarks {
      let new = after.benchmarks.first { $0.id == old.id }
      for limit in old.objectives
      where
        !(new?.objectives.contains { $0.percentile == limit.percentile && $0.limit.seconds <= limit.limit.seconds }
        ?? false)
      {
        found.append(
          finding(
            "the limit of the benchmark \(old.id) is raised or gone", "предел замера \(old.id) поднят или убран",
            new?.location ?? after.location))
      }
    }
    if let was = before.infrastructure?.budget {
      let now = after.infrastructure?.budget
      if now.map({ $0.currency != was.currency || $0.per != was.per || $0.amount > was.amount }) ?? true {
        found.append(
          finding(
            "the budget is raised or gone", "бюджет увеличен или убран",
            after.infrastructure?.budgetLocation ?? after.infrastructure?.location ?? after.location))
      }
    }
    return found
  }

  func finding(_ en: String, _ ru: String, _ location: SourceLocation) -> Finding {
    Finding(
      rule: GateFindings.loosenedID, severity: .error,
      message: LocalizedText(
        en: "This change asks for less than the base: \(en)", ru: "Это изменение требует меньше, чем база: \(ru)"),
      help: LocalizedText(
        en: "Have the reviewers agree to it, with the reason in the change.",
        ru: "Согласуйте это с рецензентами и укажите причину в изменении."),
      location: location)
  }
}
