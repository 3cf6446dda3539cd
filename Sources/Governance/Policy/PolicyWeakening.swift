import Manifest
import Wording

/// The policy at the base, and as a change leaves it.
public struct PolicyChange: Sendable {
  /// What became looser in one of the organisation's own rules.
  public struct LooserRule: Sendable {
    public var text: LocalizedText
    /// Nil where the rule is gone.
    public var location: SourceLocation?

    public init(_ text: LocalizedText, at location: SourceLocation?) {
      self.text = text
      self.location = location
    }
  }

  public var before: PolicySpec?
  public var after: PolicySpec?
  /// True when the change is judged by the policy of before; a weaker one fails all the same, as it would judge what comes next.
  public var isJudgedByOld: Bool
  public var looserRules: [LooserRule]

  public init(
    before: PolicySpec?, after: PolicySpec?, isJudgedByOld: Bool, looserRules: [LooserRule] = []
  ) {
    self.looserRules = looserRules
    self.before = before
    self.after = after
    self.isJudgedByOld = isJudgedByOld
  }
}

/// What a new version of the policy asks less for than the old one. A change that is judged by the policy may not loosen it.
struct PolicyWeakening {
  static let id = PolicyRules.weakening.id

  /// One thing that became weaker, and where it is written.
  private struct Weaker {
    var text: LocalizedText
    var location: SourceLocation?
  }

  private let change: PolicyChange
  private let places: PolicyPlaces

  init(_ change: PolicyChange) {
    self.change = change
    places = PolicyPlaces(before: change.before, after: change.after)
  }

  /// - Parameter projects: the projects that are judged; those that the policy names are looked at as well.
  func findings(_ projects: [String]) -> [Finding] {
    var seen: Set<LocalizedText> = []
    let named = [change.before, change.after].compactMap { $0 }.flatMap { [$0] + $0.inherited }
      .flatMap(\.projects).map(\.project.value)
    var all: [Weaker] = []
    for project in projects + named.sorted() + [Self.anyProject] {
      for weaker in weaker(project) where seen.insert(weaker.text).inserted { all.append(weaker) }
    }
    all += newSigners()
    all += change.looserRules.map { Weaker(text: $0.text, location: $0.location ?? places.source) }
    return all.map { weaker in
      Finding(
        rule: Self.id, severity: .error,
        message: LocalizedText(
          en: "This change weakens the policy: \(weaker.text.en)",
          ru: "Это изменение ослабляет политику: \(weaker.text.ru)"),
        help: help, location: weaker.location)
    }
  }

  /// The name that no project has: what is asked of all.
  private static let anyProject = ""

  private var help: LocalizedText {
    guard change.isJudgedByOld else { return PolicyRules.weakening.fix }
    return LocalizedText(
      en:
        "Take this out: the change is judged by the policy of before. The policy is changed apart, by those who own it.",
      ru: "Уберите это: изменение судят по прежней политике. Политику меняют отдельно, и делают это её владельцы.")
  }

  private func weaker(_ project: String) -> [Weaker] {
    let old = Policy(change.before, project: project)
    let new = Policy(change.after, project: project)
    return weakerVerdict(old, new, project) + weakerSeverities(old, new, project) + weakerRanks(old, new, project)
      + weakerThresholds(old, new, project) + fewerRoles(old, new, project) + longerWaivers(old, new)
  }

  private func weaker(_ en: String, _ ru: String, _ path: [String], _ project: String) -> Weaker {
    Weaker(text: LocalizedText(en: en, ru: ru), location: places.place(of: path, project: project))
  }

  private func weakerVerdict(_ old: Policy, _ new: Policy, _ project: String) -> [Weaker] {
    var found: [Weaker] = []
    if old.failOn == .warning, new.failOn == .error {
      found.append(
        weaker(
          "warnings no longer fail the gate", "предупреждения больше не останавливают проверку", ["fail_on"], project))
    }
    let was = change.before?.priceAgeLimit(for: project) ?? PolicySpec.usualPriceAge
    let now = change.after?.priceAgeLimit(for: project) ?? PolicySpec.usualPriceAge
    if now.months > was.months {
      let forms = PluralForms(one: "месяца", few: "месяцев", many: "месяцев")
      found.append(
        weaker(
          "prices could be \(was.months) months old and now \(now.months)",
          "ценам было позволено до \(was.months) \(forms.form(for: was.months, in: .ru)), теперь до \(now.months)",
          ["price_age"], project))
    }
    return found
  }

  private func weakerSeverities(_ old: Policy, _ new: Policy, _ project: String) -> [Weaker] {
    Set(old.severities.keys).union(new.severities.keys).sorted().compactMap { rule in
      let usual = RuleBook.info(rule)?.severity.strength ?? PolicySpec.Severity.error.strength
      let path = ["rules", rule]
      // What a rule says by itself is at most an error.
      guard let now = new.severities[rule] else {
        guard let was = old.severities[rule], was == .error || was.strength > usual else { return nil }
        return weaker(
          "\(rule) is no longer \(was.rawValue) always", "\(rule): больше не всегда \(was.rawValue)", path, project)
      }
      guard let was = old.severities[rule] else {
        guard now != .error, now.strength <= usual else { return nil }
        return weaker("\(rule) is lowered to \(now.rawValue)", "\(rule) понижено до \(now.rawValue)", path, project)
      }
      guard now.strength < was.strength else { return nil }
      return weaker(
        "\(rule) was \(was.rawValue) and is \(now.rawValue)", "\(rule): было \(was.rawValue), стало \(now.rawValue)",
        path, project)
    }
  }

