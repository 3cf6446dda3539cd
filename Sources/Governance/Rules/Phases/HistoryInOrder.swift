import Manifest
import Measurements
import Wording

struct HistoryInOrder: FaultRule {
  static let info = RuleInfo(
    id: "PH009",
    name: LocalizedText(en: "The history of phases is possible", ru: "История этапов возможна"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Each stay ends after it begins and not in the future.",
      ru: "Каждый период кончается после начала и не в будущем."),
    why: LocalizedText(
      en: "An impossible history was typed, not kept.", ru: "Невозможная история вписана задним числом."),
    fix: LocalizedText(en: "Correct the dates under `phase_history`.", ru: "Исправьте даты в `phase_history`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.phases.flatMap(\.history).filter { stay in
        stay.entered > subject.asOf || (stay.left.map { $0 < stay.entered || $0 > subject.asOf } ?? false)
      }, { "entered \(DateFormatter.iso($0.entered))" }, { "начало \(DateFormatter.iso($0.entered))" },
      at: { $0.location })
  }
}
