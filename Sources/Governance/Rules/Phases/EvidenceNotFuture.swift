import Manifest
import Measurements
import Wording

struct EvidenceNotFuture: FaultRule {
  static let info = RuleInfo(
    id: "PH005",
    name: LocalizedText(en: "Evidence is not from the future", ru: "Доказательство не из будущего"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`on` is not after the day of the report.", ru: "`on` не позже дня отчёта."),
    why: LocalizedText(en: "What has not happened proves nothing.", ru: "Несостоявшееся ничего не доказывает."),
    fix: LocalizedText(en: "Correct the date.", ru: "Исправьте дату."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.tasks.filter { task in
          task.evidence?.on.map { $0 > subject.asOf } ?? false
        }, { "\(subject.title(of: $0, in: entry.phase).en): dated in the future" },
        { "\(subject.title(of: $0, in: entry.phase).ru): дата в будущем" },
        at: { $0.location })
    }
  }
}
