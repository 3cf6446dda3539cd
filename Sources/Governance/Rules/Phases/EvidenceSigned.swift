import Manifest
import Measurements
import Wording

struct EvidenceSigned: FaultRule {
  static let info = RuleInfo(
    id: "PH014",
    name: LocalizedText(en: "Evidence has a name and a date", ru: "У доказательства есть имя и дата"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Documents come with `by` and `on`.", ru: "У документов есть `by` и `on`."),
    why: LocalizedText(en: "A document nobody stands for is words.", ru: "Документ без автора — просто слова."),
    fix: LocalizedText(en: "Add `by` and `on`.", ru: "Добавьте `by` и `on`."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.tasks.filter { task in
          task.evidence.map { $0.path != nil && ($0.by == nil || $0.on == nil) } ?? false
        }, { "\(subject.title(of: $0, in: entry.phase).en): not signed" },
        { "\(subject.title(of: $0, in: entry.phase).ru): не подписано" },
        at: { $0.location })
    }
  }
}
