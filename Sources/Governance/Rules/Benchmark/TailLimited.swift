import Manifest
import Measurements
import Wording

struct TailLimited: FaultRule {
  static let info = RuleInfo(
    id: "BM003",
    name: LocalizedText(en: "The limit speaks of the tail", ru: "Предел говорит о хвосте"),
    severity: .info, phase: .deployment,
    checks: LocalizedText(en: "A limit at the 95th percentile or above.", ru: "Предел на 95-м процентиле или выше."),
    why: LocalizedText(en: "Users remember the slow answers.", ru: "Пользователи помнят медленные ответы."),
    fix: LocalizedText(en: "Limit p95 or p99.", ru: "Ограничьте p95 или p99."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.benchmarks.filter { spec in
        !spec.objectives.isEmpty && spec.objectives.allSatisfy { $0.percentile < 95 }
      }, { "\($0.id): only below p95" }, { "\($0.id): только ниже p95" }, at: { $0.location })
  }
}
