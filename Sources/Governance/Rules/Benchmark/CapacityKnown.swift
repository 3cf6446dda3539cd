import Manifest
import Measurements
import Wording

struct CapacityKnown: FaultRule {
  static let info = RuleInfo(
    id: "BM007",
    name: LocalizedText(en: "The capacity of a replica is known", ru: "Производительность реплики известна"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Inference workloads with a peak name a benchmark or a capacity.",
      ru: "Нагрузки применения с пиком указывают замер или производительность."),
    why: LocalizedText(en: "Without it the number of replicas is a guess.", ru: "Без неё число реплик — догадка."),
    fix: LocalizedText(en: "Name `benchmark` or `capacity`.", ru: "Укажите `benchmark` или `capacity`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { $0.kind == .inference && $0.peak != nil && $0.benchmark == nil && $0.capacity == nil },
      { "\($0.id): not known" }, { "\($0.id): неизвестна" }, at: { $0.location })
  }
}
