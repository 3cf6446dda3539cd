import Manifest
import Measurements
import Wording

struct RemoteEncrypted: FaultRule {
  static let info = RuleInfo(
    id: "SE001",
    name: LocalizedText(
      en: "Remote models are called over an encrypted connection",
      ru: "К удалённой модели обращаются по шифрованному каналу"),
    severity: .warning, phase: .deployment,
    checks: LocalizedText(
      en: "URLs of remote benchmark targets begin with https or are local.",
      ru: "Адреса удалённых целей — https или местные."),
    why: LocalizedText(en: "Rows of people travel in clear.", ru: "Строки о людях идут открыто."),
    fix: LocalizedText(en: "Use https.", ru: "Используйте https."))

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.project.benchmarks.filter { spec in
        guard case .remote(let remote) = spec.target else { return false }
        let url = remote.url.value.lowercased()
        return url.hasPrefix("http://")
          && !["http://localhost", "http://127.", "http://[::1]"].contains { url.hasPrefix($0) }
      }, { "\($0.id): http" }, { "\($0.id): http" }, at: { $0.location })
  }
}
