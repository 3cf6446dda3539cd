import Manifest
import Measurements
import Wording

struct SourceNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ020",
    name: LocalizedText(en: "Data have a source", ru: "У данных есть источник"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Every data set has `source`, `splits` or a contract.",
      ru: "У каждого набора есть `source`, `splits` или контракт."),
    why: LocalizedText(en: "Data without a source cannot be measured.", ru: "Данные без источника нельзя измерить."),
    fix: LocalizedText(en: "Add `source`.", ru: "Добавьте `source`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.source == nil && entry.splits == nil && entry.contract == nil
      }, { "\($0.id): no source" }, { "\($0.id): источника нет" }, at: { $0.location })
  }
}
