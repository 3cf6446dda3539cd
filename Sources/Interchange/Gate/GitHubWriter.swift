import Governance
import Manifest

/// Workflow commands that GitHub Actions turns into annotations on the lines of a change: new findings first, since only ten of a
/// kind are shown.
struct GitHubWriter {
  let language: Language

  func text(_ result: GateResult) -> String {
    let all =
      result.findings.map { ($0, FindingPlace.organisation) }
      + result.projects.flatMap { project in project.findings.map { ($0, project.manifest) } }
    let open = all.filter { !$0.0.isWaived }
    let ordered = open.filter { $0.0.status == .new } + open.filter { $0.0.status != .new }
    return ordered.map { command($0.0, FindingPlace($0.0, fallback: $0.1)) + "\n" }.joined()
  }

  private func command(_ finding: GateFinding, _ place: FindingPlace) -> String {
    let level =
      switch finding.finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    var message = finding.finding.message[language]
    if let help = finding.finding.help?[language] { message += "\n" + help }
    let properties = [
      ("file", place.file), ("line", String(place.line)), ("endLine", String(place.line)),
      ("col", String(place.column)), ("endColumn", String(place.endColumn)),
      ("title", "\(finding.finding.rule) \(RuleBook.title(of: finding.finding.rule)[language])"),
    ].map { "\($0.0)=\(Self.property($0.1))" }.joined(separator: ",")
    return "::\(level) \(properties)::\(Self.data(message))"
  }

  /// Escapes of the runner's own command format; without them a text could give commands.
  private static func data(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func property(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result.append(contentsOf: "%3A".unicodeScalars)
      case ",": result.append(contentsOf: "%2C".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
