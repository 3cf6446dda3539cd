import Manifest
import Measurements
import Wording

struct ArchitectureNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ019",
    name: LocalizedText(en: "It is named where data live", ru: "Указано, где живут данные"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every data set has `architecture`.", ru: "У каждого набора есть `architecture`."),
    why: LocalizedText(
      en: "Access, cost and freshness follow from it.", ru: "От этого зависят доступ, цена и свежесть."),
    fix: LocalizedText(en: "Add `architecture`.", ru: "Добавьте `architecture`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.architecture == nil
      }, { "\($0.id): not said" }, { "\($0.id): не указано" }, at: { $0.location })
  }
}
