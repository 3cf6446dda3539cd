import Manifest
import Measurements
import Wording

/// Judges a project: runs every rule over what was declared and measured, and draws the verdict.
public struct Reviewer: Sendable {
  private let others: @Sendable (Subject, Review) -> [Finding]

  /// - Parameter others: findings of rules that are not ours, such as an organisation's own, given what ours found.
  public init(others: @escaping @Sendable (Subject, Review) -> [Finding] = { _, _ in [] }) { self.others = others }

  public func review(_ subject: Subject) -> Review {
    let own = ownReview(subject)
    let added = others(subject, own)
    guard !added.isEmpty else { return own }
    var all = own
    all.findings = Self.sorted(own.findings + added)
    all.verdict = verdict(all.findings)
    all.reason = reason(all.verdict, all.findings, subject)
    all.next = next(all.findings)
    return all
  }

  private static func sorted(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }.map(\.element)
  }

  private func ownReview(_ subject: Subject) -> Review {
    var judgement = Judgement()
    for rule in RuleRegistry.rules { rule.judge(subject, into: &judgement) }
    let findings = Self.sorted(judgement.findings)
    let verdict = self.verdict(findings)
    return Review(
      verdict: verdict, reason: reason(verdict, findings, subject), next: next(findings), findings: findings,
      checks: judgement.checks, phases: phases(judgement.checks, reached: subject.project.phase.value),
      process: ProcessBoard.entries(subject))
  }

  /// "Could not check" is never a pass, and wins over "no".
  func verdict(_ findings: [Finding]) -> Verdict {
    if findings.contains(where: \.incomplete) { return .incomplete }
    if findings.contains(where: { $0.severity == .error }) { return .fail }
    if findings.contains(where: { $0.severity == .warning }) { return .conditional }
    return .pass
  }

  func reason(_ verdict: Verdict, _ findings: [Finding], _ subject: Subject) -> LocalizedText {
    guard let first = findings.first(where: { $0.severity != .info }) else {
      let count = subject.measurements.evaluations.count
      return count == 0
        ? LocalizedText(
          en: "Nothing that had to hold fails. No evaluation is declared, so nothing was measured.",
          ru: "Нарушений нет. Оценки не описаны, поэтому ничего не измерялось.")
        : LocalizedText(
          en: "Everything that was asked for was measured, and it holds.",
          ru: "Всё, что требовалось, измерено и выполняется.")
    }
    let others = findings.filter { $0.severity != .info }.count - 1
    return .write { pen in
      var text = first.message[pen.language]
      if !text.hasSuffix(".") { text += "." }
      guard others > 0 else { return text }
      let number = pen.numbers.integer(others)
      let forms = PluralForms(one: "замечание", few: "замечания", many: "замечаний")
      return text
        + pen.say(
          en: others == 1 ? " One more finding is below." : " \(number) more findings are below.",
          ru: " Ниже ещё \(number) \(forms.form(for: others, in: .ru)).")
    }
  }

  func next(_ findings: [Finding]) -> LocalizedText? {
    findings.first { $0.severity != .info && $0.help != nil }?.help
  }

  private func phases(_ checks: [Check], reached: Phase) -> [PhaseStatus] {
    Phase.allCases.map { phase in
      let own = checks.filter { $0.phase == phase }
      let state: PhaseStatus.State
      if phase > reached {
        state = .notStarted
      } else if own.contains(where: { $0.outcome == .notMet }) {
        state = .failed
      } else if own.contains(where: { $0.outcome == .condition }) {
        state = .conditional
      } else {
        let proven = own.contains { $0.outcome == .met }
        state = phase == reached ? .current : proven ? .done : .unproven
      }
      return PhaseStatus(phase: phase, state: state, met: own.count { $0.outcome == .met }, total: own.count)
    }
  }
}

extension Finding {
  /// Smaller comes first.
  var weight: Int {
    if incomplete { return 0 }
    return switch severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}
