import Governance
import Manifest
import Wording

/// `dossier.gate/1`, for programs.
struct GateDocument {
  let language: Language

  func json(_ result: GateResult) -> JSONValue {
    .members([
      ("schema", "dossier.gate/1"), ("verdict", .string(result.outcome.verdict)),
      ("outcome", .string(result.outcome.rawValue)), ("version", .string(result.version)),
      ("as_of", .string(DateFormatter.iso(result.asOf))), ("base", result.base.map(json)),
      ("policy_from", result.policyFrom.map(json)), ("findings", .array(result.findings.map(json))),
      ("projects", .array(result.projects.map(json))),
    ])
  }

  private func json(_ revision: GateRevision) -> JSONValue {
    .members([("name", .string(revision.name)), ("commit", .optional(revision.commit))])
  }

  private func json(_ project: ProjectGate) -> JSONValue {
    .members([
      ("id", .string(project.id)), ("title", .string(project.title)), ("manifest", .string(project.manifest)),
      ("verdict", .string(project.outcome.verdict)), ("outcome", .string(project.outcome.rawValue)),
      ("phase", .optional(project.phase?.rawValue)),
      ("checks", .members([("met", .integer(project.met)), ("judged", .integer(project.judged))])),
      ("findings", .array(project.findings.map(json))), ("fixed", .array(project.fixed.map(json))),
      ("changes", .array(project.changes.map(json))),
      (
        "inputs",
        .array(
          (project.sources + project.inputs).map { input in
            .members([
              ("path", .string(input.path)), ("sha256", .string(input.sha256)), ("bytes", .integer(input.bytes)),
            ])
          })
      ),
    ])
  }

  private func json(_ finding: GateFinding) -> JSONValue {
    let place = finding.finding.location
    return .members([
      ("rule", .string(finding.finding.rule)), ("severity", .string(finding.finding.severity.rawValue)),
      ("message", .string(finding.finding.message[language])), ("file", .optional(place?.file)),
      ("line", .optional(place?.line)), ("column", .optional(place?.column)),
      ("help", .optional(finding.finding.help?[language])), ("waived", .bool(finding.isWaived)),
      ("waiver", finding.waiver.map(json)), ("status", .string(finding.status.rawValue)),
      ("incomplete", .bool(finding.finding.incomplete)), ("fingerprint", .string(finding.fingerprint)),
      ("key", .optional(finding.key)),
    ])
  }

  private func json(_ waiver: PolicyWaiver) -> JSONValue {
    .members([
      ("reason", .string(waiver.reason)), ("approved_by", .string(waiver.approvedBy)),
      ("expires", .string(DateFormatter.iso(waiver.expires))),
    ])
  }

  private func json(_ change: GateChange) -> JSONValue {
    .members([
      ("kind", .string(change.kind.rawValue)), ("id", .string(change.id)),
      ("title", .string(change.title[language])), ("before", .string(change.before[language])),
      ("after", .string(change.after[language])), ("direction", .string(change.direction.rawValue)),
      ("old_value", .optional(change.oldValue)), ("new_value", .optional(change.newValue)),
    ])
  }
}
