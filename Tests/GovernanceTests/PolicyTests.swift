import Foundation
import Measurements
import Testing

@testable import Governance
@testable import Manifest

@Suite struct PolicyTests {
  private let day = CalendarDate(year: 2026, month: 11, day: 23)!

  private func policy(_ text: String, beside files: [String: String] = [:]) throws -> PolicySpec {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("policy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files { try Data(content.utf8).write(to: folder.appendingPathComponent(name)) }
    let body = text.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    let outcome = OrganisationReader.parse("policy:\n" + body, folder: folder.path, shownAs: "dossier.yaml")
    return try #require(outcome.value?.policy, "\(outcome.diagnostics)")
  }

  @Test func layersReplaceKeyByKey() throws {
    let spec = try policy(
      "extends: base.yaml\nrules: {ML001: warning}\nroles: [approver]\nprojects: {churn: {ranks: {evaluation: measured}, fail_on: error}}",
      beside: [
        "base.yaml":
          "extends: root.yaml\nrules: {ML001: error, RK001: info}\nthresholds: {binary: {roc_auc: '>= 0.6'}}",
        "root.yaml": "profile: regulated\nthresholds: {binary: {roc_auc: '>= 0.5', brier: '<= 0.3'}}\nroles: [auditor]",
      ])
    let other = Policy(spec, project: "other")
    #expect(other.profile == .regulated)
    #expect(other.failOn == .warning)
    #expect(other.severities["ML001"] == .warning)
    #expect(other.severities["RK001"] == .info)
    #expect(other.ranks[.evaluation] == .attested)
    #expect(other.roles.map(\.value) == ["owner", "sponsor", "approver", "auditor"])
    #expect(other.thresholds[.binary]?.map { "\($0.metric.text) \($0.text)" } == ["brier <= 0.3", "roc_auc >= 0.6"])
    let churn = Policy(spec, project: "churn")
    #expect(churn.ranks[.evaluation] == .measured)
    #expect(churn.failOn == .error)
  }

  @Test func inheritanceInACircleIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("policy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("extends: a.yaml\n".utf8).write(to: folder.appendingPathComponent("a.yaml"))
    let outcome = OrganisationReader.parse(
      "policy: {extends: a.yaml}", folder: folder.path, shownAs: "dossier.yaml")
    #expect(outcome.diagnostics.map(\.code) == ["include-cycle"])
  }

  @Test(arguments: [
    ("fail_on: warning", "fail_on: error"), ("rules: {EV001: error}", "rules: {EV001: warning}"),
    ("rules: {EV001: warning}", "rules: {EV001: \"off\"}"), ("rules: {}", "rules: {EV001: info}"),
    ("rules: {EV001: error}", "rules: {}"), ("ranks: {evaluation: measured}", "ranks: {evaluation: attested}"),
    ("ranks: {evaluation: claimed}", "ranks: {}"), ("tasks: {robustness: verified}", "tasks: {robustness: claimed}"),
    ("thresholds: {binary: {roc_auc: '>= 0.7'}}", "thresholds: {binary: {roc_auc: '>= 0.6'}}"),
    ("thresholds: {binary: {brier: '<= 0.2'}}", "thresholds: {binary: {brier: '< 0.3'}}"),
    ("thresholds: {binary: {roc_auc: '> 0.7'}}", "thresholds: {binary: {roc_auc: '>= 0.7'}}"),
    ("thresholds: {binary: {roc_auc: '>= 0.7'}}", "thresholds: {}"), ("roles: [sponsor]", "roles: []"),
    ("profile: production", "profile: exploration"),
    ("waivers: []", "waivers: [{rule: EV001, reason: r, approved_by: a, expires: 2027-01-01}]"),
    (
      "waivers: [{rule: EV001, reason: r, approved_by: a, expires: 2027-01-01}]",
      "waivers: [{rule: EV001, reason: r, approved_by: a, expires: 2027-06-01}]"
    ),
    ("signers: {cro: k1}", "signers: {cro: k2}"),
    ("projects: {p: {fail_on: warning}}", "projects: {p: {fail_on: error}}"),
    ("price_age: 12 months", "price_age: 240 months"), ("roles: []", "price_age: 2 years"),
    ("ranks: {evaluation: attested}", "ranks: {evaluation: attested}\ntasks: {robustness: claimed}"),
    ("projects: {other: {ranks: {modeling: verified}}}", "projects: {other: {ranks: {modeling: claimed}}}"),
  ])
  func weakeningIsSeen(before: String, after: String) throws {
    let change = PolicyChange(before: try policy(before), after: try policy(after), isJudgedByOld: false)
    let findings = PolicyWeakening(change).findings(["p"])
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.severity == .error && $0.location?.file == "dossier.yaml" })
    // It stays one where the old policy judges the change: the new one would judge the next.
    let judged = PolicyChange(before: change.before, after: change.after, isJudgedByOld: true)
    #expect(PolicyWeakening(judged).findings(["p"]).map(\.severity) == findings.map(\.severity))
    // The other way round makes it stricter, but for a key that changed: that is new trust either way.
    if !before.hasPrefix("signers") {
      let back = PolicyChange(before: change.after, after: change.before, isJudgedByOld: false)
      #expect(PolicyWeakening(back).findings(["p"]).isEmpty)
    }
  }

  /// The text stands below `policy:`, so that its first line is the second of the file.
  @Test(arguments: [
    ("roles: []\nranks: {evaluation: measured}", "roles: []\nranks: {evaluation: claimed}", 3),
    ("roles: []\nranks:\n  evaluation: measured\n  modeling: attested", "roles: []\nranks:\n  modeling: attested", 3),
    ("roles: []\nranks: {evaluation: measured}", "roles: []", 1),
    ("roles: []\nprofile: production", "roles: []\nprofile: exploration", 3),
    ("roles: []\nprice_age: 12 months", "roles: []\nprice_age: 108 months", 3),
    ("roles:\n  - owner\n  - sponsor", "roles:\n  - owner", 2),
    ("roles: []\nprojects:\n  p:\n    fail_on: warning", "roles: []\nprojects:\n  p:\n    fail_on: error", 5),
    (
      "roles: []\nthresholds: {binary: {roc_auc: '>= 0.7'}}",
      "roles: []\nthresholds: {binary: {roc_auc: '>= 0.6'}}", 3
    ),
  ])
  func weakeningPointsAtItsLine(before: String, after: String, line: Int) throws {
    let change = PolicyChange(before: try policy(before), after: try policy(after), isJudgedByOld: false)
    let findings = PolicyWeakening(change).findings(["p"])
    #expect(!findings.isEmpty)
    #expect(Set(findings.map { $0.location?.line }) == [line], "\(findings.map(\.message.en))")
  }

  @Test func aPolicyThatIsGoneIsPointedAt() throws {
    let change = PolicyChange(before: try policy("ranks: {evaluation: measured}"), after: nil, isJudgedByOld: true)
    let findings = PolicyWeakening(change).findings(["p"])
    #expect(findings.map(\.location) == [SourceLocation(file: "dossier.yaml", line: 1, column: 1)])
  }

  private func open(_ rule: String, incomplete: Bool = false, isGraver: Bool = false) -> GateFinding {
    var finding = Finding(rule: rule, severity: .error, message: .init(verbatim: "m"), incomplete: incomplete)
    finding.isGraver = isGraver
    return GateFinding(finding: finding, fingerprint: "00000000000000ab")
  }

  private func waived(_ waiver: String, _ findings: [GateFinding]) throws -> (GateResult) {
    let spec = try policy("waivers: [\(waiver)]")
    let project = ProjectGate(
      id: "p", title: "P", manifest: "p/project.yaml", phase: .evaluation, outcome: .pass, findings: findings)
    return GateAssembly(asOf: day, policy: spec, everything: true).assemble(
      [project], runFindings: [], into: GateDraft(version: "1"))
  }

  @Test func aWaiverHoldsUntilItsDay() throws {
    let valid = try waived("{rule: EV001, reason: r, approved_by: a, expires: 2026-11-23}", [open("EV001")])
    #expect(valid.outcome == .pass)
    #expect(valid.projects[0].findings[0].isWaived)
    let expired = try waived(
      "{project: p, rule: EV001, reason: r, approved_by: a, expires: 2026-11-22}", [open("EV001")])
    #expect(expired.outcome == .fail)
    #expect(expired.projects[0].findings.map(\.finding.rule) == ["EV001", "WV001"])
    #expect(expired.projects[0].findings[1].finding.location?.file == "dossier.yaml")
  }

  @Test func aWaiverIsTiedToWhatItNames() throws {
    let rest = "rule: EV001, reason: r, approved_by: a, expires: 2027-01-01"
    #expect(try waived("{\(rest), fingerprint: 00000000000000ab}", [open("EV001")]).outcome == .pass)
    let other = try waived("{\(rest), fingerprint: 00000000000000cd}", [open("EV001")])
    #expect(other.outcome == .fail)
    #expect(other.findings.map(\.finding.rule) == ["WV002"])
    #expect(try waived("{\(rest), project: q}", [open("EV001")]).outcome == .fail)
    #expect(try waived("{\(rest)}", [open("EV002")]).outcome == .fail)
  }

  @Test func whatCouldNotBeCheckedIsNeverWaived() throws {
    let result = try waived(
      "{rule: EV004, reason: r, approved_by: a, expires: 2027-01-01}", [open("EV004", incomplete: true)])
    #expect(result.outcome == .incomplete)
    #expect(result.findings.map(\.finding.rule) == ["WV002"])
    var silent = Policy()
    silent.severities = ["EV004": .off]
    #expect(
      PolicyJudge(policy: silent).findings(
        Review(
          verdict: .incomplete, reason: .init(verbatim: ""), findings: [open("EV004", incomplete: true).finding],
          checks: [], phases: []), of: try project("dossier: 1\ntitle: T\n")
      ).count == 1)
  }

  @Test func aWaiverOfAWarningDoesNotAllowTheErrorOfItsRule() throws {
    let rest = "rule: ML001, reason: r, approved_by: a, expires: 2027-01-01"
    let whole = try waived("{\(rest)}", [open("ML001", isGraver: true)])
    #expect(whole.outcome == .fail)
    #expect(whole.findings.map(\.finding.rule) == ["WV002"])
    #expect(try waived("{\(rest), fingerprint: 00000000000000ab}", [open("ML001", isGraver: true)]).outcome == .pass)
    #expect(try waived("{\(rest)}", [open("ML001")]).outcome == .pass)
    // The link is overdue: the error has another name than the warning, and is told as the graver one.
    let overdue = Finding(rule: "ML001", severity: .error, message: .init(verbatim: "overdue"))
    let assumed = Finding(rule: "ML001", severity: .warning, message: .init(verbatim: "assumed"))
    func judged(_ finding: Finding, _ policy: Policy = Policy()) throws -> Finding {
      let review = Review(
        verdict: .fail, reason: .init(verbatim: ""), findings: [finding], checks: [], phases: [])
      let subject = try project("dossier: 1\ntitle: T\n")
      return try #require(PolicyJudge(policy: policy).findings(review, of: subject).first)
    }
    #expect(try judged(overdue).isGraver)
    #expect(try !judged(assumed).isGraver)
    var strict = Policy()
    strict.severities = ["ML001": .error]
    #expect(try !judged(assumed, strict).isGraver)
    var first = Fingerprinter(project: "p", keys: KeyPaths())
    var second = Fingerprinter(project: "p", keys: KeyPaths())
    var third = Fingerprinter(project: "p", keys: KeyPaths())
    let plain = Finding(rule: "ML001", severity: .error, message: .init(verbatim: "assumed"))
    var graver = plain
    graver.isGraver = true
    #expect(first.name(plain).fingerprint == second.name(assumed).fingerprint)
    #expect(first.name(plain).fingerprint != third.name(graver).fingerprint)
  }

  @Test func whatCannotBeReadHasNoUselessWaivers() throws {
    func result(_ waiver: String, phase: Phase?) throws -> [String] {
      let gate = ProjectGate(
        id: "p", title: "P", manifest: "p/project.yaml", phase: phase, outcome: .fail, findings: [open("GT006")])
      return GateAssembly(asOf: day, policy: try policy("waivers: [\(waiver)]"), everything: true).assemble(
        [gate], runFindings: [], into: GateDraft(version: "1")
      ).allFindings.map(\.finding.rule)
    }
    let rest = "rule: ML001, reason: r, approved_by: a"
    #expect(try result("{project: p, \(rest), expires: 2027-01-01}", phase: nil) == ["GT006"])
    #expect(try result("{project: p, \(rest), expires: 2026-01-01}", phase: nil) == ["GT006"])
    #expect(try result("{\(rest), expires: 2027-01-01}", phase: nil) == ["GT006"])
    #expect(try result("{project: p, \(rest), expires: 2027-01-01}", phase: .evaluation) == ["GT006", "WV002"])
  }

  @Test func noProjectIsNoPass() {
    let result = GateAssembly(asOf: day, policy: nil, everything: true).assemble(
      [], runFindings: [], into: GateDraft(version: "1"))
    #expect(result.outcome == .incomplete)
  }

  private func project(_ text: String) throws -> Project {
    let outcome = ProjectReader.parse(text, id: "p", folder: "/tmp", shownAs: "p/project.yaml")
    return try #require(outcome.value, "\(outcome.diagnostics)")
  }

  @Test func fingerprintsStayWhenLinesMove() throws {
    let text = "dossier: 1\ntitle: T\nrisks:\n  a: {impact: high}\n  b: {impact: low}\n"
    let first = try project(text)
    let moved = try project("# comment\n\n" + text.replacingOccurrences(of: "  b:", with: "  # more\n  b:"))
    func name(_ project: Project, _ index: Int) -> GateFinding {
      var namer = Fingerprinter(project: "p", keys: project.keys)
      return namer.name(
        Finding(
          rule: "RK001", severity: .error, message: .init(verbatim: "m"), location: project.risks[index].location))
    }
    #expect(name(first, 0).key == "risks.a")
    #expect(name(first, 0).fingerprint == name(moved, 0).fingerprint)
    #expect(name(first, 1).fingerprint == name(moved, 1).fingerprint)
    #expect(name(first, 0).fingerprint != name(first, 1).fingerprint)
    // FNV-1a of the empty text and of "a", from the authors' test vectors.
    #expect(Fingerprinter.hash("") == "cbf29ce484222325")
    #expect(Fingerprinter.hash("a") == "af63dc4c8601ec8c")
  }

  @Test func ranksAndRolesAreAskedFor() throws {
    let subject = try project(
      "dossier: 1\ntitle: T\nphase: modeling\nphases: {modeling: {a: {text: done}, b: {text: done}}}\n")
    var demands = Policy()
    demands.tasks = ["a": .claimed]
    demands.ranks = [.modeling: .attested]
    demands.roles = [Located("owner", at: subject.location)]
    let review = Reviewer().review(
      Subject(project: subject, measurements: ProjectMeasurements(project: "p"), asOf: day))
    let findings = PolicyJudge(policy: demands).findings(review, of: subject)
    let own = findings.filter { $0.rule.hasPrefix("PO") }
    // Task b, the phase as a whole, and the role; a asks for no more than it has.
    #expect(own.map(\.rule) == ["PO001", "PO001", "PO002"])
    #expect(own[0].location == subject.phases[0].tasks[1].location)
  }
}
