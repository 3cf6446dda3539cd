import Manifest
import Measurements
import Wording

struct NoAbandonedTool: FaultRule {
  static let info = RuleInfo(
    id: "ST010",
    name: LocalizedText(en: "No tool is abandoned", ru: "Нет заброшенных инструментов"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(en: "Tools whose makers archived them.", ru: "Инструменты, которые создатели закрыли."),
    why: LocalizedText(en: "Nobody mends their security holes.", ru: "Их уязвимости никто не чинит."),
    fix: LocalizedText(en: "Plan the replacement.", ru: "Запланируйте замену."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      StackMap(subject.project.stack).abandoned, { "\($0) is no longer maintained" },
      { "\($0) больше не поддерживается" },
      at: { _ in subject.project.stack.first?.location })
  }
}
