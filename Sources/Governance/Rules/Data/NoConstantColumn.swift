import Manifest
import Measurements
import Wording

struct NoConstantColumn: FaultRule {
  static let info = RuleInfo(
    id: "DQ014",
    name: LocalizedText(en: "No column is constant", ru: "Постоянных столбцов нет"),
    severity: .info, phase: .dataPreparation,
    checks: LocalizedText(en: "Columns with one value in all rows.", ru: "Столбцы с одним значением во всех строках."),
    why: LocalizedText(
      en: "It tells nothing now and surprises when it changes.", ru: "Сейчас бесполезен, при изменении удивит."),
    fix: LocalizedText(
      en: "Leave it out, or find out why it is constant.", ru: "Уберите или выясните, почему он постоянный."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.profiles.filter { $0.rows > 0 }.flatMap { profile in
      Fault.each(
        profile.columns.filter { column in
          column.distinct == 1 && column.nulls == 0 && profile.rows > 1
        }, { "\(profile.entry).\($0.name) has one value" }, { "\(profile.entry).\($0.name): одно значение" },
        at: { _ in subject.entry(profile.entry)?.location })
    }
  }
}
