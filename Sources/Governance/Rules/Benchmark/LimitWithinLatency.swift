import Manifest
import Measurements
import Wording

struct LimitWithinLatency: FaultRule {
  static let info = RuleInfo(
    id: "BM010",
    name: LocalizedText(
      en: "A benchmark's limit is no longer than an answer may take",
      ru: "Предел замера не больше, чем может занимать ответ"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "In `slo`, no percentile up to p99 has a limit above the `latency` of the workload that it measures.",
      ru: "В `slo` ни у одного процентиля до p99 предел не больше `latency` нагрузки, которую он измеряет."),
    why: LocalizedText(
      en: "A service that only just passes the benchmark would break the promise it is measured for.",
      ru: "Служба, которая едва проходит замер, нарушала бы обещание, ради которого её измеряют."),
    fix: LocalizedText(
      en: "Lower the limit under `slo`, or correct `latency`.",
      ru: "Уменьшите предел в `slo` или исправьте `latency`."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.benchmarks.flatMap { benchmark in
      subject.workloads.compactMap { load in
        guard Self.isMeasured(load, by: benchmark, subject), let latency = load.latency,
          let slow = benchmark.objectives.first(where: {
            $0.percentile <= 99 && $0.limit.seconds > latency.seconds
          })
        else { return nil }
        return Fault(
          .write { pen in
            let percentile = "p" + pen.numbers.plain(slow.percentile, atMost: 2)
            return pen.say(
              en: "\(benchmark.id) allows \(percentile) of \(slow.limit.description), \(load.id) at most "
                + latency.description,
              ru: "\(benchmark.id) допускает \(percentile) \(slow.limit.description), \(load.id) — не больше "
                + latency.description)
          },
          at: subject.project.keys.place(of: "benchmarks.\(benchmark.id).slo") ?? benchmark.location)
      }
    }
  }

  /// True of a workload that names the benchmark or is called like it, and of the only service beside the only benchmark.
  private static func isMeasured(_ load: Workload, by benchmark: BenchmarkSpec, _ subject: Subject) -> Bool {
    if let named = load.benchmark { return named.value == benchmark.id }
    guard load.kind == .inference else { return false }
    let services = subject.workloads.filter { $0.kind == .inference }
    return load.id == benchmark.id || services.count == 1 && subject.project.benchmarks.count == 1
  }
}
