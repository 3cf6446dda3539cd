import Manifest

/// What the built-in profiles ask for.
struct ProfileDemands {
  var failOn: PolicySpec.FailOn = .error
  var severities: [String: PolicySpec.Severity] = [:]
  var ranks: [Phase: EvidenceRank] = [:]
  var roles: [String] = []

  init(_ profile: PolicyProfile) {
    switch profile {
    case .exploration:
      // A link that is only assumed and a risk without a plan are what exploring is for.
      severities = [LinkTested.id: .info, RiskMitigated.id: .info]
    case .production:
      ranks = [.businessAndDataUnderstanding: .attested, .evaluation: .attested, .deployment: .attested]
      roles = ["owner", "sponsor"]
    case .regulated:
      failOn = .warning
      for phase in Phase.allCases { ranks[phase] = .attested }
      roles = ["owner", "sponsor", "approver"]
    }
  }
}
