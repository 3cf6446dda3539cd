import Manifest
import Measurements
import Wording

struct PuePlausible: FaultRule {
  static let info = RuleInfo(
    id: "CO006",
    name: LocalizedText(en: "The power usage effectiveness is plausible", ru: "PUE правдоподобен"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(en: "`pue` of at most 2.5.", ru: "`pue` не больше 2,5."),
    why: LocalizedText(
      en: "Few server rooms are that bad: check the number.", ru: "Так плохо редко бывает: проверьте число."),
    fix: LocalizedText(en: "Measure it, or take 1.5.", ru: "Измерьте или возьмите 1,5."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    return Fault.when(
      (infrastructure.own?.pue ?? 1) > 2.5,
      "pue above 2.5", "pue больше 2,5", at: infrastructure.location)
  }
}
