import Manifest
import Measurements
import Wording

/// New replicas come before the load does.
struct ScalesInTime: FaultRule {
  static let info = RuleInfo(
    id: "CO034",
    name: LocalizedText(
      en: "New replicas come before the load does", ru: "Новые реплики успевают к нагрузке"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "`scaling_lag` against `latency` where the load has peaks and no `profile`.",
      ru: "`scaling_lag` против `latency`, если есть пики и нет `profile`."),
    why: LocalizedText(
      en: "Whoever asks while a replica starts waits longer than was promised.",
      ru: "Кто спрашивает, пока реплика запускается, ждёт дольше обещанного."),
    fix: LocalizedText(
      en: "State the `profile`, hold more replicas with `replicas_min`, or shorten the lag.",
      ru: "Укажите `profile`, держите больше реплик (`replicas_min`) или сократите задержку запуска."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.needs(subject) { $0.fact == .scalesLate }
  }
}
