import Manifest
import Measurements
import Wording

struct LimitsRise: FaultRule {
  static let info = RuleInfo(
    id: "BM009",
    name: LocalizedText(
      en: "Limits of latency rise with the percentile", ru: "Пределы задержки растут вместе с процентилем"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "In `slo`, a higher percentile has no lower limit.", ru: "В `slo` у большего процентиля предел не меньше."),
    why: LocalizedText(
      en: "If 99 of 100 answers come within a time, so do 50: one of the two limits is not meant.",
      ru: "Если за это время приходят 99 ответов из 100, то и 50 тоже: один из пределов указан ошибочно."),
    fix: LocalizedText(en: "Correct the limit that is wrong.", ru: "Исправьте неверный предел."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.benchmarks.filter { benchmark in
      let limits = benchmark.objectives.sorted { $0.percentile < $1.percentile }.map(\.limit.seconds)
      return zip(limits, limits.dropFirst()).contains { $0 > $1 }
    }.map { benchmark in
      Fault(
        LocalizedText(
          en: "\(benchmark.id): a lower percentile has the higher limit",
          ru: "\(benchmark.id): у меньшего процентиля предел больше"), at: benchmark.location)
    }
  }
}
