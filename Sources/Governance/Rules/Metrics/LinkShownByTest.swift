import Manifest
import Measurements
import Wording

struct LinkShownByTest: FaultRule {
  static let info = RuleInfo(
    id: "ML033",
    name: LocalizedText(
      en: "What is called a test of a link shows it", ru: "То, что названо проверкой связи, её показывает"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en:
        "From evaluation on: a finished trial or a history under a link tells its effect from none. A history of fewer than 20 points that does not is a warning.",
      ru:
        "Начиная с оценки: законченный эксперимент или история у связи отличают эффект от его отсутствия. История короче 20 точек, которая не отличает, — предупреждение."
    ),
    why: LocalizedText(
      en: "A trial in which nothing is seen is shown to people as a test that was passed.",
      ru: "Эксперимент, в котором ничего не видно, показывают людям как пройденную проверку."),
    fix: LocalizedText(
      en: "Gather more data and say `look` and `looks` meanwhile, or call the link an assumption.",
      ru: "Соберите больше данных, указав пока `look` и `looks`, или назовите связь предположением."))

  func faults(in subject: Subject) -> [Fault] {
    guard subject.project.phase.value >= .evaluation else { return [] }
    return subject.measurements.links.filter { $0.status == .inconclusive }.flatMap { link in
      link.evidence.filter(Self.isFinished).map { evidence in
        Fault(
          .write { pen in LinkWords(pen.language).sentence(evidence) }, at: evidence.location,
          severity: Self.isShort(evidence) ? .warning : nil)
      }
    }
  }

  /// True of a history in which even a strong relation may not show yet.
  private static func isShort(_ evidence: LinkEvidenceResult) -> Bool {
    if case .observation(let history) = evidence.content { return history.n < fewestPoints }
    return false
  }

  /// A correlation of 0.6 is found in four of five histories of this length (at the 5% level; Cohen, Statistical Power Analysis, 1988).
  private static let fewestPoints = 20

  /// True of a history, and of a trial at its last planned look.
  private static func isFinished(_ evidence: LinkEvidenceResult) -> Bool {
    switch evidence.content {
    case .observation: true
    case .experiment(let trial):
      !trial.warnings.contains { if case .early = $0 { true } else { false } }
    case .value, .assumption, .failed: false
    }
  }
}
