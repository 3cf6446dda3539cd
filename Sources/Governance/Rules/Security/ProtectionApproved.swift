import Manifest
import Measurements
import Wording

struct ProtectionApproved: FaultRule {
  static let info = RuleInfo(
    id: "SE003",
    name: LocalizedText(
      en: "Somebody approves the use of personal data", ru: "Использование персональных данных согласует человек"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "With personal data, an approver is named.", ru: "При персональных данных назван согласующий."),
    why: LocalizedText(en: "The team cannot approve itself.", ru: "Команда не может согласовать сама себе."),
    fix: LocalizedText(en: "Name the approver.", ru: "Назовите согласующего."))

  func faults(in subject: Subject) -> [Fault] {
    guard let entry = subject.project.catalog.first(where: { $0.sensitivity == .personal }) else { return [] }
    return Fault.when(
      !(subject.project.problem?.stakeholders.contains { $0.role == "approver" } ?? false), "no approver",
      "согласующего нет",
      at: entry.location)
  }
}
