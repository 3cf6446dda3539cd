import Manifest
import Measurements
import Wording

struct LinkColumnsDiffer: FaultRule {
  static let info = RuleInfo(
    id: "ML030",
    name: LocalizedText(
      en: "A link is not tested by a column against itself", ru: "Связь не проверяют столбцом по нему самому"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "The columns of an observation differ, and one is no copy of the other: five and more points on one straight line are. The outcome of a trial is not its arm.",
      ru:
        "Столбцы наблюдения различны, и один — не копия другого: пять и больше точек на одной прямой — копия. Исход эксперимента — не столбец группы."
    ),
    why: LocalizedText(en: "A column always agrees with itself.", ru: "Столбец всегда согласен с собой."),
    fix: LocalizedText(
      en: "Name the column in which the business metric was recorded.",
      ru: "Укажите столбец, в котором записана бизнес-метрика."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap(\.evidence).compactMap { evidence in
      let column: String
      switch evidence.kind {
      case .observation(let history) where history.model == history.business: column = history.model
      case .experiment(let trial) where trial.arm == trial.outcome: column = trial.arm
      case .observation, .experiment, .valueModel, .assumption: return nil
      }
      return Fault(LocalizedText(verbatim: column), at: evidence.location)
    } + copies(in: subject)
  }

  private func copies(in subject: Subject) -> [Fault] {
    subject.project.links.flatMap { link -> [Fault] in
      guard let result = subject.measurements.links.first(where: { $0.id == link.id }),
        result.evidence.count == link.evidence.count
      else { return [] }
      return zip(link.evidence, result.evidence).compactMap { declared, found in
        guard case .observation(let history) = declared.kind, case .observation(let measured) = found.content,
          history.model != history.business, Self.areOnOneLine(measured.points)
        else { return nil }
        return Fault(
          LocalizedText(
            en: "\(history.business) follows from \(history.model): all \(measured.n) points lie on one straight line",
            ru:
              "\(history.business) получен из \(history.model): все точки (\(measured.n)) лежат на одной прямой"),
          at: declared.location)
      }
    }
  }

  /// What is observed has its own chance in it: no two series of observations are exact to the ninth digit.
  static func areOnOneLine(_ points: [CurvePoint]) -> Bool {
    let n = Double(points.count)
    guard points.count >= 5 else { return false }
    let (x, y) = (points.map(\.x).reduce(0, +) / n, points.map(\.y).reduce(0, +) / n)
    let xx = points.map { ($0.x - x) * ($0.x - x) }.reduce(0, +)
    let yy = points.map { ($0.y - y) * ($0.y - y) }.reduce(0, +)
    let xy = points.map { ($0.x - x) * ($0.y - y) }.reduce(0, +)
    guard xx > 0, yy > 0, Set(points.map(\.x)).count >= 4 else { return false }
    return 1 - xy * xy / (xx * yy) < 1e-9
  }
}
