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
    guard !finding.incomplete, let severity = policy.severities[finding.rule] else { return finding }
    var finding = finding
    switch severity {
    case .error: finding.severity = .error
    case .warning: finding.severity = .warning
    case .info: finding.severity = .info
    case .off: return nil
    }
    return finding
  }
}
