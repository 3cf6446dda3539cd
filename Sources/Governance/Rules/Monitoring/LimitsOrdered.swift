import Manifest
import Measurements
import Wording

struct LimitsOrdered: FaultRule {
  static let info = RuleInfo(
    id: "MO003",
    name: LocalizedText(en: "The warning comes before the failure", ru: "Предупреждение раньше отказа"),
    severity: .error, phase: .monitoringAndMaintenance,
    checks: LocalizedText(en: "`warn` lies below `fail` of the same measure.", ru: "`warn` ниже `fail` той же меры."),
    why: LocalizedText(en: "A warning after the failure warns nobody.", ru: "Предупреждение после отказа бесполезно."),
    fix: LocalizedText(en: "Lower `warn`.", ru: "Снизьте `warn`."))

  func faults(in subject: Subject) -> [Fault] {
    guard let drift = subject.project.monitoring?.drift else { return [] }
    return Fault.when(
      drift.warn.map { warn in drift.fail.map { $0.measure == warn.measure && warn.value >= $0.value } ?? false }
        ?? false,
      "warn is not below fail", "warn не ниже fail", at: drift.location)
  }
}
