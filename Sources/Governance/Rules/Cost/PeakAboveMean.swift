import Manifest
import Measurements
import Wording

struct PeakAboveMean: FaultRule {
  static let info = RuleInfo(
    id: "CO007",
    name: LocalizedText(en: "The peak is not below the mean", ru: "Пик не ниже среднего"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "`peak` and `mean` of a workload, in the same period.", ru: "`peak` и `mean` нагрузки за один период."),
    why: LocalizedText(
      en: "One of the two is wrong, and with it the sizing.", ru: "Одно из двух неверно, а с ним и расчёт."),
    fix: LocalizedText(en: "Correct the load.", ru: "Исправьте нагрузку."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { load in
        load.peak.map { peak in load.mean.map { $0.per == peak.per && $0.count > peak.count } ?? false } ?? false
      }, { "\($0.id): the mean is above the peak" }, { "\($0.id): среднее больше пика" }, at: { $0.location })
  }
}
