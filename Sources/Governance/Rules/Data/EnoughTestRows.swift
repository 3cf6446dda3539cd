import Manifest
import Measurements
import Wording

struct EnoughTestRows: FaultRule {
  static let info = RuleInfo(
    id: "DQ011",
    name: LocalizedText(en: "Enough rows are evaluated", ru: "Оценено достаточно строк"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(en: "Evaluations have at least 100 rows.", ru: "В оценках не меньше 100 строк."),
    why: LocalizedText(
      en: "On few rows every model looks good by chance.", ru: "На малом числе строк любая модель хороша случайно."),
    fix: LocalizedText(en: "Hold out more rows, or cross-validate.", ru: "Отложите больше строк."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.measurements.evaluations.filter { $0.n < 100 }, { "\($0.id): \($0.n) rows" },
      { "\($0.id): строк \($0.n)" },
      at: { $0.location(in: subject) })
  }
}
