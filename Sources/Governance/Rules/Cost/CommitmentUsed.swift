import Manifest
import Measurements
import Wording

/// A commitment is used.
struct CommitmentUsed: FaultRule {
  static let info = RuleInfo(
    id: "CO035",
    name: LocalizedText(
      en: "A commitment is used", ru: "Обязательство используется"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en:
        "With `purchase: reserved_1y`, `reserved_3y` or `savings`: the utilisation against that from which it pays, the term against `horizon`.",
      ru:
        "При `purchase: reserved_1y`, `reserved_3y` или `savings`: загрузка против той, с которой выгодно, срок против `horizon`."
    ),
    why: LocalizedText(
      en: "A commitment is paid whether it is used or not.",
      ru: "Обязательство оплачивается, даже если не используется."),
    fix: LocalizedText(
      en: "Commit to less with `cloud.committed`, or rent on demand.",
      ru: "Возьмите меньше (`cloud.committed`) или арендуйте по требованию."))

  func faults(in subject: Subject) -> [Fault] {
    guard let infrastructure = subject.project.infrastructure, let cost = subject.measurements.cost,
      let purchase = infrastructure.cloud?.purchase
    else { return [] }
    var faults = cost.commitments.filter { found in
      found.purchase == purchase
        && Double(found.best) < Double(found.peak) * (infrastructure.cloud?.committed?.fraction ?? 1)
    }.map { found in
      Fault(
        LocalizedText(
          en: CostWords(.en).commitment(found, currency: cost.currency),
          ru: CostWords(.ru).commitment(found, currency: cost.currency)),
        at: infrastructure.workloads.first { $0.id == found.workload }?.location)
    }
    let term = purchase == .reserved1 ? 12 : purchase == .reserved3 ? 36 : 0
    if term > cost.months {
      faults.append(
        Fault(
          LocalizedText(
            en: "committed for \(term) months, the horizon is \(cost.months)",
            ru: "обязательство на \(term) мес., а горизонт \(cost.months)"), at: infrastructure.location))
    }
    return faults
  }
}
