import Manifest
import Measurements
import Wording

struct ProtectedSliced: FaultRule {
  static let info = RuleInfo(
    id: "DQ022",
    name: LocalizedText(
      en: "Protected attributes are looked at in slices", ru: "Защищённые признаки проверены по срезам"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Columns such as sex, age group or ethnicity of personal data are among the slices.",
      ru: "Столбцы вроде пола, возраста или национальности персональных данных есть среди срезов."),
    why: LocalizedText(en: "Harm to a group does not show in an average.", ru: "Вред группе не виден в среднем."),
    fix: LocalizedText(en: "Add the column to `slices`.", ru: "Добавьте столбец в `slices`."))

  private static let protected: Set<String> = [
    "sex", "gender", "female", "male", "race", "ethnicity", "nationality", "religion", "disability", "age_group",
    "senior_citizen",
    "пол", "национальность", "возрастная_группа",
  ]
  func faults(in subject: Subject) -> [Fault] {
    let looked = subject.project.evaluations.flatMap { $0.slices + $0.scrutiny.protected }
    let sliced = Set(looked.flatMap(\.parts).map(\.column.value))
    return subject.project.catalog.filter { $0.sensitivity == .personal && subject.isEvaluated($0.id) }.flatMap {
      entry in
      Fault.each(
        subject.columns(of: entry.id).filter {
          Self.protected.contains($0.name.lowercased()) && !sliced.contains($0.name)
        },
        { "no slices by \(entry.id).\($0.name)" }, { "срезов по \(entry.id).\($0.name) нет" },
        at: { _ in entry.location })
    }
  }
}
