import Manifest
import Measurements
import Wording

struct PeakAboveMean: FaultRule {
  static let info = RuleInfo(
    id: "CO017",
    name: LocalizedText(en: "The peak load is above the mean", ru: "Пиковая нагрузка выше средней"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(en: "`mean` against `peak` of each workload.", ru: "`mean` и `peak` каждой нагрузки."),
    why: LocalizedText(
      en: "One of the two is wrong, and the sizing rests on it.", ru: "Одно из двух неверно, а от него зависит расчёт."),
    fix: LocalizedText(en: "Correct the load.", ru: "Исправьте нагрузку."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { load in
        guard let peak = load.peak, let mean = load.mean, peak.per == mean.per else { return false }
        return mean.count > peak.count
      }, { "\($0.id): the mean is above the peak" }, { "\($0.id): среднее выше пика" }, at: { $0.location })
  }
}
