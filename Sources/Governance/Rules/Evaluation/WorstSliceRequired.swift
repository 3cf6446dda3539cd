import Manifest
import Measurements
import Wording

struct WorstSliceRequired: FaultRule {
  static let info = RuleInfo(
    id: "EV019",
    name: LocalizedText(en: "The worst slice has a limit", ru: "У худшего среза есть предел"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(
      en: "Evaluations with slices require something of the worst one.",
      ru: "Оценки со срезами чего-то требуют от худшего."),
    why: LocalizedText(
      en: "What is not required of the weakest group will not hold there.",
      ru: "Чего не требуют от слабой группы, там и не будет."),
    fix: LocalizedText(en: "Add `worst_slice.METRIC` to `require`.", ru: "Добавьте `worst_slice.МЕТРИКА` в `require`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.evaluations.filter { spec in
        !spec.slices.isEmpty && !spec.requirements.isEmpty && !subject.requires(worstSliceIn: spec.id)
      }, { "\($0.id): no limit for the worst slice" }, { "\($0.id): предела для худшего среза нет" },
      at: { $0.location })
  }
}
