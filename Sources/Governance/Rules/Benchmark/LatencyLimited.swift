import Manifest
import Measurements
import Wording

struct LatencyLimited: FaultRule {
  static let info = RuleInfo(
    id: "BM002",
    name: LocalizedText(en: "A benchmark has a limit", ru: "У замера есть предел"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(en: "Every benchmark has `slo`.", ru: "У каждого замера есть `slo`."),
    why: LocalizedText(
      en: "A latency without a limit is neither good nor bad.", ru: "Задержка без предела ни хороша, ни плоха."),
    fix: LocalizedText(en: "Add `slo`, such as p99: 50 ms.", ru: "Добавьте `slo`, например p99: 50 ms."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.benchmarks.filter { spec in
        spec.objectives.isEmpty
      }, { "\($0.id): no limit" }, { "\($0.id): предела нет" }, at: { $0.location })
  }
}
