import Manifest
import Measurements
import Wording

struct DataUsed: FaultRule {
  static let info = RuleInfo(
    id: "DQ015",
    name: LocalizedText(en: "Declared data are used", ru: "Описанные данные используются"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Every data set is named by the problem, a model, an evaluation, a link or monitoring.",
      ru: "Каждый набор назван задачей, моделью, оценкой, связью или мониторингом."),
    why: LocalizedText(en: "Unused entries hide which data matter.", ru: "Лишние записи скрывают важные."),
    fix: LocalizedText(en: "Remove it, or name it where it is used.", ru: "Удалите или укажите, где он нужен."))

  func faults(in subject: Subject) -> [Fault] {
    let used = subject.usedData
    return Fault.each(
      subject.project.catalog.filter { !used.contains($0.id) }, { "\($0.id) is not used" },
      { "\($0.id) не используется" },
      at: { $0.location })
  }
}
