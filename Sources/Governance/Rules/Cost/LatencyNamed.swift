import Manifest
import Measurements
import Wording

/// An online service says how fast it has to answer.
struct LatencyNamed: FaultRule {
  static let info = RuleInfo(
    id: "CO030",
    name: LocalizedText(
      en: "An online service says how fast it has to answer", ru: "Онлайн-сервис говорит, как быстро отвечать"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "Inference workloads that are no batch have `latency`.",
      ru: "У нагрузок применения, кроме пакетных, есть `latency`."),
    why: LocalizedText(
      en: "Without a limit neither replicas nor a distant region can be judged.",
      ru: "Без предела нельзя судить ни о репликах, ни о дальнем регионе."),
    fix: LocalizedText(
      en: "Add `latency`, or `batch: true` where requests may wait.",
      ru: "Добавьте `latency` или `batch: true`, если запросы могут ждать."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.needs(subject) { $0.fact == .noLatency }
  }
}
