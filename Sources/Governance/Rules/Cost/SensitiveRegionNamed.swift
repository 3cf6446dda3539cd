import Manifest
import Measurements
import Wording

struct SensitiveRegionNamed: FaultRule {
  static let info = RuleInfo(
    id: "CO009",
    name: LocalizedText(
      en: "Sensitive work in the cloud has a region", ru: "У чувствительной нагрузки в облаке есть регион"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "With a sensitive workload, the cloud option names `region`.",
      ru: "При чувствительной нагрузке в cloud указан `region`."),
    why: LocalizedText(
      en: "Where data are processed decides which law applies.", ru: "Место обработки определяет применимый закон."),
    fix: LocalizedText(en: "Add `region`.", ru: "Добавьте `region`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure, let cloud = infrastructure.cloud else { return [] }
    return Fault.when(
      infrastructure.workloads.contains(where: \.sensitive) && cloud.region == nil, "no region", "региона нет",
      at: infrastructure.location)
  }
}
