import Manifest
import Measurements
import Wording

struct PeopleCounted: FaultRule {
  static let info = RuleInfo(
    id: "CO005",
    name: LocalizedText(en: "The people are counted", ru: "Люди посчитаны"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en:
        "Own and cloud options name `staff`; shares that add up to nothing are an error, to less than 2% of one person a warning.",
      ru:
        "В own и cloud указан `staff`; доли, в сумме равные нулю, — ошибка, меньше 2% одного человека — предупреждение."
    ),
    why: LocalizedText(en: "People cost more than machines, mostly.", ru: "Люди обычно дороже машин."),
    fix: LocalizedText(en: "Add `staff`.", ru: "Добавьте `staff`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure else { return [] }
    let options: [(name: String, staff: [StaffShare])] = [
      infrastructure.own.map { ("own", $0.staff) }, infrastructure.cloud.map { ("cloud", $0.staff) },
    ].compactMap(\.self)
    let empty = Fault.when(
      options.contains { $0.staff.isEmpty }, "an option has no staff", "в варианте нет людей",
      at: infrastructure.location)
    return empty
      + options.filter { !$0.staff.isEmpty }.compactMap { option in
        let sum = option.staff.map(\.share).reduce(0, +)
        guard sum < Self.few else { return nil }
        let place = subject.project.keys.place(of: "infrastructure.\(option.name).staff") ?? infrastructure.location
        guard sum > 0 else {
          return Fault(
            LocalizedText(en: "\(option.name) runs without people", ru: "\(option.name) работает без людей"), at: place,
            severity: .error)
        }
        return Fault(
          .write { pen in
            let people = pen.numbers.plain(sum, atMost: 4)
            return pen.say(en: "\(option.name) takes \(people) people", ru: "\(option.name): людей \(people)")
          }, at: place)
      }
  }

  /// Three hours a month.
  private static let few = 0.02
}
