import Manifest
import Measurements
import Wording

struct LinkExplained: FaultRule {
  static let info = RuleInfo(
    id: "ML024",
    name: LocalizedText(en: "A link says why it should hold", ru: "Сказано, почему связь должна выполняться"),
    severity: .info, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every link has `why`.", ru: "У каждой связи есть `why`."),
    why: LocalizedText(en: "A mechanism can be tested, a hope cannot.", ru: "Механизм можно проверить, надежду — нет."),
    fix: LocalizedText(en: "Say how the one moves the other.", ru: "Опишите, как одно влияет на другое."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.links.filter { $0.why == nil }, { "\($0.id): no reason" }, { "\($0.id): причины нет" },
      at: { $0.location })
  }
}
