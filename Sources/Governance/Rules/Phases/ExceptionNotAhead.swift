import Manifest
import Measurements
import Wording

struct ExceptionNotAhead: FaultRule {
  static let info = RuleInfo(
    id: "PH008",
    name: LocalizedText(en: "Exceptions are not agreed far ahead", ru: "Исключения не согласованы надолго"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`until` lies within two years of the report.", ru: "`until` не дальше двух лет от отчёта."),
    why: LocalizedText(en: "In two years everything has changed.", ru: "За два года изменится всё."),
    fix: LocalizedText(en: "Choose a nearer date.", ru: "Выберите дату ближе."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.tasks.filter { task in
          task.waiver?.until.map { $0.year > subject.asOf.year + 2 } ?? false
        }, { "\(subject.title(of: $0, in: entry.phase).en): more than two years ahead" },
        { "\(subject.title(of: $0, in: entry.phase).ru): больше двух лет вперёд" },
        at: { $0.location })
    }
  }
}
