import Manifest

/// Lays a policy over what the rules found.
struct PolicyJudge {
  let policy: Policy

  /// The findings with the policy's severities, and the findings of the policy's own demands; most severe first.
  func findings(_ review: Review, of project: Project) -> [Finding] {
    let demands = RankDemanded(policy: policy).findings(review.checks, project)
    let all = review.findings + demands + RoleDemanded(policy: policy).findings(project)
    return all.compactMap(judged).enumerated()
      .sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element)
  }

  /// What could not be checked keeps its severity: no policy turns it into a pass.
  private func judged(_ finding: Finding) -> Finding? {
    guard !finding.incomplete else { return finding }
    let usual = RuleBook.info(finding.rule)?.severity ?? .error
    var judged = finding
    switch policy.severities[finding.rule] {
    case nil: break
    case .error: judged.severity = .error
    case .warning: judged.severity = .warning
    case .info: judged.severity = .info
    case .off: return nil
    }
    judged.isGraver = finding.severity == .error && usual != .error && judged.severity == .error
    return judged
  }
}
