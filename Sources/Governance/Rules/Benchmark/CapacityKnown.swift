import Manifest
import Measurements
import Wording

struct CapacityKnown: FaultRule {
  static let info = RuleInfo(
    id: "BM007",
    name: LocalizedText(en: "The capacity of a replica is known", ru: "Производительность реплики известна"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Inference workloads with a peak name a benchmark or a capacity, or the language model they serve.",
      ru: "Нагрузки применения с пиком указывают замер, производительность или языковую модель."),
    why: LocalizedText(en: "Without it the number of replicas is a guess.", ru: "Без неё число реплик — догадка."),
    fix: LocalizedText(en: "Name `benchmark` or `capacity`.", ru: "Укажите `benchmark` или `capacity`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.workloads.filter { $0.kind == .inference && Self.isUnknown($0) },
      { "\($0.id): not known" }, { "\($0.id): неизвестна" }, at: { $0.location })
  }

  /// The capacity of a language model is computed from its size.
  private static func isUnknown(_ load: Workload) -> Bool {
    load.kind == .inference && load.peak != nil && load.benchmark == nil && load.capacity == nil && load.serves == nil
  }
}
