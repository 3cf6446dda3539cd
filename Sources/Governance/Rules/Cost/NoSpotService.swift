import Manifest
import Measurements
import Wording

struct NoSpotService: FaultRule {
  static let info = RuleInfo(
    id: "CO011",
    name: LocalizedText(
      en: "A service does not run on spot machines alone", ru: "Сервис не работает только на прерываемых машинах"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "`purchase: spot` with an inference workload of two or more replicas or a peak.",
      ru: "`purchase: spot` при нагрузке применения с пиком."),
    why: LocalizedText(
      en: "Spot machines are taken away without notice.", ru: "Прерываемые машины отбирают без предупреждения."),
    fix: LocalizedText(
      en: "Use on-demand or reserved machines for serving.", ru: "Для сервиса берите обычные или зарезервированные."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure, infrastructure.cloud?.purchase == .spot else {
      return []
    }
    return Fault.each(
      infrastructure.workloads.filter { $0.kind == .inference && $0.peak != nil },
      { "\($0.id) is served on spot machines" },
      { "\($0.id) на прерываемых машинах" }, at: { $0.location })
  }
}
