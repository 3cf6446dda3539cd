import Manifest
import Measurements

/// What is known of the inputs of a task beside its rows.
enum TaskDetails: Sendable {
  case none
  case forecast(ForecastDetails)
  case ranking(RankingDetails)
  case text(TextDetails)
}

struct ForecastDetails: Sendable {
  /// Without the tables by horizon and series, which are measured.
  var result: ForecastResult
  /// The series and the horizon of each row.
  var seriesOfRow: [Int32]
  var horizonOfRow: [Int]
  var seriesNames: [String]
}

struct RankingDetails: Sendable {
  var result: RankingResult
  /// The table's rows of each query.
  var rowsOfQuery: [[Int32]]
}

struct TextDetails: Sendable {
  var keys: [String]
  var rules: [ScoringSpec.Rule]
}

extension EvaluationInputs {
  /// Makes sure that the units can be sliced by a column: all rows of a query have to lie in one slice.
  func checkSlicing(by name: Located<String>) throws(EvaluationFailure) {
    guard case .ranking(let details) = details else { return }
    let column = try TableColumns(table).column(name)
    for rows in details.rowsOfQuery {
      guard let first = rows.first,
        let other = rows.first(where: { column.text(at: Int($0)) != column.text(at: Int(first)) })
      else { continue }
      throw EvaluationFailure(
        "rows \(first + 1) and \(other + 1) belong to one query and differ in “\(name.value)”", at: name.location,
        expected: "a column that is the same in all rows of a query",
        help: "a ranking is measured by query, so only what describes the query can slice it")
    }
  }
}

/// Adds to a result what only its task has.
struct TaskParts {
  let spec: EvaluationSpec
  let inputs: EvaluationInputs
  let run: MeasurementRun

  /// More questions than this are not listed one by one.
  static let itemLimit = 10_000
  /// With more horizons or series than this each is not measured on its own.
  static let sliceLimit = 500

  func add(to result: inout EvaluationResult) {
    result.weight = spec.weight?.value
    if inputs.model.rows.weights != nil {
      withoutUnweightedTests(&result)
    } else if case .group(let column) = run.unit {
      withoutTestsOfRows(&result, column)
    }
    switch inputs.details {
    case .none: break
    case .forecast(let details):
      result.forecast = forecast(details, &result.notes)
      // Rows of overlapping origins are not independent, which these tests take them to be.
      result.comparison?.pairedT = nil
      result.comparison?.wilcoxonP = nil
      result.comparison?.rankBiserial = nil
      if result.weight == nil { result.comparison?.dieboldMariano = dieboldMariano(details) }
    case .ranking(let details): result.ranking = details.result
    case .text(let details):
      result.text = text(details)
      if result.weight == nil { result.comparison?.mcnemar = mcnemar() }
    }
  }

  /// On the mean absolute error of each origin, over its series and horizons, in the order of the origins.
  private func dieboldMariano(_ details: ForecastDetails) -> DieboldMariano? {
    guard case .values(let model) = inputs.model.rows, case .values(let baseline)? = inputs.baseline?.rows,
      let units = model.units
    else { return nil }
    var sums = [Double](repeating: 0, count: (units.max().map { Int($0) } ?? -1) + 1)
    var counts = sums
    for (row, unit) in units.enumerated() {
      sums[Int(unit)] +=
        abs(model.truth[row] - model.predicted[row]) - abs(baseline.truth[row] - baseline.predicted[row])
      counts[Int(unit)] += 1
    }
    return DieboldMarianoTest.test(
      zip(sums, counts).filter { $0.1 > 0 }.map { $0.0 / $0.1 }, horizon: details.result.horizon)
  }

  /// The tests of two models count rows, and would contradict weighted metrics beside them.
  private func withoutUnweightedTests(_ result: inout EvaluationResult) {
    withoutTests(&result)
    let undefined = result.metrics.map(\.name).filter {
      MetricRegistry.info(MetricName(canonical: $0))?.weighable == false
    }
    if !undefined.isEmpty {
      result.notes.append(.undefinedUnderWeights(metrics: undefined))
    }
    if result.baseline != nil {
      result.notes.append(.noTestsUnderWeights)
    }
  }

