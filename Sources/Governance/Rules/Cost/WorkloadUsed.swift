import Manifest
import Measurements
import Wording

struct WorkloadUsed: FaultRule {
  static let info = RuleInfo(
    id: "CO040",
    name: LocalizedText(en: "A workload has work", ru: "У нагрузки есть работа"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "`peak`, `hours` and `capacity` are above zero where they are stated.",
      ru: "Указанные `peak`, `hours` и `capacity` больше нуля."),
    why: LocalizedText(
      en: "What nobody asks for costs nothing, and everything fits a budget.",
      ru: "То, чем никто не пользуется, ничего не стоит и помещается в любой бюджет."),
    fix: LocalizedText(
      en: "State the load that is expected, or remove the workload.",
      ru: "Укажите ожидаемую нагрузку или уберите её."))

  func faults(in subject: Subject) -> [Fault] {
    subject.workloads.flatMap { load -> [Fault] in
      let idle: [(key: String, isZero: Bool)] = [
        ("peak", load.peak.map { $0.count <= 0 } ?? false),
        ("hours", load.experiments == nil && (load.hours.map { $0.count <= 0 } ?? false)),
        ("capacity", load.capacity.map { $0.count <= 0 } ?? false),
      ]
      return idle.filter(\.isZero).map { entry in
        Fault(
          LocalizedText(en: "\(load.id): \(entry.key) is 0", ru: "\(load.id): \(entry.key) равно 0"), at: load.location)
      }
    }
  }
}
