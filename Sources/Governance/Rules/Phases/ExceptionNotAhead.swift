import Manifest
import Measurements
import Wording

struct ExceptionNotAhead: FaultRule {
  static let info = RuleInfo(
    id: "PH008",
    name: LocalizedText(en: "Exceptions are not agreed far ahead", ru: "Исключения не согласованы надолго"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`until` lies within two years of the report; more than ten are an error.",
      ru: "`until` не дальше двух лет от отчёта; больше десяти — ошибка."),
    why: LocalizedText(en: "In two years everything has changed.", ru: "За два года изменится всё."),
    fix: LocalizedText(en: "Choose a nearer date.", ru: "Выберите дату ближе."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      entry.tasks.compactMap { task -> Fault? in
        guard let until = task.waiver?.until, until.year > subject.asOf.year + 2 else { return nil }
        let title = subject.title(of: task, in: entry.phase)
        return Fault(
          LocalizedText(
            en: "\(title.en): more than two years ahead", ru: "\(title.ru): больше двух лет вперёд"),
          at: task.location, severity: until.year > subject.asOf.year + 10 ? .error : nil)
      }
    }
  }
}
