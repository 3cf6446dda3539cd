import Governance
import Manifest
import Wording

/// SARIF 2.1.0 with what GitHub's code scanning asks for. Waived findings are left out: GitHub shows suppressed results as open.
struct SARIFWriter {
  /// GitHub refuses files with more results.
  static let maximumResults = 25_000
  /// GitHub cuts descriptions beyond this many characters.
  static let maximumDescription = 1_024

  let language: Language

  func json(_ result: GateResult) -> JSONValue {
    let placed =
      result.findings.map { ($0, FindingPlace.organisation) }
      + result.projects.flatMap { project in project.findings.map { ($0, project.manifest) } }
    let open = placed.filter { !$0.0.isWaived }
    let shown = Array(open.prefix(Self.maximumResults))
    var rules: [String] = []
    for entry in shown where !rules.contains(entry.0.finding.rule) { rules.append(entry.0.finding.rule) }
    let samples = Dictionary(shown.map { ($0.0.finding.rule, $0.0.finding) }, uniquingKeysWith: { first, _ in first })
    let hasBase = result.base?.commit != nil
    return .members([
      ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"), ("version", "2.1.0"),
      (
        "runs",
        [
          .members([
            (
              "tool",
              .members([
                (
                  "driver",
                  .members([
                    ("name", "dossier"), ("semanticVersion", .string(result.version)),
                    ("rules", .array(rules.map { rule($0, sample: samples[$0]) })),
                  ])
                )
              ])
            ),
            ("automationDetails", .members([("id", "dossier/gate/")])),
            ("language", .string(language == .ru ? "ru-RU" : "en-US")), ("columnKind", "unicodeCodePoints"),
            ("invocations", [invocation(result, left: open.count - shown.count)]),
            ("results", .array(shown.map { self.result($0.0, $0.1, rules, hasBase: hasBase) })),
          ])
        ]
      ),
    ])
  }

  private func rule(_ id: String, sample: Finding?) -> JSONValue {
    let title = RuleBook.title(of: id)[language]
    let help = sample?.help?[language] ?? title
    return .members([
      ("id", .string(id)), ("shortDescription", text(title)), ("fullDescription", text(title)), ("help", text(help)),
      ("defaultConfiguration", .members([("level", .string(level(sample?.severity ?? .warning)))])),
    ])
  }

  private func result(_ finding: GateFinding, _ fallback: String, _ rules: [String], hasBase: Bool) -> JSONValue {
    let place = FindingPlace(finding, fallback: fallback)
    var message = finding.finding.message[language]
    if let help = finding.finding.help?[language] { message += "\n" + help }
    return .members([
      ("ruleId", .string(finding.finding.rule)),
      ("ruleIndex", rules.firstIndex(of: finding.finding.rule).map { .integer($0) }),
      ("level", .string(level(finding.finding.severity))), ("message", text(message, limit: nil)),
      (
        "locations",
        [
          .members([
            (
              "physicalLocation",
              .members([
                ("artifactLocation", .members([("uri", .string(place.uri))])),
                (
                  "region",
                  .members([
                    ("startLine", .integer(place.line)), ("startColumn", .integer(place.column)),
                    ("endLine", .integer(place.line)), ("endColumn", .integer(place.endColumn)),
                  ])
                ),
              ])
            )
          ])
        ]
      ),
      (
        "partialFingerprints",
        .members([
          ("primaryLocationLineHash", .string(finding.fingerprint + ":1")),
          ("dossierFinding/v1", .string(finding.fingerprint)),
        ])
      ),
      ("baselineState", hasBase ? .string(finding.status == .old ? "unchanged" : "new") : nil),
    ])
  }

  /// "Could not check" is told as an unsuccessful run, beside the results that say it.
  private func invocation(_ result: GateResult, left: Int) -> JSONValue {
    var notes = result.allFindings.filter(\.finding.incomplete).map { finding in
      JSONValue.members([
        ("level", "error"), ("message", text(finding.finding.message[language], limit: nil)),
        ("descriptor", .members([("id", .string(finding.finding.rule))])),
      ])
    }
    if left > 0 {
      notes.append(
        .members([
          ("level", "warning"),
          ("message", text(language == .ru ? "Не показано замечаний: \(left)" : "\(left) more findings are left out")),
        ]))
    }
    return .members([
      ("executionSuccessful", .bool(result.outcome != .incomplete)),
      ("toolExecutionNotifications", notes.isEmpty ? nil : .array(notes)),
    ])
  }

  private func level(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private func text(_ text: String, limit: Int? = SARIFWriter.maximumDescription) -> JSONValue {
    .members([("text", .string(limit.map { String(text.prefix($0)) } ?? text))])
  }
}
