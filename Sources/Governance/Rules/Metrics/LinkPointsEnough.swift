import Manifest
import Measurements
import Wording

struct LinkPointsEnough: FaultRule {
  static let info = RuleInfo(
    id: "ML029",
    name: LocalizedText(
      en: "A history that tests a link has more than a handful of points",
      ru: "В истории, проверяющей связь, больше нескольких точек"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "An observation has at least 5 points: with fewer no order of them is unlikely by chance (4! = 24).",
      ru: "В наблюдении не меньше 5 точек: у меньшего числа любой порядок возможен случайно (4! = 24)."),
    why: LocalizedText(
      en: "Three points can always be called a trend.", ru: "Три точки всегда можно назвать трендом."),
    fix: LocalizedText(
      en: "Call the link an assumption until there is more to see.",
      ru: "Назовите связь предположением, пока данных мало."))

  /// The least number whose orders (5! = 120) make the best of them, on both sides, rarer than 5%.
  private static let fewest = 5

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.links.flatMap(\.evidence).compactMap { evidence in
      guard case .observation(let history) = evidence.content, history.n < Self.fewest else { return nil }
      return Fault(
        LocalizedText(en: "points: \(history.n)", ru: "точек: \(history.n)"), at: evidence.location)
    }
  }
}
