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
      found.append(finding("the target is gone", "цель убрана", place("problem", "target")))
    }
    found += loosenedTarget() + loosenedLimits()
    for old in before.evaluations {
      guard let new = after.evaluations.first(where: { $0.id == old.id }) else {
        found.append(finding("the evaluation \(old.id) is gone", "оценка \(old.id) убрана", place("evaluations")))
        continue
      }
      found += loosened(old, new)
    }
    let tasks = Set(after.phases.flatMap(\.tasks).map(\.id))
    for phase in before.phases {
      for task in phase.tasks where !tasks.contains(task.id) {
        found.append(
          finding("the task \(task.id) is gone", "задача \(task.id) убрана", place("phases", phase.phase.rawValue)))
      }
    }
    return found + loosenedTasks() + loosenedData() + loosenedRisks() + loosenedConstraints() + loosenedGoals()
      + loosenedLinks() + loosenedInfrastructure()
  }

  /// Where a key stands; where it was taken out, the nearest section above it that is still there.
  func place(_ path: String...) -> SourceLocation {
    for count in stride(from: path.count, to: 0, by: -1) {
      if let place = after.keys.place(of: path.prefix(count).joined(separator: ".")) { return place }
    }
    return after.location
  }

  private func loosened(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    var found: [Finding] = []
    if old.baseline != nil, new.baseline == nil {
      found.append(
        finding(
          "\(new.id) is no longer compared with a baseline", "\(new.id) больше не сравнивается с базовым решением",
          new.location))
    }
    found += otherRows(old, new) + loosenedClaims(old, new) + loosenedMeasures(old, new)
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
            "\(new.id) больше не требует \(requirement.metric.text) \(requirement.text)",
            place("evaluations", new.id, "require")))
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
    var found = loosenedDrift()
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
            place("benchmarks", old.id, "slo")))
      }
    }
    if let was = before.infrastructure?.budget {
      let now = after.infrastructure?.budget
      if now.map({ $0.currency != was.currency || $0.per != was.per || $0.amount > was.amount }) ?? true {
        found.append(
          finding("the budget is raised or gone", "бюджет увеличен или убран", place("infrastructure", "budget")))
      }
    }
    return found
  }

  func finding(
    _ en: String, _ ru: String, _ location: SourceLocation, severity: Finding.Severity = .error
  ) -> Finding {
    Finding(
      rule: GateFindings.loosenedID, severity: severity,
      message: LocalizedText(
        en: "This change asks for less than the base: \(en)", ru: "Это изменение требует меньше, чем база: \(ru)"),
      help: LocalizedText(
        en: "Have the reviewers agree to it, with the reason in the change.",
        ru: "Согласуйте это с рецензентами и укажите причину в изменении."),
      location: location)
  }
}
