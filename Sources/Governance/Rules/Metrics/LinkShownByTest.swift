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
      en: "From evaluation on: a finished trial or a history under a link tells its effect from none.",
      ru: "Начиная с оценки: законченный эксперимент или история у связи отличают эффект от его отсутствия."),
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
        Fault(.write { pen in LinkWords(pen.language).sentence(evidence) }, at: evidence.location)
      }
    }
  }

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
