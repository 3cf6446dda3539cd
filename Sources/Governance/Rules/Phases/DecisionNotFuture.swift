import Manifest
import Measurements
import Wording

struct DecisionNotFuture: FaultRule {
  static let info = RuleInfo(
    id: "PH018",
    name: LocalizedText(en: "Decisions were made by now", ru: "Решения уже приняты"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "No entry of the decisions log is of a day to come.", ru: "В журнале решений нет дат из будущего."),
    why: LocalizedText(
      en: "What has not been decided yet is a plan, not a decision.", ru: "Что ещё не решено, то план, а не решение."),
    fix: LocalizedText(en: "Correct the date under `decisions`.", ru: "Исправьте дату в `decisions`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.decisions.filter { $0.on > subject.asOf },
      { "\($0.id) is dated \(DateFormatter.iso($0.on))" }, { "\($0.id): дата \(DateFormatter.iso($0.on))" },
      at: { $0.location })
  }
}
