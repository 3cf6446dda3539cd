import Manifest
import Measurements
import Wording

struct ValueAgreesWithGoal: FaultRule {
  static let info = RuleInfo(
    id: "ML032",
    name: LocalizedText(
      en: "A value model does not promise many times the goal",
      ru: "Модель ценности не обещает в разы больше цели"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The gain over the baseline against `goal` less `now` of a business metric in the same money a month.",
      ru: "Прибавка к базовому решению против `goal` минус `now` бизнес-метрики в тех же деньгах за месяц."),
    why: LocalizedText(
      en: "Amounts or volumes that were raised make any model look worth it.",
      ru: "С завышенными суммами или объёмами окупается любая модель."),
    fix: LocalizedText(
      en: "Check amounts and volume against the books, or correct the goal.",
      ru: "Сверьте суммы и объём с учётом или исправьте цель."))

  /// How many times the distance to the goal a gain may be.
  private static let mostTimes = 5.0

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.links.flatMap { link in
      guard let metric = subject.project.businessMetrics.first(where: { $0.id == link.to }), let now = metric.now,
        let goal = metric.goal, goal != now
      else { return [Fault]() }
      return link.evidence.compactMap { evidence in
        guard case .value(let value) = evidence.content, metric.unit == "\(value.currency.code)/month",
          let gain = value.gainPerMonth?.value, gain > Self.mostTimes * abs(goal - now)
        else { return nil }
        return Fault(
          .write { pen in
            let promised = pen.numbers.significant(gain, 3)
            let wanted = pen.numbers.significant(abs(goal - now), 3)
            return pen.say(
              en: "\(promised) \(value.currency.code) a month more, where the goal is \(wanted) away",
              ru: "на \(promised) \(value.currency.code) в месяц больше, а до цели \(wanted)")
          }, at: evidence.location)
      }
    }
  }
}
