import Manifest

/// What one project is judged by: the organisation's demands with everything they inherit, and what is laid over them for the
/// project.
public struct Policy: Sendable {
  public var profile: PolicyProfile?
  /// From which severity on a finding fails the gate.
  public var failOn: PolicySpec.FailOn
  /// Severity by rule, where it differs from the rule's own.
  public var severities: [String: PolicySpec.Severity]
  public var ranks: [Phase: EvidenceRank]
  /// Rank by task; goes before that of the phase.
  public var tasks: [String: EvidenceRank]
  public var thresholds: [TaskKind: [Requirement]]
  public var roles: [Located<String>]
  public var waivers: [PolicyWaiver]
  /// Where the demands are written; nil where there are none.
  public var location: SourceLocation?

  /// No demands beyond those of the rules themselves.
  public init() {
    failOn = .error
    severities = [:]
    ranks = [:]
    tasks = [:]
    thresholds = [:]
    roles = []
    waivers = []
  }

  /// The demands on one project. A layer replaces what the layers below say key by key; roles and waivers add up.
  public init(_ spec: PolicySpec?, project: String) {
    self.init()
    guard let spec else { return }
    location = spec.location
    let chain = [spec] + spec.inherited
    // The file that is extended first lies lowest; demands of the project lie on top of those of its file.
    let layers = chain.reversed().flatMap { layer in
      [layer] + layer.projects.filter { $0.project.value == project }.map(\.policy)
    }
    if let profile = layers.last(where: { $0.profile != nil })?.profile { start(from: profile) }
    for layer in layers { lay(layer) }
    waivers = chain.flatMap(\.waivers)
  }

  private mutating func start(from profile: Located<PolicyProfile>) {
    self.profile = profile.value
    let demands = ProfileDemands(profile.value)
    failOn = demands.failOn
    severities = demands.severities
    ranks = demands.ranks
    roles = demands.roles.map { Located($0, at: profile.location) }
  }

  private mutating func lay(_ layer: PolicySpec) {
    if let stated = layer.failOn { failOn = stated }
    for entry in layer.rules { severities[entry.rule.value] = entry.severity }
    for entry in layer.ranks { ranks[entry.phase] = entry.rank }
    for entry in layer.tasks { tasks[entry.task.value] = entry.rank }
    for entry in layer.thresholds {
      thresholds[entry.task, default: []].removeAll { old in entry.requirements.contains { $0.hasSubject(of: old) } }
      thresholds[entry.task, default: []] += entry.requirements
    }
    for role in layer.roles where !roles.contains(where: { $0.value == role.value }) { roles.append(role) }
  }

  /// The project with the organisation's thresholds among what its evaluations have to reach. A project may ask for more, and
  /// then both are judged.
  public func applied(to project: Project) -> Project {
    var project = project
    for index in project.evaluations.indices {
      let demanded = thresholds[project.evaluations[index].task] ?? []
      project.evaluations[index].requirements += demanded
    }
    return project
  }
}

extension PolicySpec {
  /// The keys that signatures may be made with, by name; the nearest file wins.
  public var trustedSigners: [String: String] {
    var keys: [String: String] = [:]
    for layer in inherited.reversed() + [self] {
      for signer in layer.signers { keys[signer.name] = signer.key.value }
    }
    return keys
  }
}
