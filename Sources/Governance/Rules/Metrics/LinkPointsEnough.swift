import Manifest
import Measurements
import Wording

struct LinkPointsEnough: FaultRule {
  static let info = RuleInfo(
    id: "ML029",
    name: LocalizedText(
      en: "A test of a link has more than a handful of points",
      ru: "В проверке связи больше нескольких точек"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "An observation has at least 5 points: with fewer no order of them is unlikely by chance (4! = 24). Each arm of a trial has at least 10 units.",
      ru:
        "В наблюдении не меньше 5 точек: у меньшего числа любой порядок возможен случайно (4! = 24). В каждой группе эксперимента не меньше 10 единиц."
    ),
    why: LocalizedText(
      en: "Three points can always be called a trend.", ru: "Три точки всегда можно назвать трендом."),
    fix: LocalizedText(
      en: "Call the link an assumption until there is more to see.",
      ru: "Назовите связь предположением, пока данных мало."))

  /// The least number whose orders (5! = 120) make the best of them, on both sides, rarer than 5%.
  private static let fewest = 5
  /// The least number of units an arm for which a share can have been seen to differ at all: the usual condition of at
  /// least five events on each side of an even outcome.
  private static let fewestUnits = 10

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.links.flatMap(\.evidence).compactMap { evidence in
      switch evidence.content {
      case .observation(let history) where history.n < Self.fewest:
        return Fault(LocalizedText(en: "points: \(history.n)", ru: "точек: \(history.n)"), at: evidence.location)
      case .experiment(let trial):
        let least = min(trial.control.units, trial.treatment.units)
        guard least < Self.fewestUnits else { return nil }
        return Fault(
          LocalizedText(en: "units in an arm: \(least)", ru: "единиц в группе: \(least)"), at: evidence.location)
      default: return nil
      }
    }
  }
}
