import Manifest
import Measurements
import Wording

struct PeopleCounted: FaultRule {
  static let info = RuleInfo(
    id: "CO005",
    name: LocalizedText(en: "The people are counted", ru: "Люди посчитаны"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Own and cloud options name `staff`; shares that add up to nothing are an error.",
      ru: "В own и cloud указан `staff`; доли, в сумме равные нулю, — ошибка."),
    why: LocalizedText(en: "People cost more than machines, mostly.", ru: "Люди обычно дороже машин."),
    fix: LocalizedText(en: "Add `staff`.", ru: "Добавьте `staff`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    let shares = [infrastructure.own?.staff, infrastructure.cloud?.staff].compactMap { $0 }.filter { !$0.isEmpty }
    if shares.contains(where: { $0.allSatisfy { $0.share <= 0 } }) {
      return [
        Fault(
          LocalizedText(en: "an option runs without people", ru: "вариант работает без людей"),
          at: infrastructure.location, severity: .error)
      ]
    }
    return Fault.when(
      (infrastructure.own.map { $0.staff.isEmpty } ?? false)
        || (infrastructure.cloud.map { $0.staff.isEmpty } ?? false),
      "an option has no staff", "в варианте нет людей", at: infrastructure.location)
  }
}
