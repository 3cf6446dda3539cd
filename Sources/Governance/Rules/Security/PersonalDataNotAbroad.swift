import Manifest
import Measurements
import Wording

struct PersonalDataNotAbroad: FaultRule {
  static let info = RuleInfo(
    id: "SE002",
    name: LocalizedText(
      en: "Personal data do not go to hosted trackers", ru: "Персональные данные не уходят в чужие трекеры"),
    severity: .warning, phase: .modeling,
    checks: LocalizedText(
      en: "Hosted experiment trackers beside personal data.", ru: "Внешние трекеры рядом с персональными данными."),
    why: LocalizedText(en: "Logged examples leave the company.", ru: "Записанные примеры покидают компанию."),
    fix: LocalizedText(en: "Host it yourself, or log no rows.", ru: "Разместите у себя или не записывайте строки."))

  func faults(in subject: Subject) -> [Fault] {
    guard subject.project.catalog.contains(where: { $0.sensitivity == .personal }) else { return [] }
    return Fault.each(
      StackMap(subject.project.stack).hosted, { "\($0) is hosted by its vendor" }, { "\($0) размещён у поставщика" },
      at: { _ in subject.project.stack.first?.location })
  }
}
