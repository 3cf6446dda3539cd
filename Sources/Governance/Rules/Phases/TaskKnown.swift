import Manifest
import Measurements
import Wording

struct TaskKnown: FaultRule {
  static let info = RuleInfo(
    id: "PH013",
    name: LocalizedText(en: "Tasks are those of the process", ru: "Задачи — из процесса"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Task ids under `phases` are CRISP-ML(Q)'s.", ru: "Имена задач в `phases` — из CRISP-ML(Q)."),
    why: LocalizedText(
      en: "Evidence under another name is not counted.", ru: "Доказательство под другим именем не учтётся."),
    fix: LocalizedText(
      en: "Use a name of `dossier explain tasks`, or keep it as your own.",
      ru: "Возьмите имя из `dossier explain tasks` или оставьте своё."
    ))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.tasks.filter { task in !ProcessCatalogue.tasks.contains { $0.id == task.id } },
        { "\($0.id) is no task of the process" }, { "\($0.id): такой задачи в процессе нет" }, at: { $0.location })
    }
  }
}
