import Manifest
import Measurements
import Wording

struct LinkColumnsDiffer: FaultRule {
  static let info = RuleInfo(
    id: "ML030",
    name: LocalizedText(
      en: "A link is not tested by a column against itself", ru: "Связь не проверяют столбцом по нему самому"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The columns of an observation differ; the outcome of a trial is not its arm.",
      ru: "Столбцы наблюдения различны; исход эксперимента — не столбец группы."),
    why: LocalizedText(en: "A column always agrees with itself.", ru: "Столбец всегда согласен с собой."),
    fix: LocalizedText(
      en: "Name the column in which the business metric was recorded.",
      ru: "Укажите столбец, в котором записана бизнес-метрика."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap(\.evidence).compactMap { evidence in
      let column: String
      switch evidence.kind {
      case .observation(let history) where history.model == history.business: column = history.model
      case .experiment(let trial) where trial.arm == trial.outcome: column = trial.arm
      case .observation, .experiment, .valueModel, .assumption: return nil
      }
      return Fault(LocalizedText(verbatim: column), at: evidence.location)
    }
  }
}
