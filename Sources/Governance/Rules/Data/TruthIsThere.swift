import Manifest
import Measurements
import Wording

struct TruthIsThere: FaultRule {
  static let info = RuleInfo(
    id: "DQ017",
    name: LocalizedText(en: "The truth is known for nearly all rows", ru: "Истина известна почти для всех строк"),
    severity: .warning, phase: .dataPreparation,
    checks: LocalizedText(en: "At most 5% of evaluated rows have no truth.", ru: "Не больше 5 % строк без истины."),
    why: LocalizedText(
      en: "Rows without truth are rarely like the others.", ru: "Строки без истины редко похожи на остальные."),
    fix: LocalizedText(en: "Find out why it is missing, and say so.", ru: "Выясните и опишите, почему её нет."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.measurements.evaluations.filter { Double($0.droppedRows) > 0.05 * Double($0.n + $0.droppedRows) },
      { "\($0.id): \($0.droppedRows) rows without truth" }, { "\($0.id): строк без истины \($0.droppedRows)" },
      at: { $0.location(in: subject) })
  }
}
