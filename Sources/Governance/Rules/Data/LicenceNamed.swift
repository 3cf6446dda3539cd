import Manifest
import Measurements
import Wording

struct LicenceNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ032",
    name: LocalizedText(en: "The right to use data is named", ru: "Право использовать данные указано"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every data set has `licence`.", ru: "У каждого набора есть `licence`."),
    why: LocalizedText(
      en: "Data without a licence may have to be given up.",
      ru: "От данных без лицензии, возможно, придётся отказаться."),
    fix: LocalizedText(en: "Add `licence`, or the agreement.", ru: "Добавьте `licence` или договор."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.licence == nil
      }, { "\($0.id): no licence" }, { "\($0.id): не указано" }, at: { $0.location })
  }
}
