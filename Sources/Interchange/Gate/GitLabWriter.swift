import Governance
import Manifest

/// GitLab's Code Quality report. Waived findings are left out.
struct GitLabWriter {
  let language: Language

  func json(_ result: GateResult) -> JSONValue {
    let all =
      result.findings.map { ($0, FindingPlace.organisation) }
      + result.projects.flatMap { project in project.findings.map { ($0, project.manifest) } }
    return .array(all.filter { !$0.0.isWaived }.map { issue($0.0, FindingPlace($0.0, fallback: $0.1)) })
  }

  private func issue(_ finding: GateFinding, _ place: FindingPlace) -> JSONValue {
    var description = finding.finding.message[language]
    if let help = finding.finding.help?[language] { description += " — " + help }
    return .members([
      ("description", .string(description)), ("check_name", .string(finding.finding.rule)),
      ("fingerprint", .string(finding.fingerprint)), ("severity", .string(severity(finding.finding))),
      (
        "location",
        .members([
          ("path", .string(place.file)), ("lines", .members([("begin", .integer(place.line))])),
        ])
      ),
    ])
  }

  private func severity(_ finding: Finding) -> String {
    if finding.incomplete { return "blocker" }
    return switch finding.severity {
    case .error: "critical"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
