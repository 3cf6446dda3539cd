import Manifest
import Measurements
import Wording

struct TargetHasBaseline: FaultRule {
  static let info = RuleInfo(
    id: "PS010",
    name: LocalizedText(
      en: "A relative target has a baseline to be relative to", ru: "Для относительной цели есть базовое решение"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "The target's evaluation names a baseline where the target is an improvement.",
      ru: "Если цель — улучшение, в её оценке указано базовое решение."),
    why: LocalizedText(en: "20% better than nothing means nothing.", ru: "На 20 % лучше неизвестно чего — это ничто."),
    fix: LocalizedText(en: "Name `baseline` in the evaluation.", ru: "Укажите `baseline` в оценке."))

  func faults(in subject: Subject) -> [Fault] {
    guard let target = subject.project.problem?.target, target.improve != nil,
      let spec = subject.spec(of: target.evaluation.value)
    else { return [] }
    return Fault.when(
      spec.baseline == nil, "the evaluation \(spec.id) has none", "в оценке \(spec.id) его нет", at: target.location)
  }
}
