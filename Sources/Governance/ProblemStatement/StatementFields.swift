import Manifest
import Wording

/// What the manifest's fields say, apart from the text.
struct StatementFields: Sendable {
  /// The key that carries each element.
  let found: [StatementElement: String]

  init(_ problem: Problem?, _ project: Project?) {
    var found: [StatementElement: String] = [:]
    if let problem {
      if Self.says(problem.decision) { found[.decision] = "decision" }
      if problem.stakeholders.contains(where: { $0.role.lowercased() != "sponsor" && Self.says($0.name) }) {
        found[.users] = "stakeholders"
      }
      if !problem.data.isEmpty { found[.data] = "data" }
      if Self.says(problem.cadence) { found[.cadence] = "cadence" }
      if problem.output != nil { found[.output] = "output" }
      if let baseline = problem.baseline, baseline.model != nil || Self.says(baseline.description) {
        found[.baseline] = "baseline"
      }
      if let target = problem.target {
        if target.improve != nil || target.reach != nil { found[.target] = "target" }
        if target.by != nil { found[.deadline] = "target.by" }
      }
      if problem.constraints.contains(where: Self.says) { found[.constraints] = "constraints" }
      if problem.heterogeneity.contains(where: Self.says) { found[.heterogeneity] = "heterogeneity" }
      if problem.outOfScope.contains(where: Self.says) { found[.scope] = "out_of_scope" }
    }
    self.found = found
  }

  /// A dash, "TBD" or the words of the starter manifest say nothing.
  static func says(_ text: String?) -> Bool {
    guard let text else { return false }
    let plain = text.lowercased().trimmed
    guard plain.contains(where: { $0.isLetter || $0.isNumber }) else { return false }
    return !placeholders.contains(plain) && !plain.contains("…") && !plain.hasPrefix("tbd") && !plain.hasPrefix("todo")
  }

  private static let placeholders: Set<String> = [
    "n/a", "na", "none", "unknown", "?", "later", "x", "xxx", "нет", "потом", "позже", "уточняется", "неизвестно",
    "будет позже",
    "what is done with the answer", "how it is done today", "who pays", "who works with the answer", "who has to agree",
    "your team",
  ]
}
