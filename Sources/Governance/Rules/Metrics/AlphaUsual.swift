import Manifest
import Measurements
import Wording

struct AlphaUsual: FaultRule {
  static let info = RuleInfo(
    id: "ML041",
    name: LocalizedText(
      en: "A trial rarely finds what is not there", ru: "Эксперимент редко находит то, чего нет"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "`alpha` of a trial is at most 10%.", ru: "`alpha` эксперимента — не больше 10%."),
    why: LocalizedText(
      en: "Alpha is how often a trial without any effect is called a success.",
      ru: "Alpha — то, как часто успехом назовут эксперимент без всякого эффекта."),
    fix: LocalizedText(
      en: "Leave `alpha` out (5%), and gather more units where the effect does not show.",
      ru: "Уберите `alpha` (5%) и соберите больше единиц, если эффекта не видно."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap(\.evidence).compactMap { evidence in
      guard case .experiment(let trial) = evidence.kind, trial.design.alpha > 0.1 else { return nil }
      return Fault(
        .write { pen in
          let share = pen.numbers.plain(trial.design.alpha * 100, atMost: 1) + "%"
          return pen.say(
            en: "alpha \(share): as many trials without an effect would be confirmed",
            ru: "alpha \(share): столько экспериментов без эффекта сочли бы удачными")
        }, at: evidence.location)
    }
  }
}
