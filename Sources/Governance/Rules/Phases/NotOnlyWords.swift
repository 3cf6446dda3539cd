import Manifest
import Measurements
import Wording

struct NotOnlyWords: FaultRule {
  static let info = RuleInfo(
    id: "PH007",
    name: LocalizedText(
      en: "Expected tasks rest on more than words", ru: "Ожидаемые задачи подкреплены не только словами"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Expected tasks with `text` alone.", ru: "Ожидаемые задачи только с `text`."),
    why: LocalizedText(en: "Words are the weakest evidence.", ru: "Слова — самое слабое доказательство."),
    fix: LocalizedText(en: "Add a document with name and date.", ru: "Добавьте документ с именем и датой."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.phases.flatMap { entry in
      Fault.each(
        entry.tasks.filter { task in
          (ProcessCatalogue.task(task.id, in: entry.phase)?.isExpected ?? false)
            && (task.evidence.map { $0.source == nil } ?? false)
        }, { "\(subject.title(of: $0, in: entry.phase).en): words only" },
        { "\(subject.title(of: $0, in: entry.phase).ru): только слова" },
        at: { $0.location })
    }
  }
}
