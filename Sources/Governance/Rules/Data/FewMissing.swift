import Manifest
import Measurements
import Wording

struct FewMissing: FaultRule {
  static let info = RuleInfo(
    id: "DQ013",
    name: LocalizedText(en: "Columns are mostly filled", ru: "Столбцы в основном заполнены"),
    severity: .info, phase: .dataPreparation,
    checks: LocalizedText(
      en: "Columns with more than half of their values missing.", ru: "Столбцы, где пропущено больше половины."),
    why: LocalizedText(en: "The model learns why values are missing.", ru: "Модель учится тому, почему значений нет."),
    fix: LocalizedText(
      en: "Say why they are missing and what stands for them.", ru: "Опишите, почему их нет и чем заменены."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.profiles.filter { $0.rows > 0 }.flatMap { profile in
      Fault.each(
        profile.columns.filter { column in
          column.nulls < profile.rows && Double(column.nulls) > 0.5 * Double(profile.rows)
        }, { "\(profile.entry).\($0.name): more than half missing" },
        { "\(profile.entry).\($0.name): пропущено больше половины" },
        at: { _ in subject.entry(profile.entry)?.location })
    }
  }
}
