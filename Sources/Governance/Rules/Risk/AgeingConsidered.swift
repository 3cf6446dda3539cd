import Manifest
import Measurements
import Wording

struct AgeingConsidered: FaultRule {
  static let info = RuleInfo(
    id: "RK006",
    name: LocalizedText(en: "Ageing of the model is among the risks", ru: "Старение модели есть среди рисков"),
    severity: .info, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "From deployment on a risk belongs to monitoring.", ru: "С внедрения есть риск этапа мониторинга."),
    why: LocalizedText(en: "Data change; that is certain.", ru: "Данные меняются, это точно."),
    fix: LocalizedText(en: "Add what may change and who notices.", ru: "Добавьте, что может измениться и кто заметит."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && !subject.project.risks.isEmpty
        && !subject.project.risks.contains { $0.phase == .monitoringAndMaintenance },
      "no risk of that phase", "рисков этого этапа нет", at: subject.project.risks.first?.location)
  }
}
