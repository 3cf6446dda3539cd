import Manifest
import Measurements
import Wording

/// A service survives what it has to.
struct ServiceSurvives: FaultRule {
  static let info = RuleInfo(
    id: "CO033",
    name: LocalizedText(
      en: "A service survives what it has to", ru: "Сервис переживает то, что должен"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "Services with `latency` have two replicas, those with `survives: site` two places.",
      ru: "У сервисов с `latency` две реплики, с `survives: site` — две площадки."),
    why: LocalizedText(
      en: "A promised answer is promised at any time, also while a machine restarts.",
      ru: "Обещанный ответ обещан всегда, и при перезапуске машины тоже."),
    fix: LocalizedText(
      en: "Set `replicas_min: 2`, `survives: machine` or `own.sites: 2`.",
      ru: "Укажите `replicas_min: 2`, `survives: machine` или `own.sites: 2`."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.needs(subject) { $0.fact == .tooFewReplicas && $0.outcome == .notMet }
  }
}
