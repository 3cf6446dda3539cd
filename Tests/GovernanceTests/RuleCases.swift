import Manifest
import Measurements

@testable import Governance

/// One change of the sample that makes a rule speak.
struct RuleCase: Sendable, CustomStringConvertible {
  var rule: String
  var edits: [(String, String)]
  var measure: @Sendable (inout ProjectMeasurements) -> Void

  init(
    _ rule: String, edits: [(String, String)] = [],
    measure: @escaping @Sendable (inout ProjectMeasurements) -> Void = { _ in }
  ) {
    self.rule = rule
    self.edits = edits
    self.measure = measure
  }

  var description: String { rule }

  private static let place = SourceLocation(file: "project.yaml", line: 1, column: 1)

  static let all: [RuleCase] = [
    RuleCase("PS002", edits: [("  cadence: monthly\n", ""), ("Each month the retention", "The retention")]),
    RuleCase("PS003", edits: [("improve: 20%", "improve: 10%")]),
    RuleCase("PS004", edits: [("  statement: |\n", "  statement: |\n    Efficiency should improve significantly.\n")]),
    RuleCase(
      "PS005", edits: [("  statement: |\n", "  statement: |\n    We need a neural network that finds leavers.\n")]),
    RuleCase("PS006", edits: [("metric: captured@100", "metric: captured@50")]),
    RuleCase("PS007", edits: [("by: 2027-03-31", "by: 2026-01-31"), ("phase: deployment", "phase: modeling")]),
    RuleCase("PS008", edits: [(", approver: Data protection officer", "")]),
    RuleCase("PS009", edits: [(", evaluation: holdout, model: today}", "}")]),
    RuleCase("PS011", edits: [("output: {kind: binary, positive: \"yes\"}", "output: {kind: multiclass}")]),
    RuleCase("PS012", edits: [("output: {kind: binary, positive: \"yes\"}", "output: {kind: regression}")]),
    RuleCase("PS013", edits: [("output: {kind: binary, positive: \"yes\"}", "output: {kind: regression, unit: USD}")]),
    RuleCase("PS014", edits: [("heterogeneity: [region]", "heterogeneity: [row_id]")]),
    RuleCase("ML020", edits: [("now: 1190, ", "")]),
    RuleCase("ML021", edits: [(", goal: 1430", "")]),
    RuleCase("ML023", edits: [("unit: USD/month, ", "")]),
    RuleCase("ML024", edits: [("    why: One leaver in four stays.\n", "")]),
    RuleCase("ML025", edits: [("test_by: 2027-02-26", "test_by: 2028-02-26")]),
    RuleCase("ML026", edits: [("from: holdout.captured@100", "from: holdout.recall")]),
    RuleCase(
      "ML027",
      edits: [("\nlinks:\n", "\n  calls: {title: Calls, unit: calls/month, better: lower, now: 4, goal: 3}\nlinks:\n")]),
    RuleCase("ML028", edits: [(", fn: 0 USD, tn: 0 USD", ", tn: 0 USD")]),
    RuleCase("DQ031", edits: [("    origin: Billing system\n", "")]),
    RuleCase("DQ032", edits: [("    licence: internal\n", "")]),
    RuleCase("DQ033", edits: [("data: rows:test\n    target", "data: rows\n    target")]),
    RuleCase("DQ034") { m in
      m.profiles[0].columns.append(ColumnProfile(name: "opened", kind: .date, nulls: 0, distinct: 9))
    },
    RuleCase("DQ035", edits: [("    group: row_id\n", "")]),
    RuleCase("DQ006", edits: [("    key: row_id\n", "")]),
    RuleCase("DQ007", edits: [("    sensitivity: internal\n", "")]),
    RuleCase(
      "DQ008",
      edits: [
        ("sensitivity: internal", "sensitivity: personal"),
        ("constraints: [Personal data stay inside the company]", "constraints: [Answer by 06:00]"),
      ]),
    RuleCase(
      "DQ009",
      edits: [("    description: One row a subscriber.\n", ""), ("    contract: catalog/rows.odcs.yaml\n", "")]),
    RuleCase("DQ010", edits: [("    contract: catalog/rows.odcs.yaml\n", "")]),
    RuleCase("DQ011") { m in m.evaluations[0].n = 40 },
    RuleCase("DQ012") { m in m.profiles[0].columns[1].nulls = m.profiles[0].rows },
    RuleCase("DQ013") { m in m.profiles[0].columns[1].nulls = m.profiles[0].rows * 3 / 4 },
    RuleCase("DQ014") { m in m.profiles[0].columns[1].distinct = 1 },
    RuleCase(
      "DQ015",
      edits: [
        (
          "\nmodels:\n",
          "\n  spare: {source: {kind: csv, path: spare.csv}, sensitivity: internal, origin: O, licence: L, architecture: file}\nmodels:\n"
        )
      ]),
    RuleCase("DQ017") { m in m.evaluations[0].droppedRows = 500 },
    RuleCase("DQ018") { m in m.evaluations[0].positives = 8 },
    RuleCase("DQ019", edits: [("    architecture: warehouse\n", "")]),
    RuleCase("DQ020", edits: [("\nmodels:\n", "\n  spare: {sensitivity: internal, origin: O}\nmodels:\n")]),
    RuleCase("DQ021", edits: [(", valid: valid", "")]),
    RuleCase(
      "EV007",
      edits: [
        ("    require: {roc_auc: \">= 0.80\", worst_slice.roc_auc: \">= 0.70\"}\n", ""),
        ("  target: {evaluation: holdout, metric: captured@100, improve: 20%, over: baseline, by: 2027-03-31}\n", ""),
      ]),
    RuleCase("EV008", edits: [("    slices: [region]\n", ""), (", worst_slice.roc_auc: \">= 0.70\"", "")]),
    RuleCase("EV009", edits: [("resamples: 2000", "resamples: 200")]),
    RuleCase("EV010", edits: [("level: 95%", "level: 80%")]),
    RuleCase("EV011", edits: [("metrics: [captured@100, roc_auc, brier]", "metrics: [accuracy]")]),
    RuleCase("EV012", edits: [("roc_auc, brier]", "roc_auc]")]),
    RuleCase("EV015") { m in m.evaluations[0].slices[0].n = 12 },
    RuleCase("EV018") { m in m.evaluations[0].target?.achieved = Estimate(value: 0.2, low: -0.4, high: 0.8) },
    RuleCase("EV019") { m in
      m.evaluations[0].requirements = [
        RequirementResult(
          metric: "roc_auc", condition: ">= 0.8", limit: 0.8, measured: Estimate(value: 0.85), outcome: .met,
          location: place)
      ]
    },
    RuleCase("EV032", edits: [("roc_auc, brier]", "roc_auc, brier, f1]")]),
    RuleCase(
      "BM001",
      edits: [
        (
          "benchmarks:\n  scoring: {model: gbm, data: rows:test, scenarios: [single_stream, server], batch_sizes: [1, 64], slo: {p99: 50 ms}}\n",
          ""
        ), ("benchmark: scoring, ", "capacity: 100/s, capacity_source: Vendor, "),
      ]),
    RuleCase("BM002", edits: [(", slo: {p99: 50 ms}", "")]),
    RuleCase("BM003", edits: [("slo: {p99: 50 ms}", "slo: {p50: 50 ms}")]),
    RuleCase("BM004", edits: [("[single_stream, server]", "[single_stream]")]),
    RuleCase("BM005", edits: [("data: rows:test, scenarios", "scenarios")]),
    RuleCase(
      "BM006", edits: [("[single_stream, server], batch_sizes: [1, 64]", "[offline, server], batch_sizes: [1]")]),
    RuleCase("BM007", edits: [("benchmark: scoring, ", "")]),
    RuleCase("CO001", edits: [("  budget: 1500 USD/month\n", "")]),
    RuleCase("CO002", edits: [("  horizon: 36 months\n", "")]),
    RuleCase("CO003", edits: [("  discount_rate: 9%\n", "")]),
    RuleCase("CO004", edits: [("options: [own, cloud]", "options: [own]")]),
    RuleCase("CO005", edits: [(", staff: {mlops: 0.2}}", "}")]),
    RuleCase("CO006", edits: [("pue: 1.5", "pue: 3.5")]),
    RuleCase("CO008", edits: [("replicas_min: 2", "replicas_min: 1")]),
    RuleCase("CO009", edits: [("region: eu-central-1, ", "")]),
    RuleCase("CO010", edits: [("kind: training, hours: 2/month", "kind: training")]),
    RuleCase("CO011", edits: [("purchase: on_demand", "purchase: spot")]),
    RuleCase("CO012", edits: [("power_price: 0.14 USD/kWh", "power_price: 7 RUB/kWh")]),
    RuleCase("CO040", edits: [("peak: 20/s, mean: 2/s", "peak: 0/s, mean: 0/s")]),
    RuleCase("CO041", edits: [("benchmark: scoring, ", "capacity: 2000000/s, capacity_source: test, ")]),
    RuleCase("CO042", edits: [("pue: 1.5", "pue: 1.5, residual: 60%")]),
    RuleCase("CO013", edits: [("benchmark: scoring, ", "capacity: 100/s, ")]),
    RuleCase(
      "CO015",
      edits: [("  cloud: {provider: aws, region: eu-central-1, purchase: on_demand, staff: {mlops: 0.2}}\n", "")]),
    RuleCase("PH012", edits: [("    feasibility: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}\n", "")]),
    RuleCase("PH013", edits: [("    feasibility: {", "    feasiblity: {")]),
    RuleCase("PH014", edits: [("evidence: docs/f.md, by: M. Hale, on: 2026-09-21", "evidence: docs/f.md")]),
    RuleCase("PH006", edits: [(", until: 2027-06-30", "")]),
    RuleCase("PH007", edits: [("evidence: docs/f.md, by: M. Hale, on: 2026-09-21", "text: We talked about it")]),
    RuleCase("PH008", edits: [("until: 2027-06-30", "until: 2035-06-30")]),
    RuleCase("PH009", edits: [("left: 2026-09-25", "left: 2026-01-25")]),
    RuleCase("PH010", edits: [("left: 2026-09-25}]", "left: 2026-09-25}, {entered: 2026-10-01}]")]),
    RuleCase("MO002", edits: [(", fail: psi > 0.25", "")]),
    RuleCase("MO003", edits: [("warn: psi > 0.1", "warn: psi > 0.4")]),
    RuleCase("MO004", edits: [("current: rows:test, columns", "current: rows:train, columns")]),
    RuleCase("MO005", edits: [("phase: deployment", "phase: monitoring-and-maintenance")]),
    RuleCase("MO006", edits: [("columns: [region]", "columns: [regoin]")]),
    RuleCase("MO007", edits: [("fail: psi > 0.25", "fail: psi > 0.9")]),
    RuleCase("RK003", edits: [("likelihood: medium, ", "")]),
    RuleCase("RK004", edits: [(", owner: J. Okafor", "")]),
    RuleCase("RK005", edits: [("phase: monitoring-and-maintenance, likelihood", "likelihood")]),
    RuleCase("RK006", edits: [("phase: monitoring-and-maintenance, likelihood", "phase: deployment, likelihood")]),
    RuleCase("ST001", edits: [("versioning: [git, dvc], ", "")]),
    RuleCase("ST002", edits: [("ci: [gitlab-ci], ", "")]),
    RuleCase("ST003", edits: [("monitoring: [prometheus], ", "")]),
    RuleCase("ST004", edits: [("serving: [triton], ", "")]),
    RuleCase("ST005", edits: [("tracking: [mlflow], ", "")]),
    RuleCase("ST006", edits: [("containers: [docker]", "notebooks: [jupyter]")]),
    RuleCase("ST007", edits: [("[git, dvc]", "[git]")]),
    RuleCase("ST008", edits: [("[mlflow]", "[mlflow, wandb]")]),
    RuleCase("ST009", edits: [("serving: [triton]", "serving: [sagemaker]")]),
    RuleCase("ST010", edits: [("serving: [triton]", "serving: [torchserve]")]),
    RuleCase(
      "SE001",
      edits: [
        (
          "  scoring: {model: gbm, data: rows:test,",
          "  remote: {target: {protocol: http, url: \"http://models.example.org/v1\"}, data: rows:test, scenarios: [server], batch_sizes: [1], slo: {p99: 50 ms}}\n  scoring: {model: gbm, data: rows:test,"
        )
      ]),
    RuleCase("SE002", edits: [("sensitivity: internal", "sensitivity: personal"), ("[mlflow]", "[wandb]")]),
    RuleCase(
      "SE003", edits: [("sensitivity: internal", "sensitivity: personal"), (", approver: Data protection officer", "")]),
    RuleCase("SE004", edits: [("sensitivity: internal", "sensitivity: personal"), (", sensitive: true", "")]),
    RuleCase("SE005", edits: [("summary: Ranks subscribers.", "summary: Ranks subscribers with password=hunter2.")]),
    RuleCase("MH001", edits: [("owner: {team: CRM, contact: crm@corp.test}\n", "")]),
    RuleCase("MH002", edits: [(", contact: crm@corp.test", "")]),
    RuleCase("MH003", edits: [("summary: Ranks subscribers.\n", "")]),
    RuleCase("MH004", edits: [("\nevaluations:\n", "\n  old: {format: onnx, path: old.onnx}\nevaluations:\n")]),
    RuleCase("MH005", edits: [("decision: Which subscribers to call", "decision: What is done with the answer")]),
    RuleCase("MH006", edits: [("language: en", "language: ru")]),
    RuleCase("ML029") { m in
      let few = ObservationResult(
        n: 3, spearman: .init(value: 1, low: nil, high: nil, p: 0), kendall: nil, detrendedSpearman: nil,
        detrendedKendall: nil, expectsRise: true, points: [], status: .inconclusive)
      m.links = [link(.observation(few))]
    },
    RuleCase("ML030", edits: [("outcome: stayed", "outcome: arm")]),
    RuleCase("ML031", edits: [("tp: 19 USD, fp: -2 USD", "tp: -19 USD, fp: 2 USD")]),
    RuleCase("ML032") { m in
      // The goal lies 240 USD a month away.
      let value = ValueResult(
        currency: Currency("USD")!, decision: .first(100), volume: 100, n: 1341, total: 9000,
        perDecision: Estimate(value: 90), perMonth: Estimate(value: 9000), baselinePerMonth: Estimate(value: 4000),
        gainPerMonth: Estimate(value: 5000, low: 4000, high: 6000), nobody: 0, everybody: 0, perfect: 9999, curve: [],
        curveBand: [], worthOfPoint: nil, betterMetricLowersValue: false, maximumPerDecision: nil)
      m.links = [link(.value(value))]
    },
    RuleCase(
      "EV033",
      edits: [("    require: {roc_auc", "    claims: {roc_auc: {value: 0.85, tolerance: 0.5}}\n    require: {roc_auc")]),
    RuleCase("EV034", edits: [("    model: gbm\n", "    model: today\n")]) { m in
      m.evaluations[0].metrics.append(Named("accuracy", Estimate(value: 1)))
    },
    RuleCase(
      "PH018", edits: [("phases:\n", "decisions: {later: {on: 2031-01-01, what: Something}}\nphases:\n")]),
    RuleCase("PH017", edits: [("approver: Data protection officer", "approver: crm")]),
    RuleCase("EV036") { m in m.evaluations[0].rowFacts = RowFacts(keys: 1, truths: 2, weightless: 3) },
    RuleCase(
      "EV035",
      edits: [
        ("    baseline: today\n", "    baseline: gbm\n"), ("    model: gbm\n", "    model: m2\n"),
        ("  gbm: {", "  m2: {format: onnx, path: m2.onnx}\n  gbm: {"),
      ]),
    RuleCase("SE006", edits: [("sensitivity: internal", "sensitivity: personal"), (", sensitive: true", "")]),
    RuleCase(
      "PH015",
      edits: [("fallback-plan: {evidence: docs/f.md, by: M. Hale, on: 2026-09-21}", "fallback-plan: {text: We will}")]),
    RuleCase("PH016") { m in
      m.evidence = ["docs/f.md", "docs/g.md"].map { path in
        EvidenceResult(
          phase: .evaluation, task: "robustness", name: path, digest: InputDigest(path: path, sha256: "ab", bytes: 9),
          content: .document(DocumentFacts(words: 99)), location: place)
      }
    },
    RuleCase("ML033") { m in
      let random = ObservationResult(
        n: 40, spearman: .init(value: 0.05, low: -0.3, high: 0.35, p: 0.7), kendall: nil, detrendedSpearman: nil,
        detrendedKendall: nil, expectsRise: true, points: [], status: .inconclusive)
      m.links = [link(.observation(random))]
      m.links[0].status = .inconclusive
    },
    RuleCase(
      "ML034",
      edits: [
        ("unit: USD/month, better: higher, now: 1190, goal: 1430", "unit: share, better: higher, now: 0.4, goal: 45")
      ]),
    RuleCase(
      "ML035",
      edits: [
        ("unit: USD/month, better: higher, now: 1190, goal: 1430", "unit: share, better: higher, now: 0.8, goal: 0.9")
      ]
    ) { m in
      let trial = ExperimentResult(
        measure: .proportion, control: .init(name: "a", units: 900, value: 0.4),
        treatment: .init(name: "b", units: 900, value: 0.5), test: .twoProportion,
        difference: Estimate(value: 0.1, low: 0.05, high: 0.15), relative: nil, standardError: 0.02, p: 0.001,
        alpha: 0.05, betterIsHigher: true, status: .confirmed)
      m.links = [link(.experiment(trial))]
    },
    RuleCase(
      "ML036",
      edits: [
        (
          "      - {kind: value_model",
          "      - {kind: assumption, text: \"Tested: a trial showed more calls (p < 0.001)\"}\n      - {kind: value_model"
        )
      ]),
    RuleCase("SE007", edits: [("sensitivity: internal", "sensitivity: public")]) { m in
      m.profiles[0].columns.append(ColumnProfile(name: "status_and_sex", kind: .text, nulls: 0, distinct: 4))
    },
    RuleCase(
      "CO026",
      edits: [("benchmark: scoring, ", "capacity: 100/s, capacity_source: Load test on one H100 in October, ")]),
    RuleCase("BM008", edits: [("scoring: {model: gbm", "scoring: {model: today")]),
    RuleCase("BM010", edits: [("peak: 20/s, mean: 2/s", "latency: 20 ms, peak: 20/s, mean: 2/s")]),
    RuleCase(
      "BM011",
      edits: [
        ("scoring: {model: gbm", "scoring: {model: m2"), ("  gbm: {", "  m2: {format: onnx, path: m2.onnx}\n  gbm: {"),
      ]),
    RuleCase(
      "BM012",
      edits: [
        ("scoring: {model: gbm, data: rows:test", "scoring: {model: gbm, data: other"),
        (
          "\nmodels:\n",
          "\n  other: {source: {kind: csv, path: o.csv}, sensitivity: internal, origin: O, licence: L, architecture: file}\nmodels:\n"
        ),
      ]
    ) { m in
      m.evaluations[0].modelChecks = ModelChecks(
        distinctAnswers: 900, distinctBaselineAnswers: 60, distinctTruth: 2, inputs: ["tenure", "region"])
      m.profiles.append(
        ProfileResult(
          entry: "other", rows: 900, columns: [ColumnProfile(name: "region", kind: .text, nulls: 0, distinct: 4)]))
    },
    RuleCase("CO043") { m in
      m.cost = Self.cost([PriceFault(.future, row: "r", stated: "2027-01-01", known: "2026-11-23")])
    },
    RuleCase("CO044") { m in
      m.cost = Self.cost([PriceFault(.otherMachine, row: "r", stated: "8 × L4", known: "4 × L4")])
    },
    RuleCase("DQ041") { m in
      m.citedFiles = [CitedFile(field: .contract, id: "rows", path: "catalog/rows.odcs.yaml", exists: false)]
    },
    RuleCase("DQ042") { m in m.profiles[0].newest = [NewestRow(time: "month", result: "left", value: "2026-12")] },
    RuleCase("ML041", edits: [("outcome: stayed", "outcome: stayed, alpha: 60%")]),
    RuleCase("ML042", edits: [("arm: arm", "arm: region")]) { m in
      m.evaluations[0].modelChecks = ModelChecks(
        distinctAnswers: 900, distinctBaselineAnswers: 60, distinctTruth: 2, inputs: ["tenure", "region"])
    },
    RuleCase("EV042", edits: [("slices: [region]", "slices: [{column: region, min: 5000}]")]),
    RuleCase("EV043", edits: [("require: {roc_auc: \">= 0.80\"", "require: {roc_auc: \">= 0.0\"")]),
    RuleCase(
      "MO008", edits: [("reference: rows:train, current: rows:test", "reference: rows:test, current: rows:train")]),
    RuleCase("BM009", edits: [("slo: {p99: 50 ms}", "slo: {p50: 80 ms, p99: 50 ms}")]),
  ]

  private static func cost(_ faults: [PriceFault]) -> CostResult {
    var cost = CostResult(currency: "USD", months: 36, annualRate: 0.09)
    cost.priceFaults = faults
    return cost
  }

  private static func link(_ content: LinkEvidenceResult.Content) -> LinkResult {
    LinkResult(
      id: "l", evaluation: "holdout", metric: "captured@100", to: "revenue", status: .confirmed, rank: .measured,
      evidence: [LinkEvidenceResult(content: content, location: place)], location: place)
  }
}
