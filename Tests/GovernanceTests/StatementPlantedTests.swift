import Manifest
import Measurements
import Testing

@testable import Governance

/// Sentences that contradict a field, another section or a measurement, and honest ones that look like them.
@Suite struct StatementPlantedTests {
  private static let last = "The same 100 calls should reach at least 20% more of those who leave."

  private func text(_ edits: [(String, String)]) throws -> String {
    var text = GoodSample.manifest
    for (old, new) in edits {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    return text
  }

  private func keys(_ edits: [(String, String)]) throws -> [String?] {
    StatementLinter.examine(try GoodSample.subject(try text(edits)).project).flaws
      .filter { $0.kind == .contradiction }.map(\.key)
  }

  private func found(
    _ rule: String, _ edits: [(String, String)], _ measure: (inout ProjectMeasurements) -> Void = { _ in }
  ) throws -> [Finding] {
    var measurements = GoodSample.measurements
    measure(&measurements)
    return Reviewer().review(try GoodSample.subject(try text(edits), measurements: measurements)).findings.filter {
      $0.rule == rule
    }
  }

  // MARK: Places

  @Test func aContradictionIsShownWhereItStands() throws {
    let found = try found("PS003", [("improve: 20%", "improve: 10%")])
    #expect(found.map(\.location?.line) == [10])
    #expect(found.map(\.location?.column) == [77])
    let project = try GoodSample.subject(try text([("improve: 20%", "improve: 10%")])).project
    #expect(found.first?.location.flatMap { project.keys.path(at: $0) } == "problem.statement")
  }

  @Test func aConstraintIsShownWhereItStands() throws {
    let found = try found(
      "PS003",
      [
        ("[Personal data stay inside the company]", "[Personal data stay, An answer within one second]"),
        ("replicas_min: 2, sensitive", "replicas_min: 2, latency: 10 s, sensitive"),
      ])
    #expect(found.map(\.location?.line) == [18])
  }

  // MARK: Targets

  @Test(arguments: [
    ("improve: 1%", ["target"]), ("improve: 1 points", ["target"]), ("improve: 2%", ["target"]), ("improve: 20%", []),
    ("improve: 20% of error", []), ("improve: 20 points", []),
  ])
  func amounts(_ field: String, _ expected: [String?]) throws {
    #expect(try keys([("improve: 20%", field)]) == expected)
  }

  @Test(arguments: [
    ("The calls should reach so many that misses fall by 20% of error by March 2027.", "20%", ["target.improve"]),
    ("The calls should reach so many that misses fall by 20% of error by March 2027.", "20% of error", []),
    ("The share should be at least 20 points higher by March 2027.", "20%", ["target.improve"]),
    ("The share should be at least 20 points higher by March 2027.", "20 points", []),
    ("Доля должна стать выше на 20 пунктов к марту 2027 года.", "20%", ["target.improve"]),
    ("The share should be at least 20% higher by March 2027.", "20 points", []),
  ])
  func kinds(_ sentence: String, _ field: String, _ expected: [String?]) throws {
    // The other numbers of the sample speak of the first 100.
    let edits = [(Self.last, sentence), ("improve: 20%", "improve: \(field)"), ("calls 100 of", "calls 100 of the")]
    #expect(try keys(edits) == expected)
  }

  @Test(arguments: [("0.60", ["target"]), ("0.70", [])])
  func levels(_ reach: String, _ expected: [String?]) throws {
    let edits = [
      (Self.last, "Order them so that the ROC AUC reaches 0.70 by 2027-03-31."),
      ("metric: captured@100, improve: 20%, over: baseline", "metric: roc_auc, reach: \(reach)"),
    ]
    #expect(try keys(edits) == expected)
  }

  // MARK: What is answered and how often

  @Test(arguments: [
    ("Every working day the retention desk decides whom it", "monthly", ["cadence"]),
    ("Every weekday the retention desk decides whom it", "daily", []),
    ("Every quarter the retention desk decides whom it", "monthly", ["cadence"]),
    ("Every quarter the retention desk decides whom it", "quarterly", []),
  ])
  func cadences(_ start: String, _ cadence: String, _ expected: [String?]) throws {
    #expect(
      try keys([("Each month the retention desk", start), ("cadence: monthly", "cadence: \(cadence)")]) == expected)
  }

