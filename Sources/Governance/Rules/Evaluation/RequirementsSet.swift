import Manifest
import Measurements
import Wording

struct RequirementsSet: FaultRule {
  static let info = RuleInfo(
    id: "EV007",
    name: LocalizedText(en: "An evaluation says what has to hold", ru: "В оценке сказано, что должно выполняться"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "From evaluation on every evaluation has `require` or the target.",
      ru: "С этапа оценки у каждой есть `require` или цель."),
    why: LocalizedText(en: "A number without a limit decides nothing.", ru: "Число без предела ничего не решает."),
    fix: LocalizedText(en: "Add `require`.", ru: "Добавьте `require`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        subject.project.phase.value >= .evaluation && spec.requirements.isEmpty
          && subject.project.problem?.target?.evaluation.value != spec.id
      }, { "\($0.id): nothing is required" }, { "\($0.id): ничего не требуется" }, at: { $0.location })
  }
}
