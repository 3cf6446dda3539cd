import Foundation
import Measurements
import Testing

@testable import Governance
@testable import Manifest

/// Falsehoods that only show against something else of the project, and honest statements that look like them.
@Suite struct PlantedTests {
  private func found(
    _ rule: String, _ edits: [(String, String)] = [], _ measure: (inout ProjectMeasurements) -> Void = { _ in }
  ) throws -> [Finding] {
    var text = GoodSample.manifest
    for (old, new) in edits {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    var measurements = GoodSample.measurements
    measure(&measurements)
    return Reviewer().review(try GoodSample.subject(text, measurements: measurements)).findings.filter {
      $0.rule == rule
    }
  }

  private func severities(_ rule: String, _ old: String, _ new: String) throws -> [Finding.Severity] {
    try found(rule, [(old, new)]).map(\.severity)
  }

  @Test func recordedForecastsOfSmoothSeriesAreNoTruth() throws {
    let recorded = [("    model: gbm\n    baseline: today", "    model: today\n    baseline: gbm")]
    // Jobs by sector: R² of 0.99992 with a mean error of 45 thousand.
    #expect(
      try found("EV034", recorded) { $0.evaluations[0].metrics = [Named("r2", Estimate(value: 0.99992))] }.isEmpty)
    #expect(
      try found("EV034", recorded) { $0.evaluations[0].metrics = [Named("r2", Estimate(value: 1 - 1e-12))] }.count == 1)
  }

  @Test func perfectRankingsAreThoseOfTheQueriesThatCanBeAnswered() throws {
    let recorded = [("    model: gbm\n    baseline: today", "    model: today\n    baseline: gbm")]
    func ranking(_ value: Double) throws -> [Finding] {
      try found("EV034", recorded) { m in
        m.evaluations[0].metrics = [Named("ndcg@5", Estimate(value: value))]
        m.evaluations[0].ranking = RankingResult(queries: 160, rows: 1280, withoutRelevant: 8, tied: 0, highestGrade: 2)
      }
    }
    // 152 of 160 queries have a relevant row.
    #expect(try ranking(0.95).count == 1)
    #expect(try ranking(0.94).isEmpty)
  }

  @Test func theModelUnderTestIsNotTodaysMethod() throws {
    let stated = try found(
      "EV035", [("evaluation: holdout, model: today}", "evaluation: holdout, model: gbm}")])
    #expect(stated.count == 1)
    #expect(stated.first?.location?.line == 13)
  }

  @Test func anOrderedBaselineMayMissTheCommonestLevel() throws {
    func trivial(_ metric: String, _ gain: Double) -> ModelChecks.Trivial {
      ModelChecks.Trivial(
        metric: metric, value: 0.5, model: 0.9, baseline: 0.4,
        modelGain: Estimate(value: 0.4, low: 0.3, high: 0.5),
        baselineGain: Estimate(value: gain, low: gain - 0.05, high: gain + 0.05))
    }
    let ordinal = [
      ("    task: binary\n", "    task: ordinal\n"),
      ("output: {kind: binary, positive: \"yes\"}", "output: {kind: ordinal, classes: [\"1\", \"2\"]}"),
      ("metrics: [captured@100, roc_auc, brier]", "metrics: [accuracy]"),
      ("    require: {roc_auc: \">= 0.80\", worst_slice.roc_auc: \">= 0.70\"}\n", ""),
      ("  target: {evaluation: holdout, metric: captured@100, improve: 20%, over: baseline, by: 2027-03-31}\n", ""),
      ("from: holdout.captured@100", "from: holdout.accuracy"),
    ]
    func findings(nearer: Double) throws -> [Finding] {
      try found("EV025", ordinal) { m in
        m.evaluations[0].modelChecks = ModelChecks(
          distinctAnswers: 9, distinctBaselineAnswers: 7, distinctTruth: 9, inputs: [])
        m.evaluations[0].modelChecks?.trivial = [
          trivial("accuracy", -0.32), trivial("mean_absolute_level_error", nearer),
        ]
      }
    }
    #expect(try findings(nearer: 0.11).isEmpty)
    #expect(try findings(nearer: -0.2).map(\.severity) == [.error])
  }

  @Test func trialsOfAHandfulOfUnitsAreNoTest() throws {
    func trial(_ units: Int, early: Bool = false) -> ExperimentResult {
      ExperimentResult(
        measure: .proportion, control: .init(name: "a", units: units, value: 0.5),
        treatment: .init(name: "b", units: units, value: 0.6), test: .twoProportion,
        difference: Estimate(value: 0.1, low: -0.1, high: 0.3), relative: nil, standardError: 0.1, p: 0.3, alpha: 0.05,
        betterIsHigher: true, warnings: early ? [.early(look: 1, looks: 3)] : [], status: .inconclusive)
    }
    func findings(_ rule: String, _ trial: ExperimentResult, phase: String = "deployment") throws -> [Finding] {
      try found(rule, [("phase: deployment\nproblem", "phase: \(phase)\nproblem")]) { m in
        let place = SourceLocation(file: "project.yaml", line: 1, column: 1)
        m.links = [
          LinkResult(
            id: "l", evaluation: "holdout", metric: "captured@100", to: "revenue", status: .inconclusive,
            rank: .measured, evidence: [LinkEvidenceResult(content: .experiment(trial), location: place)],
            location: place)
        ]
      }
    }
    #expect(try findings("ML029", trial(6)).map(\.severity) == [.error])
    #expect(try findings("ML029", trial(400)).isEmpty)
    #expect(try findings("ML033", trial(400)).map(\.severity) == [.error])
    // A planned look before the end says only how it stands.
    #expect(try findings("ML033", trial(400, early: true)).isEmpty)
    #expect(try findings("ML033", trial(400), phase: "modeling").isEmpty)
  }

  @Test func numbersThatNoPlaceReaches() throws {
    #expect(try severities("CO006", "pue: 1.5", "pue: 1.01") == [.error])
    #expect(try severities("CO006", "pue: 1.5", "pue: 1.05") == [.warning])
    #expect(try severities("CO006", "pue: 1.5", "pue: 1.1").isEmpty)
    #expect(try found("CO006", [("pue: 1.5, ", "")]).isEmpty)
    #expect(try severities("CO005", "0.14 USD/kWh, staff: {mlops: 0.2}", "0.14 USD/kWh, staff: {mlops: 0}") == [.error])
    #expect(try severities("PH006", ", until: 2027-06-30", "") == [.warning])
    #expect(try severities("PH008", "until: 2027-06-30", "until: 2030-06-30") == [.info])
    #expect(try severities("PH008", "until: 2027-06-30", "until: 2099-06-30") == [.error])
  }

  @Test func machinesKeepNotAllOfTheirPrice() throws {
    #expect(try severities("CO042", "pue: 1.5", "pue: 1.5, residual: 100%") == [.error])
    #expect(try severities("CO042", "pue: 1.5", "pue: 1.5, residual: 60%") == [.warning])
    #expect(try severities("CO042", "pue: 1.5", "pue: 1.5, residual: 30%").isEmpty)
  }

  @Test func aLimitOfMinutesIsNone() throws {
    #expect(try severities("BM002", "slo: {p99: 50 ms}", "slo: {p99: 1 h}") == [.error])
    #expect(try severities("BM002", "slo: {p99: 50 ms}", "slo: {p99: 2 s}").isEmpty)
  }

  @Test(arguments: [
    ("Newest first, ROC AUC 0.62", 0), ("Newest first, ROC AUC of 0.635 on the same rows", 0),
    ("Newest first, ROC AUC of 0.50", 1), ("Newest first, right in 62% of the cases", 0),
    ("Newest first, ROC AUC not known; 900 subscribers", 0),
  ])
  func aBaselineIsNotTalkedDown(_ text: String, _ count: Int) throws {
    let edits = [("description: Newest subscribers first", "description: \"\(text)\"")]
    let found = try found("EV037", edits) { m in
      m.evaluations[0].baseline = BaselineResult(
        model: "today", metrics: [Named("roc_auc", Estimate(value: 0.62, low: 0.59, high: 0.65))])
    }
    #expect(found.count == count)
  }

  @Test(arguments: [
    ("capacity: 100/s, capacity_source: Load test of 2026-10-01", 0),
    ("capacity: 100/s, capacity_source: Load test of 2027-10-01", 1),
    ("capacity: 100/s, capacity_source: \"Load test: 100 requests/s on one core\"", 0),
    ("capacity: 900/s, capacity_source: \"Load test: 100 requests/s on one core\"", 1),
    ("gpu: A100-80GB, capacity: 100/s, capacity_source: Load test on an A100", 0),
    ("gpu: L4, capacity: 100/s, capacity_source: Load test on an A100", 1),
  ])
  func capacitiesAreOfThisMachine(_ stated: String, _ count: Int) throws {
    #expect(try found("CO026", [("benchmark: scoring, ", stated + ", ")]).count == count)
  }

  @Test(arguments: [
    ("vcpus: 4, capacity: 300/s, capacity_source: \"Load test on 4 cores\"", 0),
    ("vcpus: 4, capacity: 300/s, capacity_source: \"Load test on 64 cores\"", 1),
    ("vcpus: 4, capacity: 300/s, capacity_source: \"A 64-core server, the service held to 4 cores\"", 0),
    ("capacity: 300/s, capacity_source: \"Load test on 64 cores\"", 0),
  ])
  func capacitiesAreOfSoManyCores(_ stated: String, _ count: Int) throws {
    #expect(try found("CO026", [("benchmark: scoring, ", stated + ", ")]).count == count)
  }

  @Test func capacitiesAreThoseOfTheirDocument() throws {
    func found(_ rule: String, _ rates: [Double], named: Bool = false, exists: Bool = true) throws -> Int {
      let edit = ("benchmark: scoring, ", "capacity: 800/s, capacity_source: docs/load.md, ")
      return try self.found(rule, [edit]) { m in
        m.citedFiles = [
          CitedFile(
            field: .capacitySource, id: "serve", path: "docs/load.md", exists: exists, rates: rates,
            namesStatedNumber: named)
        ]
      }.count
    }
    #expect(try found("CO026", [80]) == 1)
    #expect(try found("CO026", [80], named: true) == 0)
    // Less than was measured is careful.
    #expect(try found("CO026", [850]) == 0)
    #expect(try found("CO026", []) == 0)
    #expect(try found("CO013", [], exists: false) == 1)
    #expect(try found("CO013", []) == 0)
  }

  @Test(arguments: [(4.0, [Finding.Severity]()), (9.0, [.warning]), (60.0, [.error])])
  func languageModelsHaveTheirSpeed(_ capacity: Double, _ expected: [Finding.Severity]) throws {
    let served =
      "capacity: \(capacity)/s, capacity_source: test, serves: {model: llama-3.1-8b, input: 900, output: 150, concurrency: 8}, "
    let found = try found("CO041", [("benchmark: scoring, ", served)]) { m in
      var demand = CostDemand(
        workload: "serve", kind: .inference, gpu: "L40S", gpus: 1, unitsPeak: 1, unitsMean: 1, hoursPerMonth: 730,
        predictionsPerMonth: nil, capacity: capacity, capacityKind: .stated)
      demand.sizing = CostSizing(
        model: "llama-3.1-8b", gpu: "L40S", format: "bf16", cacheFormat: "bf16", context: 2048, modelContext: 131_072,
        input: 900, output: 150, concurrency: 8, gpus: 1, tensorParallel: 1, pipelineStages: 1, fewestGPUs: 1,
        fits: true, figures: [CostSizing.Figure(.requests, .number(3), .requestsPerSecond)], prefillShare: 0.5)
      m.cost = CostResult(currency: "USD", months: 12, annualRate: 0)
      m.cost?.demands = [demand]
    }
    #expect(found.map(\.severity) == expected)
    #expect(
      try self.found(
        "BM007", [("benchmark: scoring, ", "serves: {model: llama-3.1-8b, input: 9, output: 9, concurrency: 1}, ")]
      )
      .isEmpty)
  }

  @Test(arguments: [
    ("latency: 20 ms, peak: 20/s, mean: 2/s", "slo: {p99: 50 ms}", 1),
    ("latency: 50 ms, peak: 20/s, mean: 2/s", "slo: {p99: 50 ms}", 0),
    // One in a thousand may be later.
    ("latency: 50 ms, peak: 20/s, mean: 2/s", "slo: {p99: 50 ms, p99.9: 80 ms}", 0),
  ])
  func limitsKeepWhatIsPromised(_ load: String, _ slo: String, _ count: Int) throws {
    #expect(
      try found("BM010", [("peak: 20/s, mean: 2/s", load), ("slo: {p99: 50 ms}", slo)]).count == count)
  }

  @Test func hardlyAnybodyIsAWarning() throws {
    let staff = "0.14 USD/kWh, staff: {mlops: 0.2}"
    #expect(try severities("CO005", staff, "0.14 USD/kWh, staff: {mlops: 0.005}") == [.warning])
    let place = try found("CO005", [(staff, "0.14 USD/kWh, staff: {mlops: 0}")]).first?.location
    // The key `staff` of the line of `own`, behind the price of power.
    let lines = GoodSample.manifest.split(separator: "\n", omittingEmptySubsequences: false)
    let own = try #require(lines.firstIndex { $0.hasPrefix("  own:") })
    #expect(place?.line == own + 1 && (place?.column ?? 0) > 60)
  }

  // MARK: Evaluations and links

  @Test func quantilesCoverWhatTheyAreCalled() throws {
    func found(_ levels: (Double, Double), _ low: Double, _ high: Double) throws -> [Finding.Severity] {
      var project = try GoodSample.subject().project
      let model = project.evaluations[0].model
      project.evaluations[0].quantiles = [levels.0, levels.1].map { QuantileModel(level: $0, model: model) }
      var measurements = GoodSample.measurements
      let coverage = Estimate(value: (low + high) / 2, low: low, high: high)
      measurements.evaluations[0].metrics.append(Named("interval_coverage", coverage))
      let subject = Subject(project: project, measurements: measurements, asOf: GoodSample.date)
      return Reviewer().review(subject).findings.filter { $0.rule == "EV041" }.map(\.severity)
    }
    #expect(try found((0.05, 0.95), 0.765, 0.803) == [.error])
    #expect(try found((0.1, 0.9), 0.765, 0.803).isEmpty)
    #expect(try found((0.05, 0.95), 0.84, 0.87).isEmpty)
    #expect(try found((0.1, 0.9), 0.87, 0.9) == [.warning])
  }

  @Test func aToleranceHidesNothing() throws {
    func found(_ claimed: Double, _ text: String, _ tolerance: Double) throws -> Int {
      try self.found("EV033") { m in
        m.evaluations[0].claims[0].claimed = claimed
        m.evaluations[0].claims[0].text = text
        m.evaluations[0].claims[0].tolerance = tolerance
        m.evaluations[0].claims[0].measured = Estimate(value: 0.794, low: 0.731, high: 0.856)
      }.count
    }
    #expect(try found(0.86, "0.86", 0.1) == 1)
    #expect(try found(0.85, "0.85", 0.1) == 0)
    // Worse than measured, and the plain rounding, hide nothing.
    #expect(try found(0.72, "0.72", 0.1) == 0)
    #expect(try found(0.9, "0.9", 0.1) == 0)
  }

  @Test func aCopiedColumnIsNoObservation() throws {
    func points(_ y: (Double) -> Double) -> [CurvePoint] {
      (0..<20).map { CurvePoint(x: Double($0), y: y(Double($0))) }
    }
    #expect(LinkColumnsDiffer.areOnOneLine(points { $0 }))
    #expect(LinkColumnsDiffer.areOnOneLine(points { 3 - 0.5 * $0 }))
    #expect(!LinkColumnsDiffer.areOnOneLine(points { $0 + ($0 == 7 ? 0.5 : 0) }))
    #expect(!LinkColumnsDiffer.areOnOneLine(Array(points { $0 }.prefix(4))))
  }

  @Test(arguments: [
    ("2026-11-23", 0), ("2026-11-24", 1), ("2026-11", 0), ("2026-12", 1), ("2026-Q4", 0), ("2027Q1", 1), ("2027", 1),
    ("2026-12-01T10:00:00", 1), ("week 60", 0), ("20271", 0),
  ])
  func resultsAreOfThePast(_ value: String, _ count: Int) throws {
    let found = try found("DQ042") { m in
      m.profiles[0].newest = [NewestRow(time: "month", result: "left", value: value)]
    }
    #expect(found.count == count)
  }

  @Test func trialsAreStrictEnough() throws {
    #expect(try severities("ML041", "outcome: stayed", "outcome: stayed, alpha: 10%").isEmpty)
    #expect(try severities("ML041", "outcome: stayed", "outcome: stayed, alpha: 20%") == [.error])
  }

  @Test(arguments: [
    ("contact: crm@corp.test", "contact: \"https://svc:Tr0ub4dor@wiki.corp.test/crm\"", 1),
    ("contact: crm@corp.test", "contact: \"https://wiki.corp.test/crm\"", 0),
    ("title: New tariffs", "title: \"New tariffs, api_key=abc\"", 1),
  ])
  func secretsAreFoundInEveryText(_ old: String, _ new: String, _ count: Int) throws {
    #expect(try found("SE005", [(old, new)]).count == count)
  }

  @Test(arguments: [
    ("origin: Billing system", "origin: \"postgres://billing:hunter2@db/rows\"", 1),
    ("origin: Billing system", "origin: \"postgres://billing@db/rows, see https://wiki.corp.test/a:b@c\"", 0),
    ("origin: Billing system", "origin: \"postgres://billing:$PASSWORD@db/rows\"", 0),
  ])
  func addressesWithAPassword(_ old: String, _ new: String, _ count: Int) throws {
    let findings = try found("SE005", [(old, new)])
    #expect(findings.count == count)
    #expect(findings.allSatisfy { $0.location?.line == 42 })
  }

  @Test(arguments: [
    ("licence: internal", "licence: unknown"), ("approved_by: Head of care", "approved_by: TBD"),
    ("skip: A linear model", "skip: \"-\""), ("by: M. Hale", "by: n/a"),
  ])
  func nobodyIsNoName(_ old: String, _ new: String) throws {
    #expect(try !found("MH005", [(old, new)]).isEmpty)
  }

  @Test func dataAboutPeopleAreNotPublic() throws {
    func findings(_ constraint: String) throws -> [Finding.Severity] {
      try found(
        "SE007",
        [("sensitivity: internal", "sensitivity: public"), ("Personal data stay inside the company", constraint)]
      ) { m in
        m.profiles[0].columns.append(ColumnProfile(name: "gender", kind: .text, nulls: 0, distinct: 2))
      }.map(\.severity)
    }
    #expect(try findings("Personal data stay inside the company") == [.error])
    #expect(try findings("Answer by 06:00") == [.warning])
  }

  // MARK: Text against fields

  private func flaws(_ sentence: String, _ edits: [(String, String)]) throws -> [StatementFlaw] {
    var text = GoodSample.manifest.replacing(
      "The same 100 calls should reach at least 20% more of those who leave.", with: sentence)
    for (old, new) in edits { text = text.replacing(old, with: new) }
    return StatementLinter.examine(try GoodSample.subject(text).project).flaws.filter { $0.kind == .contradiction }
  }

  @Test(arguments: [
    ("The error should be at most 0.5 by 31 March 2027.", 1), ("The error should be at most 0.1 by 31 March 2027.", 0),
    ("The error should be at most 10% by 31 March 2027.", 0),
  ])
  func boundsAreCompared(_ sentence: String, _ count: Int) throws {
    #expect(try flaws(sentence, [("improve: 20%, over: baseline", "reach: 0.1")]).count == count)
  }

  @Test func readingsAreCompared() throws {
    let points = [("improve: 20%", "improve: 20 points")]
    let relative = "The same 100 calls should reach at least 20% more leavers relative to today."
    #expect(try flaws(relative, points).map(\.key) == ["target.improve"])
    #expect(try flaws(relative, []).isEmpty)
    #expect(try flaws("The share should be 20 percentage points higher relative to today.", points).isEmpty)
  }

  @Test(arguments: [
    ("At least 20% more answers should be within one level of the truth.", 0),
    ("At least 20% more answers should be within two levels of the truth.", 0),
    ("Ответы отличаются не больше чем на два уровня, и их на 20% больше.", 0),
    ("At least 20% more of the rows should get the right one of four levels.", 1),
  ])
  func distancesAreNoNumberOfClasses(_ sentence: String, _ count: Int) throws {
    let classes = [
      ("output: {kind: binary, positive: \"yes\"}", "output: {kind: ordinal, classes: [\"1\", \"2\", \"3\"]}")
    ]
    #expect(try flaws(sentence, classes).count { $0.key == "output.classes" } == count)
  }

  // MARK: Changes that ask for less

  @Test(arguments: [
    ("    require:", "    claims: {roc_auc: 0.85}\n    require:", "    require:", ""),
    (
      "    require:", "    claims: {roc_auc: 0.85}\n    require:", "claims: {roc_auc: 0.85}",
      "claims: {roc_auc: {value: 0.85, tolerance: 0.02}}"
    ),
    ("", "", "    group: row_id\n", ""), ("", "", "    licence: internal\n", ""),
    ("", "", "sensitivity: internal", "sensitivity: public"), ("", "", ", sensitive: true", ""),
    ("", "", "until: 2027-06-30", "until: 2028-06-30"),
    (
      "", "", "robustness: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}",
      "robustness: {skip: Not now, approved_by: Head of care, until: 2027-06-30}"
    ),
    ("", "", "mitigation: Watched weekly, ", ""),
    ("", "", "seed: 7}", "seed: 7, independent_rows: true}"),
  ])
  func aChangeThatSaysLess(_ base: String, _ stated: String, _ old: String, _ new: String) throws {
    var before = GoodSample.manifest
    if !base.isEmpty { before = before.replacing(base, with: stated) }
    var after = before
    if base.isEmpty || new.contains("tolerance") {
      try #require(before.contains(old))
      after = before.replacing(old, with: new)
    } else {
      after = GoodSample.manifest
    }
    let (was, now) = (try GoodSample.subject(before).project, try GoodSample.subject(after).project)
    #expect(LoosenedDemands(before: was, after: now).findings().count == 1)
    #expect(LoosenedDemands(before: was, after: was).findings().isEmpty)
  }

  @Test func claimsMayBeRoundedToFewerDigits() throws {
    let exact = GoodSample.manifest.replacing("    require:", with: "    claims: {roc_auc: 0.8512}\n    require:")
    let rounded = exact.replacing("0.8512", with: "85%")
    let (was, now) = (try GoodSample.subject(exact).project, try GoodSample.subject(rounded).project)
    #expect(LoosenedDemands(before: was, after: now).findings().isEmpty)
  }

  // MARK: Waivers

  @Test(arguments: [
    ("TBD", "Agreed", 2027), ("Head of care", "-", 2027), ("Head of care", "Agreed", 2117),
  ])
  func aWaiverThatNobodyAgreedTo(_ approver: String, _ reason: String, _ year: Int) throws {
    let expires = try #require(CalendarDate(year: year, month: 1, day: 31))
    let waiver = PolicyWaiver(
      location: SourceLocation(file: "dossier.yaml", line: 4, column: 7), project: "churn", rule: "EV002",
      reason: reason, approvedBy: approver, expires: expires)
    let book = WaiverBook([waiver], asOf: GoodSample.date)
    #expect(book.findings(judged: ["churn"], everything: false).map(\.finding.rule) == [WaiverBook.expiredID])
  }
}
