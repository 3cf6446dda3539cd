import Manifest
import Measurements
import Wording

struct NowKnown: FaultRule {
  static let info = RuleInfo(
    id: "ML020",
    name: LocalizedText(
      en: "It is known where a business metric stands", ru: "Известно, сколько бизнес-метрика сейчас"),
    severity: .warning, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(en: "Every business metric has `now`.", ru: "У каждой бизнес-метрики есть `now`."),
    why: LocalizedText(en: "Without it no change can be shown.", ru: "Без этого изменение не показать."),
    fix: LocalizedText(en: "Measure it before the project changes it.", ru: "Измерьте до того, как проект её изменит."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.businessMetrics.filter { $0.now == nil }, { "\($0.title): no present value" },
      { "\($0.title): нет нынешнего значения" }, at: { $0.location })
  }
}
