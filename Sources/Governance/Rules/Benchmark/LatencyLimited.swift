import Manifest
import Measurements
import Wording

struct LatencyLimited: FaultRule {
  static let info = RuleInfo(
    id: "BM002",
    name: LocalizedText(en: "A benchmark has a limit", ru: "У замера есть предел"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Every benchmark has `slo`; a limit of a minute and more for a model that the core runs is an error.",
      ru: "У каждого замера есть `slo`; предел в минуту и больше для модели, которую запускает ядро, — ошибка."),
    why: LocalizedText(
      en: "A latency without a limit is neither good nor bad.", ru: "Задержка без предела ни хороша, ни плоха."),
    fix: LocalizedText(en: "Add `slo`, such as p99: 50 ms.", ru: "Добавьте `slo`, например p99: 50 ms."))

  func faults(in subject: Subject) -> [Fault] {
    let open = Fault.each(
      subject.project.benchmarks.filter { spec in
        spec.objectives.isEmpty
      }, { "\($0.id): no limit" }, { "\($0.id): предела нет" }, at: { $0.location })
    return open
      + subject.project.benchmarks.filter(Self.limitsNothing).map { spec in
        Fault(
          LocalizedText(
            en: "\(spec.id): one row may take a minute and more",
            ru: "\(spec.id): одна строка может занимать минуту и больше"), at: spec.location, severity: .error)
      }
  }

  /// No model file takes this long for a row: the limit would hold whatever is measured.
  private static func limitsNothing(_ spec: BenchmarkSpec) -> Bool {
    guard case .model = spec.target else { return false }
    return spec.objectives.contains { $0.limit.seconds >= 60 }
  }
}
