import Foundation
import Manifest
import Measurements
import Testing

@testable import Governance

/// A project in which no rule finds a fault, and what was measured of it.
enum GoodSample {
  static let manifest = """
    dossier: 1
    title: Churn
    summary: Ranks subscribers.
    language: en
    owner: {team: CRM, contact: crm@corp.test}
    phase: deployment
    problem:
      statement: |
        Each month the retention desk calls 100 of 1,340 subscribers whose contract comes up. Today it calls the newest first
        and reaches 61 of 356 leavers. The same 100 calls should reach at least 20% more of those who leave.
      decision: Which subscribers to call
      output: {kind: binary, positive: "yes"}
      baseline: {description: Newest subscribers first, evaluation: holdout, model: today}
      target: {evaluation: holdout, metric: captured@100, improve: 20%, over: baseline, by: 2027-03-31}
      data: [rows]
      cadence: monthly
      heterogeneity: [region]
      constraints: [Personal data stay inside the company]
      out_of_scope: [Price changes]
      stakeholders: {sponsor: Head of care, users: Retention desk, approver: Data protection officer}
    business_metrics:
      revenue: {title: Revenue kept, unit: USD/month, better: higher, now: 1190, goal: 1430}
    links:
      l:
        from: holdout.captured@100
        to: revenue
        why: One leaver in four stays.
        test_by: 2027-02-26
        evidence:
          - {kind: experiment, data: rows, arm: arm, control: a, treatment: b, outcome: stayed}
          - {kind: value_model, volume: 100/month, outcomes: {tp: 19 USD, fp: -2 USD, fn: 0 USD, tn: 0 USD}}
    catalog:
      rows:
        description: One row a subscriber.
        contract: catalog/rows.odcs.yaml
        source: {kind: csv, path: rows.csv}
        splits: {column: split, train: train, valid: valid, test: test}
        key: row_id
        group: row_id
        architecture: warehouse
        sensitivity: internal
        origin: Billing system
        licence: internal
    models:
      gbm: {format: onnx, path: m.onnx}
      today: {format: predictions, data: rows, column: tenure}
    evaluations:
      holdout:
        task: binary
        data: rows:test
        target: left
        model: gbm
        baseline: today
        metrics: [captured@100, roc_auc, brier]
        slices: [region]
        confidence: {level: 95%, resamples: 2000, seed: 7}
        require: {roc_auc: ">= 0.80", worst_slice.roc_auc: ">= 0.70"}
    benchmarks:
      scoring: {model: gbm, data: rows:test, scenarios: [single_stream, server], batch_sizes: [1, 64], slo: {p99: 50 ms}}
    infrastructure:
      currency: USD
      horizon: 36 months
      discount_rate: 9%
      budget: 1500 USD/month
      workloads:
        serve: {kind: inference, benchmark: scoring, peak: 20/s, mean: 2/s, replicas_min: 2, sensitive: true}
        train: {kind: training, hours: 2/month}
      options: [own, cloud]
      own: {server: cpu-2x32, sites: 1, pue: 1.5, power_price: 0.14 USD/kWh, staff: {mlops: 0.2}}
      cloud: {provider: aws, region: eu-central-1, purchase: on_demand, staff: {mlops: 0.2}}
    phases:
      business-and-data-understanding:
        feasibility: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
        success-criteria: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
        data-quality: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
      modeling:
        model-selection: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
        reproducibility: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
      evaluation:
        performance-validation: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
        robustness: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
        success-comparison: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
        explainability: {skip: A linear model, approved_by: Head of care, until: 2027-06-30}
      deployment:
        fallback-plan: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}
    phase_history:
      modeling: [{entered: 2026-08-01, left: 2026-09-25}]
    risks:
      tariff: {title: New tariffs, phase: monitoring-and-maintenance, likelihood: medium, impact: high, mitigation: Watched weekly, owner: J. Okafor}
    stack: {versioning: [git, dvc], tracking: [mlflow], ci: [gitlab-ci], serving: [triton], monitoring: [prometheus], containers: [docker]}
    monitoring:
      drift: {reference: rows:train, current: rows:test, columns: [region], warn: psi > 0.1, fail: psi > 0.25}
    """

  static let date = CalendarDate(year: 2026, month: 11, day: 23) ?? CalendarDate(year: 2000, month: 1, day: 1)!

