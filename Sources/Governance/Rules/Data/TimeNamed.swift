import Manifest
import Measurements
import Wording

struct TimeNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ034",
    name: LocalizedText(en: "The time column is named, or there is none", ru: "Столбец времени указан либо его нет"),
    severity: .info, phase: .dataPreparation,
    checks: LocalizedText(en: "Data with date columns name `time`.", ru: "У данных со столбцами дат указан `time`."),
    why: LocalizedText(
      en: "Only with it can be checked that the test is not older than the training.",
      ru: "Лишь с ним можно проверить, что тест не старше обучения."),
    fix: LocalizedText(en: "Add `time`.", ru: "Добавьте `time`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.time == nil && subject.columns(of: entry.id).contains { $0.kind == .date || $0.kind == .timestamp }
      }, { "\($0.id) has dates, but no `time`" }, { "\($0.id): даты есть, `time` нет" }, at: { $0.location })
  }
}
