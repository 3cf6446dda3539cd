import Manifest
import Measurements
import Wording

struct NoEmptyColumn: FaultRule {
  static let info = RuleInfo(
    id: "DQ012",
    name: LocalizedText(en: "No column is empty", ru: "Пустых столбцов нет"),
    severity: .warning, phase: .dataPreparation,
    checks: LocalizedText(en: "Columns without any value.", ru: "Столбцы без единого значения."),
    why: LocalizedText(
      en: "An empty column is a broken export, mostly.", ru: "Пустой столбец — обычно сломанная выгрузка."),
    fix: LocalizedText(en: "Mend the export, or leave the column out.", ru: "Почините выгрузку или уберите столбец."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.profiles.filter { $0.rows > 0 }.flatMap { profile in
      Fault.each(
        profile.columns.filter { column in
          column.nulls >= profile.rows
        }, { "\(profile.entry).\($0.name) has no value" }, { "\(profile.entry).\($0.name): значений нет" },
        at: { _ in subject.entry(profile.entry)?.location })
    }
  }
}