  static var measurements: ProjectMeasurements {
    let place = SourceLocation(file: "project.yaml", line: 1, column: 1)
    let result = EvaluationResult(
      id: "holdout", task: .binary, n: 1341, positives: 356,
      confidence: Confidence(level: 0.95, resamples: 2000, seed: 7),
      metrics: [
        Named("captured@100", Estimate(value: 0.22, low: 0.2, high: 0.24)), Named("roc_auc", Estimate(value: 0.85)),
      ],
      slices: [SliceResult(column: "region", value: "north", n: 600, metrics: [])],
      comparison: Comparison(metrics: [
        Named(
          "captured@100",
          MetricComparison(
            model: 0.22, baseline: 0.17, improvement: Estimate(value: 0.05, low: 0.04, high: 0.06),
            relative: Estimate(value: 0.3)))
      ]),
      claims: [
        ClaimResult(
          metric: "roc_auc", claimed: 0.85, text: "0.85", tolerance: 0.005, measured: Estimate(value: 0.85),
          outcome: .reproduced, location: place)
      ],
      requirements: [
        RequirementResult(
          metric: "worst_slice.roc_auc", condition: ">= 0.70", limit: 0.7, measured: Estimate(value: 0.8),
          outcome: .met, location: place)
      ],
      target: TargetResult(
        metric: "captured@100", reading: .relative, wanted: 0.2,
        achieved: Estimate(value: 0.3, low: 0.25, high: 0.35), outcome: .met, location: place),
      provenance: Provenance())
    let columns = [
      ColumnProfile(name: "row_id", kind: .text, nulls: 0, distinct: 4000),
      ColumnProfile(name: "region", kind: .text, nulls: 0, distinct: 4),
    ]
    return ProjectMeasurements(
      project: "t", evaluations: [result],
      profiles: [
        ProfileResult(
          entry: "rows", rows: 4000, splits: [Named("train", 2000), Named("valid", 659), Named("test", 1341)],
          columns: columns)
      ], documents: [InputDigest(path: "docs/f.md", sha256: "", bytes: 1)])
  }

