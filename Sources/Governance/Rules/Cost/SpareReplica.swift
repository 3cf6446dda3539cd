import Manifest
import Measurements
import Wording

struct SpareReplica: FaultRule {
  static let info = RuleInfo(
    id: "CO008",
    name: LocalizedText(en: "A service in use survives a failure", ru: "Сервис в работе переживёт отказ"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(
      en: "From deployment on, inference workloads with a mean above 1/s have two replicas.",
      ru: "С внедрения у нагрузок со средним от 1/с две реплики."),
    why: LocalizedText(en: "One replica is down while it restarts.", ru: "Одна реплика недоступна при перезапуске."),
    fix: LocalizedText(en: "Set `replicas_min: 2`.", ru: "Укажите `replicas_min: 2`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { load in
        subject.project.phase.value >= .deployment && load.kind == .inference && (load.replicasMin ?? 1) < 2
          && (load.mean.map { $0.per == .second && $0.count > 1 } ?? false)
      }, { "\($0.id): one replica" }, { "\($0.id): одна реплика" }, at: { $0.location })
  }
}