  @Test(arguments: [
    ("calls 500 subscribers of 1,340 whose", ["decision"]), ("calls 100 subscribers of 1,340 whose", []),
  ])
  func counts(_ words: String, _ expected: [String?]) throws {
    let edits = [
      ("calls 100 of 1,340 subscribers whose", words), ("The same 100 calls", "The same calls"),
      ("decision: Which subscribers to call", "decision: Which 100 subscribers to call"),
      ("metric: captured@100", "metric: roc_auc"),
    ]
    #expect(try keys(edits) == expected)
  }

  @Test(arguments: [
    ("The desk asks which of 12 tariffs fits.", ["output.classes"]), ("The desk asks which of 3 tariffs fits.", []),
    // Something else that is counted.
    ("The desk looks at one of 12 regions.", []),
  ])
  func classes(_ sentence: String, _ expected: [String?]) throws {
    let edits = [
      (Self.last, Self.last + " " + sentence),
      ("decision: Which subscribers to call", "decision: Which tariff is offered"),
      ("output: {kind: binary, positive: \"yes\"}", "output: {kind: multiclass, classes: [a, b, c]}"),
    ]
    #expect(try keys(edits) == expected)
  }

  @Test(arguments: [("1 to 4 early, 5 to 6 late", ["output.aggregate.early"]), ("1 to 3 early, 4 to 6 late", [])])
  func groups(_ words: String, _ expected: [String?]) throws {
    let edits = [
      (Self.last, Self.last + " Levels merge: " + words + "."),
      (
        "output: {kind: binary, positive: \"yes\"}",
        "output: {kind: ordinal, classes: [1, 2, 3, 4, 5, 6], aggregate: {early: [1, 2, 3], late: [4, 5, 6]}}"
      ),
    ]
    #expect(try keys(edits) == expected)
  }

  @Test(arguments: [
    ("Prices are in euros.", ["output.unit"]), ("Prices are in US dollars.", []),
    ("Цены указаны в рублях.", ["output.unit"]),
    ("Prices are in euros and in dollars.", []),
  ])
  func currencies(_ sentence: String, _ expected: [String?]) throws {
    let edits = [
      (Self.last, Self.last + " " + sentence),
      ("output: {kind: binary, positive: \"yes\"}", "output: {kind: regression, unit: USD}"),
    ]
    #expect(try keys(edits) == expected)
  }

  // MARK: Other sections

  @Test(arguments: [
    ("An answer within one second", "10 s", 1), ("An answer within one second", "1 s", 0),
    ("Ответ не дольше 300 мс", "3 s", 1), ("An answer within 300 ms", "250 ms", 0),
    ("The report is ready within one second", "10 s", 0),
  ])
  func answerTimes(_ constraint: String, _ latency: String, _ count: Int) throws {
    let edits = [
      ("Personal data stay inside the company", constraint),
      ("replicas_min: 2, sensitive", "replicas_min: 2, latency: \(latency), sensitive"),
    ]
    #expect(try keys(edits).count == count)
  }

  @Test(arguments: [
    ("Agents spend 58 minutes on a case.", 1), ("Agents spend 38 minutes on a case.", 0),
    ("A film lasts 58 minutes.", 0),
  ])
  func businessMetrics(_ sentence: String, _ count: Int) throws {
    let edits = [
      (Self.last, Self.last + " " + sentence),
      (
        "{title: Revenue kept, unit: USD/month, better: higher, now: 1190, goal: 1430}",
        "{title: Minutes an agent spends on a case, unit: min, better: lower, now: 38, goal: 32}"
      ),
    ]
    #expect(try keys(edits).count == count)
  }