  static func subject(_ text: String = manifest, measurements: ProjectMeasurements = measurements) throws -> Subject {
    let outcome = ProjectReader.parse(text, id: "t", folder: "/tmp", shownAs: "project.yaml")
    return Subject(
      project: try #require(outcome.value, "\(outcome.diagnostics)"), measurements: measurements, asOf: date)
  }

  /// The manifest without a section and all that is indented below it.
  static func without(_ section: String) -> String {
    var lines: [Substring] = []
    var inside = false
    for line in manifest.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.hasPrefix(" ") { inside = line.hasPrefix(section + ":") }
      if !inside { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }
}

@Suite struct RuleTests {
  @Test func aGoodProjectHasNoFindings() throws {
    let review = Reviewer().review(try GoodSample.subject())
    #expect(review.findings.isEmpty, "\(review.findings.map { ($0.rule, $0.message.en) })")
    #expect(review.verdict == .pass)
  }

  @Test(arguments: RuleCase.all) func aRuleSpeaksWhereItsFaultIsAndNowhereElse(_ item: RuleCase) throws {
    var text = GoodSample.manifest
    for (old, new) in item.edits {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    var measurements = GoodSample.measurements
    item.measure(&measurements)
    let found = Reviewer().review(try GoodSample.subject(text, measurements: measurements)).findings
    let own = found.filter { $0.rule == item.rule }
    #expect(!own.isEmpty, "\(item.rule); found: \(found.map { ($0.rule, $0.message.en) })")
    for finding in own {
      #expect(finding.help != nil)
      #expect(finding.message.en != finding.message.ru)
      #expect(finding.message.ru.unicodeScalars.contains { ("а"..."я").contains($0) })
    }
  }

  @Test(arguments: [
    ("evaluations", "EV031"), ("infrastructure", "CO014"), ("monitoring", "MO001"), ("risks", "RK002"),
    ("stack", "ST011"),
  ]) func aMissingSectionIsFound(_ section: String, _ rule: String) throws {
    var text = GoodSample.without(section)
    if section == "evaluations" {
      text = text.replacing(
        "  target: {evaluation: holdout, metric: captured@100, improve: 20%, over: baseline, by: 2027-03-31}\n",
        with: ""
      )
      .replacing(", evaluation: holdout", with: "")
      let start = try #require(text.range(of: "links:"))
      let end = try #require(text.range(of: "catalog:"))
      text.removeSubrange(start.lowerBound..<end.lowerBound)
    }
    let found = Reviewer().review(try GoodSample.subject(text)).findings
    #expect(found.contains { $0.rule == rule }, "\(found.map(\.rule))")
  }

  @Test func protectedAttributesAreSliced() throws {
    var measurements = GoodSample.measurements
    measurements.profiles[0].columns.append(ColumnProfile(name: "gender", kind: .text, nulls: 0, distinct: 2))
    let text = GoodSample.manifest.replacing("sensitivity: internal", with: "sensitivity: personal")
    let found = Reviewer().review(try GoodSample.subject(text, measurements: measurements)).findings
    #expect(found.contains { $0.rule == "DQ022" })
    let sliced = text.replacing("slices: [region]", with: "slices: [region, gender]")
    let again = Reviewer().review(try GoodSample.subject(sliced, measurements: measurements)).findings
    #expect(!again.contains { $0.rule == "DQ022" })
  }

  @Test func everyRuleIsDescribedInBothLanguages() {
    let infos = RuleBook.infos
    #expect(infos.count >= 90)
    #expect(Set(infos.map(\.id)).count == infos.count)
    for info in infos {
      #expect(info.family != nil, "\(info.id)")
      for text in [info.name, info.checks, info.why, info.fix] {
        #expect(!text.en.isEmpty && !text.ru.isEmpty)
      }
      #expect(info.name.en != info.name.ru)
    }
    #expect(RuleBook.info("dq003")?.id == "DQ003")
    #expect(RuleBook.info("XX999") == nil)
  }

  /// Every rule that only speaks of faults has a case above, or a test of its own.
  @Test func everyRuleHasACase() {
    let tested = Set(RuleCase.all.map(\.rule)).union(
      [
        "EV031", "CO014", "CO022", "CO023", "CO024", "CO030", "CO031", "CO032", "CO033", "CO034", "CO035", "CO036",
        "CO037", "CO038", "CO039", "EV037", "EV041", "MO001",
        "RK002", "ST011", "DQ022", "DQ036",
      ])
    let faulting = RuleRegistry.rules.filter { $0 is any FaultRule }.map(\.id)
    #expect(Set(faulting).subtracting(tested).isEmpty)
  }
}

@Suite struct ProcessTests {
  @Test func everyPhaseHasItsTasksInBothLanguages() {
    let tasks = ProcessCatalogue.tasks
    #expect(Set(tasks.map(\.id)).count == tasks.count)
    for phase in Phase.allCases { #expect(ProcessCatalogue.tasks(of: phase).count >= 4) }
    for task in tasks {
      for text in [task.title, task.risk, task.assurance, task.evidence] {
        #expect(!text.en.isEmpty && text.en != text.ru)
      }
    }
    // CRISP-DM has no monitoring phase at all.
    let monitoring = ProcessCatalogue.tasks(of: .monitoringAndMaintenance)
    #expect(monitoring.contains { $0.isNew })
  }

  @Test func whatIsMeasuredIsNotTicked() throws {
    let entries = ProcessBoard.entries(try GoodSample.subject())
    let rank: (String) -> EvidenceRank? = { id in entries.first { $0.id == id }?.rank }
    #expect(rank("model-selection") == .measured)
    #expect(rank("robustness") == .measured)
    #expect(rank("feasibility") == .attested)
    #expect(rank("deployment-strategy") == .missing)
    #expect(entries.first { $0.id == "explainability" }?.isSkipped == true)
    var measurements = GoodSample.measurements
    measurements.evaluations[0].comparison = nil
    let without = ProcessBoard.entries(try GoodSample.subject(measurements: measurements))
    #expect(without.first { $0.id == "model-selection" }?.rank == .attested)
  }

  @Test func russianTitlesAreRussian() throws {
    let review = Reviewer().review(try GoodSample.subject())
    #expect(review.checks.contains { $0.statement.ru == "Оценить осуществимость" })
  }
}

@Suite struct RulesDocumentTests {
  @Test func theDocumentIsCurrent() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(contentsOf: root.appendingPathComponent("docs/rules.md"), encoding: .utf8)
    #expect(file == RulesDocument.markdown())
  }

  @Test func theCrosswalkSaysWhatIsThereAndWhatIsNot() throws {
    let subject = try GoodSample.subject()
    let process = ProcessBoard.entries(subject)
    let entries = Crosswalk.entries(subject.project, subject.measurements, process)
    let coverage: (Framework, String) -> CrosswalkEntry? = { framework, clause in
      entries.first { $0.framework == framework && $0.clause == clause }
    }
    #expect(coverage(.euAnnexIV, "5")?.coverage == .full)
    #expect(coverage(.euAnnexIV, "2(g)")?.rank == .measured)
    #expect(coverage(.euAnnexIV, "8")?.coverage == .outside)
    #expect(coverage(.nistRMF, "MEASURE 2.9")?.coverage == CrosswalkEntry.Coverage.none)
    let bare = ProjectMeasurements(project: "t")
    let without = Crosswalk.entries(
      subject.project, bare, ProcessBoard.entries(try GoodSample.subject(measurements: bare)))
    #expect(without.first { $0.framework == .iso42001 && $0.clause == "A.6.2.4" }?.rank != .measured)
  }
}
