import Foundation
import Manifest
import Testing

@testable import Evaluation

/// No metric without a definition, and none without a number from elsewhere that it is tested against.
struct MetricReferenceTests {
  /// What the reference files call a metric that has another name here.
  private static let otherNames = [
    "ece_10": "ece", "median_ae": "median_absolute_error", "pinball_0.1": "pinball_0_1",
    "pinball_0.5": "pinball_0_5", "pinball_0.9": "pinball_0_9",
  ]

  private func names(in reference: Reference, _ found: inout Set<String>) {
    for (key, value) in reference.object {
      found.insert(Self.otherNames[key] ?? key)
      if key == "absolute_error_quantiles" {
        for share in value.object.keys {
          found.insert("absolute_error_q\(Int(((Double(share) ?? 0) * 100).rounded()))")
        }
      }
      names(in: value, &found)
    }
    for item in reference.list { names(in: item, &found) }
  }

  @Test func everyMetricHasAReference() throws {
    var found: Set<String> = []
    let folder = try Fixture.url("")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path()) where file.hasSuffix(".json") {
      names(in: try Reference.load(String(file.dropLast(5))), &found)
    }
    let heads = Set(found.filter { $0.contains("@") }.map { String($0.prefix { $0 != "@" }) })
    for info in MetricRegistry.all {
      #expect((info.needsCutoff ? heads : found).contains(info.name), "\(info.name) is tested against nothing")
    }
  }

  @Test func everyMetricIsDefined() {
    var seen: Set<String> = []
    for info in MetricRegistry.all {
      let definition = info.definition
      #expect(definition.en.hasSuffix(".") && definition.en.count > 15, "\(info.name)")
      #expect(definition.ru.hasSuffix(".") && definition.ru.contains { ("а"..."я").contains($0) }, "\(info.name)")
      #expect(!definition.formula.isEmpty && !definition.source.text.isEmpty, "\(info.name)")
      #expect(seen.insert(info.needsCutoff ? "\(info.name)@" : info.name).inserted, "\(info.name) stands twice")
    }
  }

  /// What is registered for a task is computed for it.
  @Test func everyMetricIsComputed() throws {
    guard case .values(var values) = RandomRows.values(40) else { return }
    values.quantiles = [0.1, 0.9].map { ValueRows.Quantile(level: $0, values: values.predicted) }
    values.seriesOfRow = (0..<40).map { Int32($0 % 3) }
    values.scales = [1, 2, 3]
    let queries = QueryRows(queries: (0..<5).map { _ in .init(relevance: [1, 0, 2], scores: [3, 1, 2]) })
    let answers = AnswerRows(
      scores: [AnswerScore(score: 1, exact: true, contains: true, tokenF1: 1, isBlank: false)])
    let rows: [TaskKind: TaskRows] = [
      .binary: RandomRows.binary(200), .multiclass: RandomRows.classes(200, 4), .ordinal: RandomRows.classes(200, 4),
      .regression: .values(values), .forecast: .values(values), .ranking: .queries(queries), .text: .answers(answers),
    ]
    for task in TaskKind.allCases {
      let names = TestProject.allMetrics(task)
      let set = MetricSet(names, rows: try #require(rows[task]))
      for (name, value) in zip(names, set.values()) { #expect(value != nil, "\(task) \(name)") }
    }
  }
}
