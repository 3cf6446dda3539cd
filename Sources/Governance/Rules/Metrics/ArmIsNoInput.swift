import Manifest
import Measurements
import Wording

struct ArmIsNoInput: FaultRule {
  static let info = RuleInfo(
    id: "ML042",
    name: LocalizedText(
      en: "The arm of a trial is no input of the model", ru: "Группа эксперимента — не вход модели"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The column `arm` of a trial on the evaluated data is not one that the linked model takes as input.",
      ru: "Столбец `arm` эксперимента на оцениваемых данных не входит в модель связи."),
    why: LocalizedText(
      en:
        "What the model knew before it answered was not assigned by the trial: the groups differ in more than the model.",
      ru:
        "То, что модель знала до ответа, эксперимент не назначал: группы различаются не только тем, работала ли модель."
    ),
    fix: LocalizedText(
      en: "Name the data of a trial and the column of its assignment, or call the link an assumption.",
      ru: "Укажите данные эксперимента и столбец распределения или назовите связь предположением."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap { link -> [Fault] in
      let data = subject.spec(of: link.evaluation.value)?.data.entry
      let inputs = subject.measurements.evaluations.first { $0.id == link.evaluation.value }?.modelChecks?.inputs ?? []
      return link.evidence.compactMap { evidence in
        guard case .experiment(let trial) = evidence.kind, trial.data.value == data, inputs.contains(trial.arm) else {
          return nil
        }
        return Fault(
          LocalizedText(
            en: "\(trial.arm) of \(trial.data.value) is an input of the model, not an assignment",
            ru: "\(trial.arm) из \(trial.data.value) — вход модели, а не распределение"), at: evidence.location)
      }
    }
  }
}
