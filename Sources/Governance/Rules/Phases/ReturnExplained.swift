import Manifest
import Measurements
import Wording

struct ReturnExplained: FaultRule {
  static let info = RuleInfo(
    id: "PH010",
    name: LocalizedText(en: "Going back is explained", ru: "Возврат объяснён"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "A second stay in a phase has `why`.", ru: "У повторного периода есть `why`."),
    why: LocalizedText(
      en: "What was learned is worth more than the time lost.", ru: "Усвоенное ценнее потерянного времени."),
    fix: LocalizedText(en: "Say why the project came back.", ru: "Укажите, почему проект вернулся."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.history.dropFirst().filter { $0.why == nil }, { _ in "\(entry.phase.rawValue): no reason" },
        { _ in "\(entry.phase.rawValue): причины нет" }, at: { $0.location })
    }
  }
}
