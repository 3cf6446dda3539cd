import Manifest
import Measurements
import Wording

struct OwnerReachable: FaultRule {
  static let info = RuleInfo(
    id: "MH002",
    name: LocalizedText(en: "The owner can be reached", ru: "С владельцем можно связаться"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`owner.contact`.", ru: "`owner.contact`."),
    why: LocalizedText(
      en: "Teams are renamed, addresses are forwarded.", ru: "Команды переименовывают, адреса пересылают."),
    fix: LocalizedText(en: "Add `contact`.", ru: "Добавьте `contact`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.owner.map { $0.contact == nil } ?? false, "no contact", "контакта нет",
      at: subject.project.location)
  }
}
