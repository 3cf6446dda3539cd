import Manifest
import Measurements
import Wording

struct CostStated: FaultRule {
  static let info = RuleInfo(
    id: "CO014",
    name: LocalizedText(en: "What it needs and costs is stated", ru: "Сказано, что нужно и сколько стоит"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on there is `infrastructure`.", ru: "С внедрения есть `infrastructure`."),
    why: LocalizedText(en: "Somebody will ask on the first bill.", ru: "Об этом спросят при первом счёте."),
    fix: LocalizedText(en: "Describe workloads and options.", ru: "Опишите нагрузки и варианты."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.when(
      subject.project.phase.value >= .deployment && subject.project.infrastructure == nil, "it is not", "не сказано",
      at: subject.project.phase.location)
  }
}
