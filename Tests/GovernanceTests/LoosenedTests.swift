import Measurements
import Testing

@testable import Governance
@testable import Manifest

/// What a change asks less for than its base, and what it may change.
@Suite struct LoosenedTests {
  private static let text = """
    dossier: 1
    title: T
    problem:
      statement: Who leaves?
      output: {kind: binary, positive: "1"}
      constraints: [Personal data stay inside the company, Ready within 300 ms]
    business_metrics:
      kept: {title: Revenue kept, unit: USD/month, better: higher, now: 400, goal: 430}
      lost: {title: Share that leaves, unit: share, better: lower, now: 0.2, goal: 0.1}
    links:
      calls-to-kept:
        from: holdout.roc_auc
        to: kept
        test_by: 2027-01-15
        evidence:
          - {kind: value_model, volume: 100/month, outcomes: {tp: 60 USD, fp: -5 USD, fn: 0 USD, tn: 0 USD}}
    catalog:
      rows: {source: {kind: csv, path: rows.csv}, splits: {column: s, train: train, test: test}, licence: MIT}
    models:
      m: {format: onnx, path: m.onnx}
    evaluations:
      holdout:
        task: binary
        data: rows:test
        target: y
        positive: "1"
        model: m
        metrics: [roc_auc, brier, ece]
        slices: [region, {column: age, edges: [30, 50], min: 30}]
        protected: [sex]
        claims: {roc_auc: 0.8}
    infrastructure:
      workloads:
        serving: {kind: inference, peak: 10/s, mean: 5/s, latency: 200 ms}
    phases:
      evaluation:
        robustness: {evidence: {kind: cobertura, path: coverage.xml, minimum: 90%}, by: A. Smith, on: 2026-10-07}
    risks:
      ageing: {title: Ages, likelihood: medium, impact: high, mitigation: Watched}
    monitoring:
      drift: {reference: rows:train, current: rows:test, columns: [age, region], fail: psi > 0.25}

    """

  private func project(_ text: String) throws -> Project {
    let outcome = ProjectReader.parse(text, id: "p", folder: "/tmp", shownAs: "p/project.yaml")
    return try #require(outcome.value, "\(outcome.diagnostics)")
  }

  private func findings(_ from: String, _ to: String) throws -> [Finding] {
    try #require(Self.text.contains(from), "the sample does not hold “\(from)”")
    let after = Self.text.replacingOccurrences(of: from, with: to)
    return LoosenedDemands(before: try project(Self.text), after: try project(after)).findings()
  }

  /// Lines are those of the text above.
  @Test(arguments: [
    ("[Personal data stay inside the company, Ready within", "[Ready within", 6), ("goal: 430", "goal: 405", 8),
    ("now: 0.2, goal: 0.1", "now: 0.2, goal: 0.15", 9), (", goal: 430", "", 8), ("tp: 60 USD", "tp: 90 USD", 16),
    ("test_by: 2027-01-15", "test_by: 2027-03-15", 14), (", licence: MIT", "", 18),
    ("metrics: [roc_auc, brier, ece]", "metrics: [roc_auc, brier]", 28),
    ("slices: [region, {", "slices: [{", 29), ("min: 30", "min: 100", 29), ("edges: [30, 50]", "edges: [50]", 29),
    ("    protected: [sex]\n", "", 22), ("protected: [sex]", "protected: [sex]\n    robustness: off", 31),
    ("protected: [sex]", "protected: [sex]\n    weak_slices: off", 31), ("latency: 200 ms", "latency: 2 s", 34),
    ("minimum: 90%", "minimum: 50%", 37), ("likelihood: medium", "likelihood: low", 39),
    (", mitigation: Watched", "", 39), ("[age, region]", "[age]", 41), ("psi > 0.25", "psi > 0.5", 41),
    ("ageing: {title: Ages, likelihood: medium, impact: high, mitigation: Watched}", "other: {title: O}", 38),
  ])
  func lessIsAnErrorWhereItWasTaken(from: String, to: String, line: Int) throws {
    let found = try findings(from, to)
    #expect(found.map(\.rule) == ["GT005"], "\(found.map(\.message.en))")
    #expect(found.first?.severity == .error)
    #expect(found.first?.location?.line == line)
  }

