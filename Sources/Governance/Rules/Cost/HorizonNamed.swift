import Manifest
import Measurements
import Wording

struct HorizonNamed: FaultRule {
  static let info = RuleInfo(
    id: "CO002",
    name: LocalizedText(en: "The horizon of the comparison is named", ru: "Горизонт сравнения указан"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(en: "`infrastructure` has `horizon`.", ru: "В `infrastructure` есть `horizon`."),
    why: LocalizedText(en: "Own servers win late, clouds early.", ru: "Своё выгодно поздно, облако — рано."),
    fix: LocalizedText(en: "Add `horizon`.", ru: "Добавьте `horizon`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      infrastructure.horizon == nil,
      "no horizon", "горизонта нет", at: infrastructure.location)
  }
}
