import Manifest
import Measurements
import Wording

struct ExceptionExpires: FaultRule {
  static let info = RuleInfo(
    id: "PH006",
    name: LocalizedText(en: "Exceptions expire", ru: "Исключения имеют срок"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Skipped tasks have `until`.", ru: "У пропущенных задач есть `until`."),
    why: LocalizedText(en: "What never expires is never looked at again.", ru: "К бессрочному никто не вернётся."),
    fix: LocalizedText(en: "Add `until`.", ru: "Добавьте `until`."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.tasks.filter { task in
          task.waiver.map { $0.until == nil } ?? false
        }, { "\(subject.title(of: $0, in: entry.phase).en): no date" },
        { "\(subject.title(of: $0, in: entry.phase).ru): срока нет" },
        at: { $0.location })
    }
  }
}
