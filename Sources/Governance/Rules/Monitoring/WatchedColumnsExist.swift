import Manifest
import Measurements
import Wording

struct WatchedColumnsExist: FaultRule {
  static let info = RuleInfo(
    id: "MO006",
    name: LocalizedText(en: "Watched columns exist", ru: "Наблюдаемые столбцы существуют"),
    severity: .error, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "Columns listed under `drift` are in the reference data.", ru: "Столбцы из `drift` есть в данных."),
    why: LocalizedText(en: "A typo is a column nobody watches.", ru: "Опечатка — столбец, за которым не следят."),
    fix: LocalizedText(en: "Correct the name.", ru: "Исправьте имя."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift, case .listed(let columns) = drift.columns,
      let profile = subject.profile(drift.reference.entry)
    else { return [] }
    let known = Set(profile.columns.map(\.name))
    return Fault.each(
      columns.filter { !known.contains($0.value) }, { "\($0.value) is not in \(profile.entry)" },
      { "\($0.value) нет в \(profile.entry)" }, at: { $0.location })
  }
}
