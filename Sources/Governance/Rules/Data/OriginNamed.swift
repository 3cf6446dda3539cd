import Manifest
import Measurements
import Wording

struct OriginNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ031",
    name: LocalizedText(en: "The origin of data is named", ru: "Происхождение данных указано"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every data set has `origin`.", ru: "У каждого набора есть `origin`."),
    why: LocalizedText(en: "Who made the data knows their traps.", ru: "Создатель данных знает их ловушки."),
    fix: LocalizedText(en: "Add `origin`.", ru: "Добавьте `origin`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.origin == nil
      }, { "\($0.id): no origin" }, { "\($0.id): не указано" }, at: { $0.location })
  }
}