  @Test(arguments: [
    ("A call in vain costs 2 times as much as a letter.", 1), ("A lost subscriber costs 9.5 times as much.", 0),
    ("A night shift costs 2 times as much as a day shift.", 0),
  ])
  func costRatios(_ sentence: String, _ count: Int) throws {
    // 19 USD against 2 USD.
    #expect(try keys([(Self.last, Self.last + " " + sentence)]).count == count)
  }

  // MARK: The baseline as described

  @Test(arguments: [
    ("calls 100 of 1,340 subscribers, chosen by an old score whose ROC AUC is 0.62,", 0),
    ("calls 100 of 1,340 subscribers, chosen by an old score whose ROC AUC is 0.52,", 1),
    ("calls 100 of 1,340 subscribers, chosen by an old score with roc_auc 0.52,", 1),
    ("calls 100 of 1,340 subscribers; the previous model has a ROC AUC (0.52),", 1),
    ("calls 100 of 1,340 subscribers; a score of the literature has a ROC AUC of 0.52,", 0),
    // 0.6 of half of the interval, 0.03, and the last digit.
    ("calls 100 of 1,340 subscribers, chosen by an old score whose ROC AUC is 0.638,", 0),
    ("calls 100 of 1,340 subscribers, chosen by an old score whose ROC AUC is 0.640,", 1),
    // The first 100 hold 17%.
    ("calls 100 of 1,340 subscribers, by an old score whose first 100 of all hold 17% of the leavers,", 0),
    ("calls 100 of 1,340 subscribers, by an old score whose first 100 of all hold 7% of the leavers,", 1),
  ])
  func statedBaselines(_ words: String, _ count: Int) throws {
    let found = try found("EV037", [("calls 100 of 1,340 subscribers", words)]) { m in
      m.evaluations[0].baseline = BaselineResult(
        model: "today",
        metrics: [
          Named("captured@100", Estimate(value: 0.17, low: 0.14, high: 0.2)),
          Named("roc_auc", Estimate(value: 0.62, low: 0.59, high: 0.65)),
        ])
    }
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.location?.line == 9 })
  }

  @Test(arguments: [
    ("A first model names the level in 37.6% of the cases", 0),
    ("A first model names the level in 27.6% of the cases", 1),
    ("32.5% of 40 questions are answered right", 1), ("The customer calls back in 20% of the cases", 0),
  ])
  func sharesOfRightAnswers(_ description: String, _ count: Int) throws {
    let edits = [
      ("Newest subscribers first", description), ("    task: binary\n", "    task: ordinal\n"),
      ("output: {kind: binary, positive: \"yes\"}", "output: {kind: ordinal, classes: [\"1\", \"2\"]}"),
      ("metrics: [captured@100, roc_auc, brier]", "metrics: [accuracy]"),
      ("    require: {roc_auc: \">= 0.80\", worst_slice.roc_auc: \">= 0.70\"}\n", ""),
      ("  target: {evaluation: holdout, metric: captured@100, improve: 20%, over: baseline, by: 2027-03-31}\n", ""),
      ("from: holdout.captured@100", "from: holdout.accuracy"),
    ]
    let found = try found("EV037", edits) { m in
      m.evaluations[0].task = .ordinal
      m.evaluations[0].baseline = BaselineResult(
        model: "today", metrics: [Named("accuracy", Estimate(value: 0.376, low: 0.34, high: 0.41))])
    }
    #expect(found.count == count)
  }

  @Test func metricsAreFoundWithTheirNumbers() {
    func names(_ text: String) -> [[String]] {
      StatementTokenizer.sentences(of: text).flatMap { MetricMention.all(in: $0.tokens) }.map(\.metrics)
    }
    #expect(names("a scaled error (MASE) of 0.776").map(\.first) == ["mase"])
    #expect(names("an NDCG at ten of 0.472 over 120 queries") == [["ndcg@10"]])
    #expect(names("average precision 0.61, ROC AUC 0.75") == [["average_precision"], ["roc_auc"]])
    #expect(names("off by 40.9% on average (MAPE 0.409)").map(\.first) == ["mape", "mape"])
    #expect(names("accuracy matters for 6 of the 40 desks").isEmpty)
    #expect(names("the MAE of 24 origins").isEmpty)
    #expect(names("an MAE of 24 on these rows") == [["mae"]])
    #expect(names("a ROC AUC of at least 0.72").isEmpty)
  }

  @Test func anEvaluationWithoutTodaysMethodShowsNothingOfIt() throws {
    let alone = [("    baseline: today\n", ""), (", improve: 20%, over: baseline", ", reach: 0.2")]
    let found = try found("EV035", alone)
    #expect(found.map(\.location?.line) == [13])
    // The evaluation measures today's method itself.
    #expect(try self.found("EV035", alone + [("    model: gbm\n", "    model: today\n")]).isEmpty)
  }

  // MARK: Business metrics and assumptions

  @Test func aShareOfMoreThanAll() throws {
    func metric(_ text: String) throws -> [Finding.Severity] {
      try found("ML034", [("unit: USD/month, better: higher, now: 1190, goal: 1430", text)]).map(\.severity)
    }
    #expect(try metric("unit: share, better: higher, now: 0.41, goal: 45") == [.error])
    #expect(try metric("unit: share, better: higher, now: 0.41, goal: 0.45").isEmpty)
    #expect(try metric("unit: \"%\", better: higher, now: 90, goal: 120").isEmpty)
  }

  @Test(arguments: [(0.235, 1), (0.135, 0), (0.15, 0)])
  func thePresentIsThatOfTheTrial(_ now: Double, _ count: Int) throws {
    let trial = ExperimentResult(
      measure: .proportion, control: .init(name: "rule", units: 900, value: 0.135),
      treatment: .init(name: "model", units: 900, value: 0.1), test: .twoProportion,
      difference: Estimate(value: -0.035, low: -0.06, high: -0.01), relative: nil, standardError: 0.0127, p: 0.006,
      alpha: 0.05, betterIsHigher: false, status: .confirmed)
    let place = SourceLocation(file: "project.yaml", line: 1, column: 1)
    let edits = [
      ("unit: USD/month, better: higher, now: 1190, goal: 1430", "unit: share, better: lower, now: \(now), goal: 0.1")
    ]
    let found = try found("ML035", edits) { m in
      m.links = [
        LinkResult(
          id: "l", evaluation: "holdout", metric: "captured@100", to: "revenue", status: .confirmed, rank: .measured,
          evidence: [LinkEvidenceResult(content: .experiment(trial), location: place)], location: place)
      ]
    }
    #expect(found.count == count)
  }

  @Test(arguments: [
    ("Tested: a controlled trial with 400 passages showed a fall of 1.5 minutes (p < 0.001)", [Finding.Severity.error]),
    ("Проверено: эксперимент показал рост (p = 0,01)", [.error]),
    ("A trial at a partner showed a fall of 3%", [.warning]),
    ("Agreed with the librarians on 2027-06-28", [.error]), ("Согласовано с отделом 28.06.2027", [.error]),
    ("Agreed with the librarians on 2026-06-28", []),
    ("Agreed with finance on 2026-10-02; the pilot starts on 2027-01-15", []),
    ("Agreed to test it by 2027-06-28", []),
    ("A published study showed a fall of 3% (p < 0.001)", []),
  ])
  func assumptionsThatSayMore(_ words: String, _ expected: [Finding.Severity]) throws {
    let edits = [
      ("      - {kind: value_model", "      - {kind: assumption, text: \"\(words)\"}\n      - {kind: value_model")
    ]
    #expect(try found("ML036", edits).map(\.severity) == expected)
  }
}
