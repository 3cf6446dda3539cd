import Manifest
import Measurements
import Wording

struct SlicesLargeEnough: FaultRule {
  static let info = RuleInfo(
    id: "EV015",
    name: LocalizedText(en: "Slices are large enough to judge", ru: "Срезы достаточно велики"),
    severity: .info, phase: .evaluation,
    checks: LocalizedText(en: "Every slice has at least 30 rows.", ru: "В каждом срезе не меньше 30 строк."),
    why: LocalizedText(
      en: "The worst of many tiny slices is chance.", ru: "Худший из множества крошечных срезов — случайность."),
    fix: LocalizedText(
      en: "Merge small values, or collect more rows.", ru: "Объедините малые значения или соберите больше."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.compactMap { result in
      let small = result.slices.filter { $0.n < 30 }
      guard !small.isEmpty else { return nil }
      let names = small.prefix(5).map { "\($0.name) (\($0.n))" }.joined(separator: ", ")
      let more = small.count - min(5, small.count)
      return Fault(
        LocalizedText(
          en: "\(result.id): \(names)" + (more > 0 ? ", and \(more) more" : ""),
          ru: "\(result.id): \(names)" + (more > 0 ? " и ещё \(more)" : "")),
        at: result.location(in: subject))
    }
  }
}
