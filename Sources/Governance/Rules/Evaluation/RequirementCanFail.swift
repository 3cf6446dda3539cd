import Manifest
import Measurements
import Wording

struct RequirementCanFail: FaultRule {
  static let info = RuleInfo(
    id: "EV043",
    name: LocalizedText(en: "A requirement can fail", ru: "Требование можно не выполнить"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "The bound of a requirement lies within the values that its metric can take.",
      ru: "Граница требования лежит внутри значений, которые метрика может принимать."),
    why: LocalizedText(
      en: "What every model meets is no requirement, but is shown as one that was met.",
      ru: "То, что выполняет любая модель, — не требование, а показывают его как выполненное."),
    fix: LocalizedText(
      en: "Ask for what the business needs, at least for more than an answer without any input.",
      ru: "Требуйте того, что нужно делу, хотя бы больше, чем даёт ответ без входных данных."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.evaluations.flatMap { evaluation in
      evaluation.requirements.filter(Self.isAlwaysMet).map { requirement in
        Fault(
          LocalizedText(
            en: "\(evaluation.id): \(requirement.metric.text) \(requirement.text) holds for every model",
            ru: "\(evaluation.id): \(requirement.metric.text) \(requirement.text) выполнит любая модель"),
          at: requirement.location)
      }
    }
  }

  private static func isAlwaysMet(_ requirement: Requirement) -> Bool {
    if case .againstBaseline = requirement.metric.scope { return false }
    guard case .value(let bound) = requirement.condition.threshold,
      let info = MetricRegistry.info(requirement.metric.metric)
    else { return false }
    let hasFloor = info.range == .share || info.range == .nonNegative
    let hasCeiling = info.range == .share || info.range == .upToOne
    return switch requirement.condition.comparison {
    case .atLeast: hasFloor && bound <= 0
    case .greater: hasFloor && bound < 0
    case .atMost: hasCeiling && bound >= 1
    case .less: hasCeiling && bound > 1
    case .equal: false
    }
  }
}
