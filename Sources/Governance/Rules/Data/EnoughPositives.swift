import Manifest
import Measurements
import Wording

struct EnoughPositives: FaultRule {
  static let info = RuleInfo(
    id: "DQ018",
    name: LocalizedText(en: "Enough positive rows are evaluated", ru: "Оценено достаточно положительных строк"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Binary evaluations have at least 30 rows of the rarer class.",
      ru: "В двоичных оценках не меньше 30 строк редкого класса."),
    why: LocalizedText(
      en: "With few positives recall moves by whole percents a row.",
      ru: "Когда их мало, одна строка меняет полноту на проценты."),
    fix: LocalizedText(
      en: "Collect more, or evaluate over a longer time.", ru: "Соберите больше или оценивайте за больший срок."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.measurements.evaluations.filter { result in
        result.positives.map { min($0, result.n - $0) < 30 } ?? false
      }, { "\($0.id): \($0.positives ?? 0) positive rows of \($0.n)" },
      { "\($0.id): положительных строк \($0.positives ?? 0) из \($0.n)" }, at: { $0.location(in: subject) })
  }
}
