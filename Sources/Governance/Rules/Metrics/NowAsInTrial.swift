import Manifest
import Measurements
import Wording

struct NowAsInTrial: FaultRule {
  static let info = RuleInfo(
    id: "ML035",
    name: LocalizedText(
      en: "Where a business metric stands is what the trial's control group shows",
      ru: "Нынешнее значение бизнес-метрики таково, как в контрольной группе эксперимента"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en:
        "`now` of a share against the share in the control group of a trial of its link: half as much again or less than two thirds, and more than four standard errors away.",
      ru:
        "`now` доли против доли в контрольной группе эксперимента: больше в полтора раза или меньше двух третей и дальше четырёх стандартных ошибок."
    ),
    why: LocalizedText(
      en: "A present value that is made up makes any goal look like progress.",
      ru: "С выдуманным нынешним значением любая цель выглядит успехом."),
    fix: LocalizedText(
      en: "Write the measured value, or say in another metric what else is measured.",
      ru: "Укажите измеренное значение или опишите измеряемое другой метрикой."))

  private static let mostTimes = 1.5
  private static let mostErrors = 4.0

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.links.flatMap { link -> [Fault] in
      guard let metric = subject.project.businessMetrics.first(where: { $0.id == link.to }), let now = metric.now,
        metric.isShare
      else { return [] }
      let controls = link.evidence.compactMap { evidence -> ExperimentResult.Arm? in
        guard case .experiment(let trial) = evidence.content, trial.measure == .proportion, trial.isTrustworthy else {
          return nil
        }
        return trial.control
      }
      guard let control = controls.first, controls.allSatisfy({ Self.contradicts(now, $0) }) else { return [] }
      return [
        Fault(
          .write { pen in
            let stated = pen.numbers.significant(now, 3)
            let measured = pen.numbers.significant(control.value, 3)
            let units = pen.numbers.integer(control.units)
            return pen.say(
              en: "`now` is \(stated), and in the trial's group “\(control.name)” it is \(measured) (\(units) units)",
              ru: "`now` — \(stated), а в группе «\(control.name)» эксперимента — \(measured) (единиц: \(units))")
          }, at: subject.project.keys.place(of: "business_metrics.\(metric.id).now") ?? metric.location)
      ]
    }
  }

  private static func contradicts(_ now: Double, _ control: ExperimentResult.Arm) -> Bool {
    guard control.units >= 30, control.value > 0, control.value < 1, now > 0 else { return false }
    let error = (control.value * (1 - control.value) / Double(control.units)).squareRoot()
    let times = max(now / control.value, control.value / now)
    return times >= mostTimes && abs(now - control.value) > mostErrors * error
  }
}
