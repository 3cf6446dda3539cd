import Manifest
import Measurements
import Wording

struct SensitivityNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ007",
    name: LocalizedText(en: "The sensitivity of data is named", ru: "Чувствительность данных указана"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every data set has `sensitivity`.", ru: "У каждого набора есть `sensitivity`."),
    why: LocalizedText(
      en: "Rules on personal data apply whether named or not.",
      ru: "Правила о персональных данных действуют в любом случае."),
    fix: LocalizedText(en: "Add `sensitivity`.", ru: "Добавьте `sensitivity`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.sensitivity == nil
      }, { "\($0.id): not said" }, { "\($0.id): не указана" }, at: { $0.location })
  }
}
