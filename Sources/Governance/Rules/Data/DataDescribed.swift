import Manifest
import Measurements
import Wording

struct DataDescribed: FaultRule {
  static let info = RuleInfo(
    id: "DQ009",
    name: LocalizedText(en: "Data are described", ru: "Данные описаны"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Evaluated data have `description` or a contract.",
      ru: "У оцениваемых данных есть `description` или контракт."),
    why: LocalizedText(
      en: "A row nobody can explain teaches the model something else.",
      ru: "Необъяснимая строка учит модель чему-то другому."),
    fix: LocalizedText(en: "Say what a row is and how it came about.", ru: "Опишите, что такое строка и откуда она."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.description == nil && entry.contract == nil && subject.isEvaluated(entry.id)
      }, { "\($0.id): no description" }, { "\($0.id): описания нет" }, at: { $0.location })
  }
}
