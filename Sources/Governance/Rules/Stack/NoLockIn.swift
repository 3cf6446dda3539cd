import Manifest
import Measurements
import Wording

struct NoLockIn: FaultRule {
  static let info = RuleInfo(
    id: "ST009",
    name: LocalizedText(en: "Lock-in is known", ru: "Зависимость от поставщика известна"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(en: "Platforms of one vendor in `stack`.", ru: "Платформы одного поставщика в `stack`."),
    why: LocalizedText(en: "Leaving later costs as much as building.", ru: "Уход потом стоит как постройка."),
    fix: LocalizedText(en: "Say how you would leave, as a risk.", ru: "Опишите в рисках, как уйдёте."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      StackMap(subject.project.stack).lockedIn, { "\($0) runs at one vendor only" },
      { "\($0) есть только у одного поставщика" },
      at: { _ in subject.project.stack.first?.location })
  }
}
