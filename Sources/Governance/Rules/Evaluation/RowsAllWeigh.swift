import Manifest
import Measurements
import Wording

struct RowsAllWeigh: FaultRule {
  static let info = RuleInfo(
    id: "EV036",
    name: LocalizedText(en: "No rows are weighed away", ru: "Строки не обнулены весами"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Of the column of weights: no row weighs less than a hundredth of the mean.",
      ru: "В столбце весов нет строк, которые весят меньше сотой доли среднего."),
    why: LocalizedText(
      en: "A weight of 0 leaves a row out without saying so.",
      ru: "Вес 0 исключает строку, не говоря об этом."),
    fix: LocalizedText(
      en: "Leave rows out by `where`, which is shown and tested, and give the others their true weight.",
      ru: "Исключайте строки через `where`: это видно и проверяется; остальным дайте их настоящий вес."))

  func faults(in subject: Subject) -> [Fault] {
    subject.measurements.evaluations.compactMap { evaluation in
      guard let facts = evaluation.rowFacts, facts.weightless > 0, let spec = subject.spec(of: evaluation.id) else {
        return nil
      }
      let (none, all) = (facts.weightless, evaluation.n)
      return Fault(
        LocalizedText(
          en: "\(evaluation.id): \(none) of \(all) rows weigh next to nothing",
          ru: "\(evaluation.id): строк почти без веса \(none) из \(all)"),
        at: spec.weight?.location ?? spec.location)
    }
  }
}
