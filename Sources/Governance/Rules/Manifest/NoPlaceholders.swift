import Manifest
import Measurements
import Wording

struct NoPlaceholders: FaultRule {
  static let info = RuleInfo(
    id: "MH005",
    name: LocalizedText(en: "No text of the starter manifest is left", ru: "Не осталось текста заготовки"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Sentences with “…” and the starter's words.", ru: "Предложения с «…» и словами заготовки."),
    why: LocalizedText(
      en: "A report on placeholders looks finished and is not.", ru: "Отчёт по заготовке кажется готовым."),
    fix: LocalizedText(en: "Replace them.", ru: "Замените."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.texts.filter { !StatementFields.says($0.text) && !$0.text.isEmpty },
      { "“\($0.text.prefix(60))”" },
      { "«\($0.text.prefix(60))»" }, at: { $0.place })
  }
}
