import Manifest
import Measurements
import Wording

struct SliceMinimumReachable: FaultRule {
  static let info = RuleInfo(
    id: "EV042",
    name: LocalizedText(en: "A slice's minimum leaves slices", ru: "Минимум среза оставляет срезы"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "`min` under `slices` is not above the rows of the evaluation.",
      ru: "`min` в `slices` не больше числа строк оценки."),
    why: LocalizedText(
      en: "Slices that are declared and all left out look like slices that were judged.",
      ru: "Срезы, которые объявлены и все отброшены, выглядят как проверенные."),
    fix: LocalizedText(
      en: "Leave `min` out, or choose one that the larger slices have.",
      ru: "Уберите `min` или выберите такой, какой у крупных срезов есть."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.flatMap { result -> [Fault] in
      let slices = subject.spec(of: result.id)?.slices ?? []
      return slices.compactMap { slice in
        guard let least = slice.minimum, least > result.n else { return nil }
        return Fault(
          LocalizedText(
            en: "\(result.id): slices by \(slice.name) need \(least) rows, there are \(result.n)",
            ru: "\(result.id): срезу по \(slice.name) нужно строк: \(least), всего их \(result.n)"),
          at: slice.parts.first?.column.location ?? result.location(in: subject))
      }
    }
  }
}
