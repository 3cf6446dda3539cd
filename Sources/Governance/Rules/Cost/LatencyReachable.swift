import Manifest
import Measurements
import Wording

/// An answer can come in time.
struct LatencyReachable: FaultRule {
  static let info = RuleInfo(
    id: "CO031",
    name: LocalizedText(
      en: "An answer can come in time", ru: "Ответ может успеть"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "`latency` against `round_trip` of own machines and of the cloud, as far as they are compared.",
      ru: "`latency` против `round_trip` своих машин и облака, если они сравниваются."),
    why: LocalizedText(
      en: "When the way there and back takes longer than an answer may, no machine is fast enough.",
      ru: "Если путь туда и обратно дольше допустимого ответа, никакая машина не успеет."),
    fix: LocalizedText(
      en: "Choose a nearer region, or leave the option out.",
      ru: "Выберите регион ближе или уберите вариант."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.needs(subject) { $0.fact == .latencyUnreachable }
  }
}
