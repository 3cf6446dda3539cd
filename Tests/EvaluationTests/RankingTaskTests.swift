import Manifest
import Measurements
import Tables
import Testing

@testable import Evaluation

/// Rankings by query, from rows of a table.
struct RankingTaskTests {
  private func table(weights: [Double] = [1, 1, 1, 1, 1, 1]) -> Table {
    Table(
      rowCount: 6,
      columns: [
        Column(name: "query", values: .texts(TextValues(["a", "b", "a", "b", "a", "c"]))),
        Column(name: "market", values: .texts(TextValues(["x", "y", "x", "y", "x", "x"]))),
        Column(name: "price", values: .integers([1, 2, 3, 4, 5, 6])),
        Column(name: "target", values: .integers([0, 1, 2, 0, 1, 0])),
        Column(name: "score", values: .doubles([0.9, 0.3, 0.8, 0.7, 0.1, 0.5])),
        Column(name: "weight", values: .doubles(weights)),
      ])
  }

  private func spec(slices: [String] = [], weight: String? = nil) -> EvaluationSpec {
    var spec = TestProject.spec(
      .ranking,
      metrics: [
        MetricName(base: "mrr"), MetricName(base: "precision", cutoff: .count(2)),
        MetricName(base: "hit_rate", cutoff: .count(1)), MetricName(base: "ndcg"),
      ], slices: slices)
    spec.query = TestProject.at("query")
    spec.weight = weight.map(TestProject.at)
    return spec
  }

  private let project = TestProject.project(models: [TestProject.recorded("model", column: "score")])

  @Test func meansOverQueries() throws {
    let result = try Evaluator(source: MemorySource(table()), threads: 1).evaluate(
      spec(slices: ["market"]), in: project)
    // a: 0 2 1 in the order of scores; b: 0 1; c: nothing relevant.
    #expect(result.n == 3)
    #expect(close(result.metric("mrr")?.value, (0.5 + 0.5 + 0) / 3))
    #expect(close(result.metric("precision@2")?.value, (0.5 + 0.5 + 0) / 3))
    #expect(result.metric("hit_rate@1")?.value == 0)
    // sklearn.metrics.ndcg_score([[0, 2, 1]], [[.9, .8, .1]]) and ([[1, 0]], [[.3, .7]])
    #expect(close(result.metric("ndcg")?.value, (0.6696718165960896 + 0.6309297535714575 + 0) / 3, 1e-9))
    #expect(
      result.ranking == RankingResult(queries: 3, rows: 6, withoutRelevant: 1, tied: 0, highestGrade: 2))
    #expect(result.slices.map(\.name) == ["market=x", "market=y"] && result.slices.map(\.n) == [2, 1])
    #expect(result.notes.contains(.queriesWithoutRelevant(count: 1, queries: 3)))
  }

  @Test func weightsAreOfQueries() throws {
    let weighted = try Evaluator(source: MemorySource(table(weights: [2, 1, 2, 1, 2, 1])), threads: 1)
      .evaluate(spec(weight: "weight"), in: project)
    #expect(close(weighted.metric("mrr")?.value, (2 * 0.5 + 0.5 + 0) / 4))
    #expect(throws: EvaluationFailure.self) {
      try Evaluator(source: MemorySource(table(weights: [2, 1, 1, 1, 2, 1])), threads: 1)
        .evaluate(spec(weight: "weight"), in: project)
    }
  }

  @Test func onlyWhatDescribesTheQuerySlicesIt() {
    #expect(throws: EvaluationFailure.self) {
      try Evaluator(source: MemorySource(table()), threads: 1).evaluate(spec(slices: ["price"]), in: project)
    }
  }

  @Test func weightsHaveToBeWeights() {
    for bad in [[1, 1, 1, 1, 1, -1], [0, 0, 0, 0, 0, 0], [1, 1, 1, .nan, 1, 1], [1, 1, .infinity, 1, 1, 1]] {
      #expect(throws: EvaluationFailure.self) {
        try Evaluator(source: MemorySource(table(weights: bad)), threads: 1)
          .evaluate(spec(weight: "weight"), in: project)
      }
    }
  }
}
