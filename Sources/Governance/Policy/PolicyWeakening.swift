import Manifest
import Wording

/// The policy at the base, and as a change leaves it.
public struct PolicyChange: Sendable {
  public var before: PolicySpec?
  public var after: PolicySpec?
  /// True when the change is judged by the policy at the base: then it is told, and does not fail.
  public var isJudgedByOld: Bool
  /// What became looser in the organisation's own rules.
  public var looserRules: [LocalizedText]

  public init(
    before: PolicySpec?, after: PolicySpec?, isJudgedByOld: Bool, looserRules: [LocalizedText] = []
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

  private let before: PolicySpec?
  private let after: PolicySpec?
  private let severity: Finding.Severity
  private let looserRules: [LocalizedText]

  init(_ change: PolicyChange) {
    before = change.before
    after = change.after
    looserRules = change.looserRules
    severity = change.isJudgedByOld ? .warning : .error
  }

  /// - Parameter projects: the projects that are judged.
  func findings(_ projects: [String]) -> [Finding] {
    var seen: Set<LocalizedText> = []
    var texts: [LocalizedText] = []
    for project in projects {
      for text in weaker(Policy(before, project: project), Policy(after, project: project))
      where seen.insert(text).inserted { texts.append(text) }
    }
    texts += newSigners()
    texts += looserRules.map {
      LocalizedText(en: "This change weakens the policy: \($0.en)", ru: "Это изменение ослабляет политику: \($0.ru)")
    }
    return texts.map { text in
      Finding(
        rule: Self.id, severity: severity, message: text,
        help: LocalizedText(
          en: "Change the policy in a change of its own, agreed by those who answer for it.",
          ru: "Меняйте политику отдельным изменением, согласованным с теми, кто за неё отвечает."),
        location: after?.location)
    }
  }

  private func weaker(_ old: Policy, _ new: Policy) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    func note(_ en: String, _ ru: String) {
      texts.append(
        LocalizedText(en: "This change weakens the policy: \(en)", ru: "Это изменение ослабляет политику: \(ru)"))
    }
    if old.failOn == .warning, new.failOn == .error {
      note("warnings no longer fail the gate", "предупреждения больше не останавливают проверку")
    }
    for rule in Set(old.severities.keys).union(new.severities.keys).sorted() {
      // What a rule says by itself is at most an error.
      guard let now = new.severities[rule] else {
        if old.severities[rule] == .error {
          note("\(rule) is no longer an error always", "\(rule) больше не всегда ошибка")
        }
        continue
      }
      guard let was = old.severities[rule] else {
        if now != .error { note("\(rule) is lowered to \(now.rawValue)", "\(rule) понижено до \(now.rawValue)") }
        continue
      }
      if now.strength < was.strength {
        note(
          "\(rule) was \(was.rawValue) and is \(now.rawValue)", "\(rule): было \(was.rawValue), стало \(now.rawValue)")
      }
    }
    for phase in Phase.allCases where (new.ranks[phase] ?? .missing) < (old.ranks[phase] ?? .missing) {
      note("\(phase.rawValue) needs weaker evidence", "для \(phase.rawValue) достаточно более слабых свидетельств")
    }
    for task in old.tasks.keys.sorted() where (new.tasks[task] ?? .missing) < (old.tasks[task] ?? .missing) {
      note("the task \(task) needs weaker evidence", "для задачи \(task) достаточно более слабых свидетельств")
    }
    for task in TaskKind.allCases {
      for requirement in old.thresholds[task] ?? [] {
        let now = (new.thresholds[task] ?? []).first { $0.hasSubject(of: requirement) }
        guard let now else {
          note(
            "the threshold of \(requirement.metric.text) for \(task.rawValue) is gone",
            "порог \(requirement.metric.text) для \(task.rawValue) убран")
          continue
        }
        if now.isLooser(than: requirement) {
          note(
            "the threshold of \(requirement.metric.text) was \(requirement.text) and is \(now.text)",
            "порог \(requirement.metric.text): было \(requirement.text), стало \(now.text)")
        }
      }
    }
    for role in old.roles where !new.roles.contains(where: { $0.value == role.value }) {
      note("the role \(role.value) is no longer asked for", "роль \(role.value) больше не требуется")
    }
    for waiver in new.waivers where !old.waivers.contains(where: { $0.covers(waiver) }) {
      note(
        "it adds or extends a waiver of \(waiver.rule)",
        "оно добавляет или продлевает исключение из правила \(waiver.rule)")
    }
    return texts
  }

  private func newSigners() -> [LocalizedText] {
    let old = before?.trustedSigners ?? [:]
    let new = after?.trustedSigners ?? [:]
    return new.keys.sorted().filter { old[$0] != new[$0] }.map {
      LocalizedText(
        en: "This change weakens the policy: it trusts a new key for the signer \($0)",
        ru: "Это изменение ослабляет политику: оно доверяет новому ключу подписанта \($0)")
    }
  }
}

extension PolicySpec.Severity {
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
