import Manifest
import Measurements
import Wording

struct ValidationSplit: FaultRule {
  static let info = RuleInfo(
    id: "DQ021",
    name: LocalizedText(en: "There are validation rows", ru: "Есть проверочные строки"),
    severity: .info, phase: .dataPreparation,
    checks: LocalizedText(
      en: "Split data have at least three splits.", ru: "У разбитых данных не меньше трёх выборок."),
    why: LocalizedText(
      en: "A model chosen on the test rows has used them up.", ru: "Модель, выбранная на тесте, его израсходовала."),
    fix: LocalizedText(en: "Add a validation split.", ru: "Добавьте проверочную выборку."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.splits.map { $0.names.count == 2 } ?? false
      }, { "\($0.id) has two splits" }, { "\($0.id): две выборки" }, at: { $0.location })
  }
}
