import Manifest
import Measurements
import Wording

struct ExpectedTasksEvidenced: FaultRule {
  static let info = RuleInfo(
    id: "PH012",
    name: LocalizedText(
      en: "Expected tasks of reached phases have evidence",
      ru: "У ожидаемых задач пройденных этапов есть доказательства"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Tasks of CRISP-ML(Q) that a reviewer expects, in phases up to the reached one.",
      ru: "Ожидаемые задачи CRISP-ML(Q) этапов до достигнутого."),
    why: LocalizedText(
      en: "A phase without evidence was perhaps not done.", ru: "Этап без доказательств, возможно, не выполнен."),
    fix: LocalizedText(
      en: "Add evidence, or skip the task with a reason.", ru: "Добавьте доказательство или пропустите с причиной."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      ProcessBoard.entries(subject).filter { entry in
        (entry.task?.isExpected ?? false) && entry.rank == .missing && !entry.isSkipped
          && entry.phase < subject.project.phase.value && !subject.declares(task: entry.id)
      }, { "\($0.title.en): nothing proves it" }, { "\($0.title.ru): ничто не подтверждает" },
      at: { _ in subject.project.phase.location })
  }
}
