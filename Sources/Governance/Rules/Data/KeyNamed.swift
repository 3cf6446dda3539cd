import Manifest
import Measurements
import Wording

struct KeyNamed: FaultRule {
  static let info = RuleInfo(
    id: "DQ006",
    name: LocalizedText(en: "Rows have a key", ru: "У строк есть ключ"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Evaluated data name `key`.", ru: "У оцениваемых данных указан `key`."),
    why: LocalizedText(
      en: "Without a key duplicates cannot be told from repeats.", ru: "Без ключа повтор не отличить от дубликата."),
    fix: LocalizedText(en: "Add `key`.", ru: "Добавьте `key`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.catalog.filter { entry in
        entry.key == nil && subject.isEvaluated(entry.id)
      }, { "\($0.id): no key" }, { "\($0.id): ключа нет" }, at: { $0.location })
  }
}