  /// These tests take rows as independent, and rows of a group are not: their p-values would be too small.
  private func withoutTestsOfRows(_ result: inout EvaluationResult, _ group: String) {
    guard result.comparison != nil else { return }
    withoutTests(&result)
    result.notes.append(.noTestsInGroups(column: group))
  }

  private func withoutTests(_ result: inout EvaluationResult) {
    result.comparison?.mcnemar = nil
    result.comparison?.delong = nil
    result.comparison?.pairedT = nil
    result.comparison?.wilcoxonP = nil
    result.comparison?.rankBiserial = nil
  }

  private func forecast(_ details: ForecastDetails, _ notes: inout [EvaluationNote]) -> ForecastResult {
    var result = details.result
    func slices(_ column: String, _ groups: [(name: String, rows: [Int32])]) -> [SliceResult] {
      groups.filter { !$0.rows.isEmpty }.map { run.slice(RowSlice(column: column, value: $0.name, rows: $0.rows)) }
    }
    if result.horizon <= Self.sliceLimit {
      var byHorizon = [[Int32]](repeating: [], count: result.horizon)
      for (row, horizon) in details.horizonOfRow.enumerated() { byHorizon[horizon - 1].append(Int32(row)) }
      result.byHorizon = slices("horizon", byHorizon.enumerated().map { (String($0.offset + 1), $0.element) })
    } else {
      notes.append(.tooManyHorizons(limit: Self.sliceLimit))
    }
    if details.seriesNames.count > Self.sliceLimit {
      notes.append(.tooManySeries(limit: Self.sliceLimit))
    } else if details.seriesNames.count > 1 {
      var bySeries = [[Int32]](repeating: [], count: details.seriesNames.count)
      for (row, series) in details.seriesOfRow.enumerated() { bySeries[Int(series)].append(Int32(row)) }
      result.bySeries = slices("series", zip(details.seriesNames, bySeries).map { ($0, $1) })
    }
    return result
  }

  private func text(_ details: TextDetails) -> TextResult {
    guard case .answers(let rows) = inputs.model.rows else { return TextResult(byRule: [], items: []) }
    var baseline: [AnswerScore]?
    if case .answers(let other) = inputs.baseline?.rows { baseline = other.scores }
    let rules = ScoringSpec.Rule.allCases.compactMap { rule -> TextResult.RuleResult? in
      let own = details.rules.indices.filter { details.rules[$0] == rule }.map { Int32($0) }
      guard !own.isEmpty else { return nil }
      let accuracy = MetricName(base: "accuracy")
      let slice = run.slice(RowSlice(column: "rule", value: rule.rawValue, rows: own))
      let point = MetricSet([accuracy], rows: inputs.model.rows.selecting(own)).values().first ?? nil
      let other = inputs.baseline.flatMap { MetricSet([accuracy], rows: $0.rows.selecting(own)).values().first ?? nil }
      return TextResult.RuleResult(
        rule: rule, n: own.count, accuracy: slice.estimate(accuracy) ?? Estimate(value: point), baseline: other)
    }
    let items = details.keys.indices.prefix(Self.itemLimit).map { index in
      TextResult.Item(
        id: details.keys[index], rule: details.rules[index], score: rows.scores[index].score,
        baseline: baseline?[index].score)
    }
    return TextResult(byRule: rules, items: items)
  }

  /// Right and wrong answers of the two, where every score is one or the other.
  private func mcnemar() -> McNemar? {
    guard case .answers(let own) = inputs.model.rows, case .answers(let other) = inputs.baseline?.rows,
      (own.scores + other.scores).allSatisfy({ $0.score == 0 || $0.score == 1 })
    else { return nil }
    return PairedTests.mcnemar(
      modelRight: own.scores.map { $0.score == 1 }, baselineRight: other.scores.map { $0.score == 1 })
  }
}
