import Manifest
import Measurements
import Wording

struct HeterogeneitySliced: FaultRule {
  static let info = RuleInfo(
    id: "PS014",
    name: LocalizedText(
      en: "What may differ is evaluated in slices", ru: "То, что может различаться, оценено по срезам"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Columns named under `heterogeneity` are among the slices of an evaluation.",
      ru: "Столбцы из `heterogeneity` есть среди срезов оценки."),
    why: LocalizedText(
      en: "An average hides the group for which the model fails.",
      ru: "Среднее скрывает группу, где модель не работает."),
    fix: LocalizedText(en: "Add the column to `slices`.", ru: "Добавьте столбец в `slices`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem else { return [] }
    let columns = Set(subject.measurements.profiles.flatMap(\.columns).map(\.name))
    let sliced = Set(subject.project.evaluations.flatMap(\.slices).flatMap(\.parts).map(\.column.value))
    return Fault.each(
      problem.heterogeneity.filter { columns.contains($0) && !sliced.contains($0) },
      { "no slices by \($0)" }, { "срезов по \($0) нет" }, at: { _ in problem.location })
  }
}
