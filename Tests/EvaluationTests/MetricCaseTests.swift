import Manifest
import Testing

@testable import Evaluation

/// Metrics with and without weights of the rows, and by query, against scikit-learn and NumPy.
struct MetricCaseTests {
  private func check(_ rows: TaskRows, _ expected: Reference, _ comment: String) throws {
    #expect(!expected.object.isEmpty)
    let names = expected.object.keys.sorted()
    let values = MetricSet(names.map { MetricName(canonical: $0) }, rows: rows).values()
    for (name, value) in zip(names, values) {
      let wanted = try #require(expected[name].number)
      #expect(close(value, wanted), "\(comment) \(name): \(value ?? .nan) is not \(wanted)")
    }
  }

  private func weights(_ item: Reference) -> [Double]? {
    let numbers = item["weights"].numbers
    return numbers.isEmpty ? nil : numbers
  }

  @Test func binary() throws {
    for item in try Reference.load("metric-cases")["binary"].list {
      let scores = item["score"].numbers
      let rows = BinaryRows(
        truth: item["truth"].numbers.map { UInt8($0) }, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores,
        scoresAreProbabilities: true, weights: weights(item))
      try check(.binary(rows), item["expected"], weights(item) == nil ? "plain" : "weighted")
    }
  }

  @Test func classes() throws {
    for item in try Reference.load("metric-cases")["classes"].list {
      let probabilities = item["probabilities"].numbers
      let k = Int(item["k"].number ?? 0)
      let rows = ClassRows(
        classCount: k, truth: item["truth"].numbers.map { Int32($0) },
        predicted: Aligner.mostLikely(probabilities, k), probabilities: probabilities, weights: weights(item))
      try check(.classes(rows), item["expected"], weights(item) == nil ? "plain" : "weighted")
    }
  }

  @Test func numbers() throws {
    for item in try Reference.load("metric-cases")["regression"].list {
      let rows = ValueRows(
        truth: item["truth"].numbers, predicted: item["prediction"].numbers, naiveError: 2.5, weights: weights(item),
        quantiles: [
          ValueRows.Quantile(level: 0.1, values: item["low"].numbers),
          ValueRows.Quantile(level: 0.95, values: item["high"].numbers),
        ])
      try check(.values(rows), item["expected"], weights(item) == nil ? "plain" : "weighted")
    }
  }

  @Test func queries() throws {
    for item in try Reference.load("metric-cases")["ranking"].list {
      let queries = zip(item["relevance"].list, item["scores"].list).map {
        QueryRows.Query(relevance: $0.numbers, scores: $1.numbers)
      }
      try check(
        .queries(QueryRows(queries: queries, weights: weights(item))), item["expected"],
        weights(item) == nil ? "plain" : "weighted")
    }
  }

  /// Whole weights are repetitions: what has no reference under weights agrees with itself.
  @Test func wholeWeightsAreRepetitions() throws {
    let names = TestProject.allMetrics(.ordinal).filter { MetricRegistry.info($0)?.weighable == true }
    guard case .classes(var rows) = RandomRows.classes(40, 4) else { return }
    let times = (0..<40).map { Double($0 % 3) }
    let repeated = (0..<40).flatMap { [Int32](repeating: Int32($0), count: Int(times[$0])) }
    let plain = MetricSet(names, rows: .classes(rows.selecting(repeated))).values()
    rows.weights = times
    let weighted = MetricSet(names, rows: .classes(rows)).values()
    for (name, (a, b)) in zip(names, zip(weighted, plain)) { #expect(close(a, b), "\(name)") }
  }

  /// Correlations of ranks and bins of equally many rows are not defined under real weights, and say so.
  @Test func ranksAreNotWeighed() {
    guard case .binary(var binary) = RandomRows.binary(40), case .values(var values) = RandomRows.values(40),
      case .classes(var classes) = RandomRows.classes(40, 4)
    else { return }
    let weights = (0..<40).map { 0.5 + Double($0) }
    (binary.weights, values.weights, classes.weights) = (weights, weights, weights)
    for (task, rows) in [
      (TaskKind.binary, TaskRows.binary(binary)), (.regression, .values(values)), (.ordinal, .classes(classes)),
    ] {
      let names = TestProject.allMetrics(task)
      for (name, value) in zip(names, MetricSet(names, rows: rows).values()) where value != nil {
        #expect(MetricRegistry.info(name)?.weighable == true, "\(name)")
      }
    }
  }

  @Test func originsAreUnits() {
    let rows = TaskRows.values(
      ValueRows(truth: [1, 2, 3, 4], predicted: [1, 2, 3, 4], units: [5, 5, 2, 9].map { Int32($0) }))
    #expect(rows.selecting([3, 1, 0]).units == [0, 1, 1])
    #expect(MetricSet([MetricName(base: "mae")], rows: rows).units?.count == 4)
    #expect(RandomRows.binary(5).units == nil)
  }
}
