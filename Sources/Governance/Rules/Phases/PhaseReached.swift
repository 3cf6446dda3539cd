import Manifest
import Measurements
import Wording

struct PhaseReached: FaultRule {
  static let info = RuleInfo(
    id: "PH015",
    name: LocalizedText(
      en: "The phase said to be reached has something to show", ru: "У достигнутого этапа есть чем его подтвердить"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "Deployment and monitoring, once claimed, have a document or another artifact for one of their tasks.",
      ru: "У внедрения и мониторинга, если они заявлены, есть документ или иной артефакт хотя бы по одной задаче."),
    why: LocalizedText(
      en: "A phase that is only named was not reached.", ru: "Этап, который лишь назван, не достигнут."),
    fix: LocalizedText(
      en: "Name the evidence of the phase, or go back to the phase that was reached.",
      ru: "Укажите свидетельства этапа или верните тот, который достигнут."))

  func faults(in subject: Subject) -> [Fault] {
    let reached = subject.project.phase
    guard reached.value >= .deployment else { return [] }
    let shown = subject.project.phases.first { $0.phase == reached.value }?.tasks.contains { task in
      task.evidence.map { $0.text == nil } ?? false
    }
    return Fault.when(
      shown != true, "\(reached.value.rawValue): nothing but words", "\(reached.value.rawValue): одни слова",
      at: reached.location)
  }
}
