import Manifest
import Measurements
import Wording

struct GroupNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ035",
    name: LocalizedText(
      en: "The grouping column of split data is named", ru: "У разбитых данных указан столбец группы"),
    severity: .info, phase: .dataPreparation,
    checks: LocalizedText(en: "Data with splits name `group`.", ru: "У данных с выборками указан `group`."),
    why: LocalizedText(
      en: "One customer in both splits makes the test too easy.",
      ru: "Клиент в обеих выборках делает тест слишком лёгким."),
    fix: LocalizedText(en: "Add `group`, such as the customer's id.", ru: "Добавьте `group`, например номер клиента."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.splits != nil && entry.group == nil && !subject.isForecastOnly(entry.id)
      }, { "\($0.id): no group" }, { "\($0.id): группы нет" }, at: { $0.location })
  }
}
