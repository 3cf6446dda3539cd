import Manifest
import Measurements
import Wording

struct PuePlausible: FaultRule {
  static let info = RuleInfo(
    id: "CO006",
    name: LocalizedText(en: "The power usage effectiveness is plausible", ru: "PUE правдоподобен"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "`pue` from 1.1 to 2.5; below 1.03 is an error.", ru: "`pue` от 1,1 до 2,5; меньше 1,03 — ошибка."),
    why: LocalizedText(
      en: "Few server rooms are that bad, and none runs without cooling: check the number.",
      ru: "Так плохо редко бывает, а без охлаждения не бывает: проверьте число."),
    fix: LocalizedText(en: "Measure it, or take 1.5.", ru: "Измерьте или возьмите 1,5."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    let place = infrastructure.own?.places.pue ?? infrastructure.ownLocation ?? infrastructure.location
    guard let pue = infrastructure.own?.pue else { return [] }
    if pue < Self.best {
      return [
        Fault(
          LocalizedText(
            en: "a pue of \(NumberFormatter(.en).plain(pue)) is below that of the best data centres",
            ru: "pue \(NumberFormatter(.ru).plain(pue)) ниже, чем у лучших дата-центров"),
          at: place, severity: .error)
      ]
    }
    return Fault.when(pue < Self.good, "pue below 1.1", "pue меньше 1,1", at: place)
      + Fault.when(pue > 2.5, "pue above 2.5", "pue больше 2,5", at: place)
  }

  /// Supercomputers cooled by warm water reach 1.03 to 1.04 (NREL's Energy Systems Integration Facility: 1.036, yearly mean).
  private static let best = 1.03
  /// The fleets of the largest operators run at about 1.1.
  private static let good = 1.1
}