  @Test(arguments: [
    ("peak: 10/s", "peak: 6/s"), ("licence: MIT", "licence: CC0"), ("within 300 ms", "within 3 s"),
    ("volume: 100/month", "volume: 200/month"),
  ])
  func plansAndWordsAreOnlyWarned(from: String, to: String) throws {
    let found = try findings(from, to)
    #expect(found.map(\.rule) == ["GT005"], "\(found.map(\.message.en))")
    #expect(found.map(\.severity) == [.warning])
  }

  /// What is added, made stricter or worded otherwise is no fault.
  @Test(arguments: [
    ("goal: 430", "goal: 450"), ("slices: [region", "slices: [region, channel"), ("min: 30", "min: 10"),
    ("edges: [30, 50]", "edges: [30, 40, 50]"),
    ("metrics: [roc_auc, brier, ece]", "metrics: [roc_auc, brier, ece, f1]"),
    ("Personal data stay inside the company", "Personal data stay inside of the company"),
    ("minimum: 90%", "minimum: 95%"), ("likelihood: medium", "likelihood: high"),
    ("[age, region]", "[age, region, sex]"),
    ("latency: 200 ms", "latency: 100 ms"), ("peak: 10/s", "peak: 20/s"), ("tp: 60 USD", "tp: 50 USD"),
    ("test_by: 2027-01-15", "test_by: 2026-12-15"), ("calls-to-kept:", "calls-keep:"), ("title: T", "title: Other"),
    ("    metrics: [roc_auc, brier, ece]", "    metrics: [roc_auc, ece]\n    require: {brier: \"<= 0.2\"}"),
  ])
  func moreIsNoFault(from: String, to: String) throws {
    let found = try findings(from, to)
    #expect(found.isEmpty, "\(found.map(\.message.en))")
  }

  /// The sample with a trial, whose rows are told by their hashes.
  private func subject(_ rows: [UInt64], columns: String = "outcome: stayed") throws -> GateSubject {
    let trial = "      - {kind: experiment, data: rows, arm: arm, control: a, treatment: b, \(columns)}"
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.contains("kind: value_model") ? trial : String($0) }.joined(separator: "\n")
    let declared = try project(text)
    var measured = ProjectMeasurements(project: "p")
    let link = try #require(declared.links.first)
    measured.links = [
      LinkResult(
        id: link.id, evaluation: "holdout", metric: "roc_auc", to: "kept", status: .confirmed, rank: .measured,
        evidence: [
          LinkEvidenceResult(
            content: .assumption("stands for a trial"), location: link.evidence[0].location, rows: rows)
        ], location: link.location)
    ]
    return GateSubject(declared: declared, project: declared, measurements: measured)
  }

  @Test func editedRowsOfATrialAreFound() throws {
    let base = try subject([1, 2, 3, 4])
    let edited = ChangedRows(before: base, after: try subject([1, 2, 9])).findings()
    #expect(edited.map(\.rule) == ["GT007"])
    #expect(edited.first?.severity == .error)
    #expect(edited.first?.location?.line == 16)
    #expect(edited.first?.message.en.contains("of the 4 rows of rows that the link calls-to-kept") == true)
    #expect(edited.first?.message.en.contains("2 are gone or edited") == true)
    #expect(ChangedRows(before: base, after: try subject([1, 2, 3, 4, 5])).findings().isEmpty)
    // Another outcome is another question: its rows cannot be compared.
    #expect(ChangedRows(before: base, after: try subject([7], columns: "outcome: bought")).findings().isEmpty)
  }

  @Test func aTestThatIsDoneNeedsNoDay() throws {
    let assumed = try project(Self.text)
    let tested = try subject([1]).declared
    var undated = tested
    undated.links[0].testBy = nil
    // The value model gave way to the trial; the day went with it.
    #expect(LoosenedDemands(before: assumed, after: undated).findings().isEmpty)
    var later = tested
    later.links[0].testBy = CalendarDate(year: 2027, month: 6, day: 1)
    let found = LoosenedDemands(before: tested, after: later).findings()
    #expect(found.map(\.message.en).contains { $0.contains("the test of calls-to-kept is put off") })
  }

  @Test func rowsOfATrialMayOnlyGrow() {
    let base = RowMultiset([1, 2, 2, 3])
    #expect(base.missing(from: [1, 2, 2, 3]) == 0)
    #expect(base.missing(from: [3, 2, 1, 2, 9]) == 0)
    // One 2 taken out, the 3 edited to a 4.
    #expect(base.missing(from: [1, 2, 4]) == 2)
  }
}
