import Manifest
import Measurements
import Wording

struct ShareWithinWhole: FaultRule {
  static let info = RuleInfo(
    id: "ML034",
    name: LocalizedText(en: "A share is between nothing and all", ru: "Доля лежит между нулём и целым"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "`now` and `goal` of business metrics whose unit is a share: from 0 to 1, in percent of a share from 0 to 100.",
      ru: "`now` и `goal` бизнес-метрик в долях: от 0 до 1, в процентах доли — от 0 до 100."),
    why: LocalizedText(
      en: "A goal beyond the whole can never be reached, and its distance from today means nothing.",
      ru: "Цели за пределами целого не достичь, и расстояние до неё ничего не значит."),
    fix: LocalizedText(
      en: "Write 45% as `0.45`, or correct the unit.", ru: "Запишите 45 % как `0.45` или исправьте единицу."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.businessMetrics.flatMap { metric -> [Fault] in
      guard let whole = Self.whole(of: metric) else { return [] }
      return [("now", metric.now), ("goal", metric.goal)].compactMap { key, value in
        guard let value, value < 0 || value > whole else { return nil }
        return Fault(
          .write { pen in
            let stated = pen.numbers.plain(value)
            let most = pen.numbers.plain(whole)
            return pen.say(
              en: "`\(key)` is \(stated), and a share in “\(metric.unit ?? "")” is between 0 and \(most)",
              ru: "`\(key)` — \(stated), а доля в «\(metric.unit ?? "")» лежит между 0 и \(most)")
          }, at: subject.project.keys.place(of: "business_metrics.\(metric.id).\(key)") ?? metric.location)
      }
    }
  }

  /// All of a share in its unit; nil for other units. A percentage alone may be of growth.
  private static func whole(of metric: BusinessMetric) -> Double? {
    if metric.isShare { return 1 }
    let unit = metric.unit?.lowercased() ?? ""
    let title = StatementTokenizer.tokens(of: metric.title)
    return ["%", "percent", "процент", "проценты"].contains(unit) && share.contains(title) ? 100 : nil
  }

  private static let share = CueList(["share|fraction|proportion of", "доля|доли|долю"])
}

extension BusinessMetric {
  /// True of a metric that is written as a part of one.
  var isShare: Bool { unit.map { ["share", "fraction", "proportion", "доля"].contains($0.lowercased()) } ?? false }
}