  private func weakerRanks(_ old: Policy, _ new: Policy, _ project: String) -> [Weaker] {
    var found: [Weaker] = []
    for phase in Phase.allCases where (new.ranks[phase] ?? .missing) < (old.ranks[phase] ?? .missing) {
      found.append(
        weaker(
          "\(phase.rawValue) needs weaker evidence", "для \(phase.rawValue) достаточно более слабых свидетельств",
          ["ranks", phase.rawValue], project))
    }
    for task in Set(old.tasks.keys).union(new.tasks.keys).sorted() {
      // A rank of the task goes before that of its phase, so that a new one can ask for less as well.
      let phase = ProcessCatalogue.tasks.first { $0.id == task }?.phase
      let was = old.tasks[task] ?? phase.flatMap { old.ranks[$0] } ?? .missing
      let now = new.tasks[task] ?? phase.flatMap { new.ranks[$0] } ?? .missing
      guard now < was else { continue }
      found.append(
        weaker(
          "the task \(task) needs weaker evidence", "для задачи \(task) достаточно более слабых свидетельств",
          ["tasks", task], project))
    }
    return found
  }

  private func weakerThresholds(_ old: Policy, _ new: Policy, _ project: String) -> [Weaker] {
    var found: [Weaker] = []
    for task in TaskKind.allCases {
      for requirement in old.thresholds[task] ?? [] {
        let now = (new.thresholds[task] ?? []).first { $0.hasSubject(of: requirement) }
        guard let now else {
          found.append(
            weaker(
              "the threshold of \(requirement.metric.text) for \(task.rawValue) is gone",
              "порог \(requirement.metric.text) для \(task.rawValue) убран",
              ["thresholds", task.rawValue, requirement.metric.text], project))
          continue
        }
        guard now.isLooser(than: requirement) else { continue }
        found.append(
          Weaker(
            text: LocalizedText(
              en: "the threshold of \(requirement.metric.text) was \(requirement.text) and is \(now.text)",
              ru: "порог \(requirement.metric.text): было \(requirement.text), стало \(now.text)"),
            location: now.location))
      }
    }
    return found
  }

  private func fewerRoles(_ old: Policy, _ new: Policy, _ project: String) -> [Weaker] {
    let profile = change.before.flatMap { before in
      ([before] + before.inherited).lazy.compactMap(\.profile?.location).first
    }
    return old.roles.filter { role in !new.roles.contains { $0.value == role.value } }.map { role in
      weaker(
        "the role \(role.value) is no longer asked for", "роль \(role.value) больше не требуется",
        [role.location == profile ? "profile" : "roles"], project)
    }
  }

  private func longerWaivers(_ old: Policy, _ new: Policy) -> [Weaker] {
    new.waivers.filter { waiver in !old.waivers.contains { $0.covers(waiver) } }.map { waiver in
      Weaker(
        text: LocalizedText(
          en: "it adds or extends a waiver of \(waiver.rule)",
          ru: "оно добавляет или продлевает исключение из правила \(waiver.rule)"),
        location: waiver.location)
    }
  }

  private func newSigners() -> [Weaker] {
    let old = change.before?.trustedSigners ?? [:]
    let new = change.after?.trustedSigners ?? [:]
    return new.keys.sorted().filter { old[$0] != new[$0] }.map { name in
      weaker(
        "it trusts a new key for the signer \(name)", "оно доверяет новому ключу подписанта \(name)",
        ["signers", name], Self.anyProject)
    }
  }
}

extension PolicySpec.Severity {
  /// On the scale of findings, below which a rule that is off stands.
  fileprivate var strength: Int {
    switch self {
    case .off: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}

extension PolicyWaiver {
  /// True when it allows at least what the other does.
  fileprivate func covers(_ other: PolicyWaiver) -> Bool {
    rule == other.rule && (project == nil || project == other.project)
      && (fingerprint == nil || fingerprint == other.fingerprint) && other.expires <= expires
  }
}

extension Requirement {
  /// True when both speak of the same metric of the same rows, however it is spelt.
  func hasSubject(of other: Requirement) -> Bool {
    metric.metric == other.metric.metric && metric.scope == other.metric.scope
  }

  /// True when a value can meet it that does not meet the other. Conditions of different kinds cannot be ordered, and count.
  func isLooser(than other: Requirement) -> Bool {
    guard condition != other.condition else { return false }
    guard condition.comparison.direction == other.condition.comparison.direction,
      let direction = condition.comparison.direction
    else { return true }
    let pair: (Double, Double)
    switch (condition.threshold, other.condition.threshold) {
    case (.value(let mine), .value(let theirs)): pair = (mine, theirs)
    case (.improvement(let mine), .improvement(let theirs)):
      guard let values = mine.comparable(with: theirs) else { return true }
      pair = values
    default: return true
    }
    if pair.0 == pair.1 { return condition.comparison.isInclusive && !other.condition.comparison.isInclusive }
    return direction == .up ? pair.0 < pair.1 : pair.0 > pair.1
  }
}

extension Condition.Comparison {
  enum Direction { case up, down }

  fileprivate var direction: Direction? {
    switch self {
    case .atLeast, .greater: .up
    case .atMost, .less: .down
    case .equal: nil
    }
  }

  fileprivate var isInclusive: Bool { self == .atLeast || self == .atMost }
}

extension Improvement {
  /// The two as numbers, where they are of one kind.
  func comparable(with other: Improvement) -> (Double, Double)? {
    switch (self, other) {
    case (.relative(let a), .relative(let b)), (.points(let a), .points(let b)),
      (.ofError(let a), .ofError(let b)), (.absolute(let a), .absolute(let b)):
      (a, b)
    default: nil
    }
  }
}
