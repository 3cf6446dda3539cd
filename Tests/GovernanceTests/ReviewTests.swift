import Manifest
import Measurements
import Testing

@testable import Governance

@Suite struct ReviewTests {
  private let date = CalendarDate(year: 2026, month: 11, day: 23)!

  private let manifest = """
    dossier: 1
    title: T
    summary: A ranking.
    owner: {team: A, contact: a@corp.test}
    phase: evaluation
    problem:
      statement: S
      decision: D
      output: {kind: binary}
      baseline: {description: B, model: b}
      data: [rows]
      target: {evaluation: e, metric: roc_auc, improve: 10%, over: baseline, by: 2027-01-01}
      cadence: weekly
      heterogeneity: [region]
      constraints: [None may be called at night]
      out_of_scope: [Prices]
      stakeholders: {users: Desk, approver: C}
    catalog:
      rows:
        source: {kind: csv, path: rows.csv}
        splits: {column: split, train: a, valid: b, test: c}
        sensitivity: internal
    models:
      m: {format: onnx, path: m.onnx}
      b: {format: predictions, data: rows, column: score}
    evaluations:
      e:
        task: binary
        data: rows:test
        target: y
        model: m
        baseline: b
        metrics: [roc_auc]
        slices: [region]
        claims: {roc_auc: 0.87}
    risks: {r: {impact: low}}
    """

  private func project(_ text: String) throws -> Project {
    let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
    return try #require(outcome.value, "\(outcome.diagnostics)")
  }

  private func review(
    _ text: String, claim: ClaimResult.Outcome = .reproduced, target: RequirementResult.Outcome = .met,
    gain: (Double, Double, Double) = (0.05, 0.02, 0.08), unmeasured: [Unmeasured] = []
  ) throws -> Review {
    let place = SourceLocation(file: "project.yaml", line: 1, column: 1)
    let estimate = Estimate(value: 0.85, low: 0.82, high: 0.88)
    let result = EvaluationResult(
      id: "e", task: .binary, n: 100, confidence: Confidence(level: 0.95, resamples: 100, seed: 1),
      metrics: [Named("roc_auc", estimate)],
      comparison: Comparison(metrics: [
        Named(
          "roc_auc",
          MetricComparison(
            model: 0.85, baseline: 0.8, improvement: Estimate(value: gain.0, low: gain.1, high: gain.2),
            relative: Estimate(value: 0.06)))
      ]),
      claims: [
        ClaimResult(
          metric: "roc_auc", claimed: 0.87, text: "0.87", tolerance: 0.005, measured: estimate, outcome: claim,
          location: place)
      ],
      target: TargetResult(
        metric: "roc_auc", reading: .relative, wanted: 0.1, achieved: Estimate(value: 0.06), outcome: target,
        location: place), provenance: Provenance())
    let measurements = ProjectMeasurements(project: "t", evaluations: [result], unmeasured: unmeasured)
    return Reviewer().review(Subject(project: try project(text), measurements: measurements, asOf: date))
  }

  @Test func whatHoldsPasses() throws {
    let review = try review(manifest)
    #expect(review.verdict == .pass)
    #expect(review.findings.allSatisfy { $0.severity == .info }, "\(review.findings.map { ($0.rule, $0.message.en) })")
    #expect(review.next == nil)
    #expect(review.checks.contains { $0.rank == .measured && $0.outcome == .met })
  }

  @Test func aFalseClaimFails() throws {
    let review = try review(manifest, claim: .notReproduced)
    #expect(review.verdict == .fail)
    let finding = try #require(review.findings.first)
    #expect(finding.rule == "EV001")
    #expect(finding.severity == .error)
    #expect(finding.message.en.contains("0.870") && finding.message.en.contains("0.850"))
    #expect(finding.message.ru.contains("0,870"))
  }

  @Test func aTargetMetByThePointOnlyIsACondition() throws {
    let review = try review(manifest, target: .metByPointOnly)
    #expect(review.verdict == .conditional)
    #expect(review.pressing.map(\.rule) == ["EV003"])
  }

  @Test func aMissedTargetFailsOnceTheEvaluationIsReached() throws {
    #expect(try review(manifest, target: .notMet).verdict == .fail)
    let early = manifest.replacing("phase: evaluation", with: "phase: modeling")
    #expect(try review(early, target: .notMet).verdict == .pass)
  }

  @Test func whatCouldNotBeMeasuredWinsOverANo() throws {
    let gap = Unmeasured(subject: .evaluation, id: "x", cause: .unavailable, message: "no library")
    let review = try review(manifest, claim: .notReproduced, unmeasured: [gap])
    #expect(review.verdict == .incomplete)
    #expect(review.findings.first?.incomplete == true)
  }

  @Test func aModelThatIsNoBetterIsSaid() throws {
    #expect(try review(manifest, gain: (0.01, -0.02, 0.04)).pressing.map(\.rule) == ["EV005"])
    #expect(try review(manifest, gain: (-0.05, -0.08, -0.02)).verdict == .fail)
  }

  @Test func anEvaluationThatWasNotRunIsNeverAPass() throws {
    let measurements = ProjectMeasurements(project: "t")
    let review = Reviewer().review(Subject(project: try project(manifest), measurements: measurements, asOf: date))
    #expect(review.verdict == .incomplete)
  }

  @Test func missingEvidenceAndExpiredWaiversAreFound() throws {
    let text =
      manifest + "\n" + """
        phases:
          modeling:
            selection: {evidence: docs/none.md, by: A, on: 2026-01-01}
            tests: {evidence: junit.xml, by: A, on: 2026-01-01}
          deployment:
            fallback-plan: {skip: Later, approved_by: B, until: 2026-11-22}
        """
    let subject = Subject(
      project: try project(text),
      measurements: ProjectMeasurements(
        project: "t", documents: [InputDigest(path: "junit.xml", sha256: "", bytes: 1)],
        testReports: [TestReport(path: "junit.xml", tests: 3, failures: 1)]), asOf: date)
    let findings = Reviewer().review(subject).findings.filter { $0.rule == "PH001" }
    #expect(findings.map(\.severity) == [.error, .error, .error])
  }

  @Test func phasesFollowTheChecks() throws {
    let review = try review(manifest, claim: .notReproduced)
    #expect(review.phases.map(\.phase) == Phase.allCases)
    #expect(review.phases[3].state == .failed)
    // Data preparation is behind the project, but nothing shows that it was done.
    #expect(review.phases[1].state == .unproven)
    #expect(review.phases[4].state == .notStarted)
  }
}

extension Review {
  /// What is more than a note.
  fileprivate var pressing: [Finding] { findings.filter { $0.severity != .info } }
}
