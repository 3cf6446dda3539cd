import Manifest
import Statistics
import Testing

@testable import Evaluation

/// Properties that every metric has to have.
struct WeightTests {
  private static func sets() -> [(TaskRows, [MetricName])] {
    [
      (RandomRows.binary(40), TestProject.allMetrics(.binary) + RandomRows.heads),
      (RandomRows.classes(40, 4), TestProject.allMetrics(.ordinal)),
      (RandomRows.values(40), TestProject.allMetrics(.regression)),
    ]
  }

  /// A row with weight k counts as k copies of it.
  @Test func weightsAreRepetitions() {
    for (rows, names) in Self.sets() {
      var stream = RandomStream(seed: 5, number: 0)
      for _ in 0..<5 {
        let weights = (0..<rows.count).map { _ in UInt8(stream.next(below: 4)) }
        let repeated = (0..<rows.count).flatMap { [Int32](repeating: Int32($0), count: Int(weights[$0])) }
        let own = MetricSet(names, rows: rows).values(weights: weights)
        let other = MetricSet(names, rows: rows.selecting(repeated)).values()
        for (name, (a, b)) in zip(names, zip(own, other)) { #expect(close(a, b), "\(name)") }
      }
    }
  }

  /// The order of the rows does not matter, but for ties at the cut-off of a ranking and at the edges of equal-mass bins.
  @Test func orderDoesNotMatter() {
    for (rows, names) in Self.sets() {
      let kept = names.filter { $0.cutoff == nil && $0.base != "ece_equal_mass_10" }
      var order = (0..<Int32(rows.count)).map { $0 }
      var stream = RandomStream(seed: 6, number: 0)
      for last in order.indices.reversed() { order.swapAt(last, Int(stream.next(below: UInt32(last + 1)))) }
      let own = MetricSet(kept, rows: rows).values()
      let other = MetricSet(kept, rows: rows.selecting(order)).values()
      for (name, (a, b)) in zip(kept, zip(own, other)) { #expect(close(a, b), "\(name)") }
    }
  }

  @Test func areaIsTheShareOfPairsInOrder() throws {
    guard case .binary(let rows) = RandomRows.binary(50), let scores = rows.scores else { return }
    var (won, pairs) = (0.0, 0.0)
    for (a, x) in zip(rows.truth, scores) where a == 1 {
      for (b, y) in zip(rows.truth, scores) where b == 0 {
        pairs += 1
        won += x > y ? 1 : x == y ? 0.5 : 0
      }
    }
    #expect(close(MetricSet([MetricName(base: "roc_auc")], rows: .binary(rows)).values()[0], won / pairs, 1e-14))
  }

  @Test func cutoffs() {
    let rows = BinaryRows(
      truth: [1, 0, 1, 0], predicted: nil, scores: [0.5, 0.9, 0.5, 0.1], scoresAreProbabilities: false)
    let names = [
      MetricName(base: "precision", cutoff: .count(2)), MetricName(base: "captured", cutoff: .count(3)),
      MetricName(base: "lift", cutoff: .share(0.5)), MetricName(base: "recall", cutoff: .count(5)),
      MetricName(base: "precision", cutoff: .share(0.01)),
    ]
    #expect(MetricSet(names, rows: .binary(rows)).values() == [0.5, 1, 1, nil, 0])
  }
}

/// Rows with ties, from a seed.
enum RandomRows {
  static let heads = [
    MetricName(base: "precision", cutoff: .count(7)), MetricName(base: "captured", cutoff: .share(0.3)),
    MetricName(base: "lift", cutoff: .count(20)),
  ]

  static func binary(_ n: Int) -> TaskRows {
    var stream = RandomStream(seed: 11, number: 0)
    let truth = (0..<n).map { _ in UInt8(stream.next(below: 2)) }
    let scores = truth.map { (Double(stream.next(below: 12)) + 4 * Double($0)) / 16 }
    return .binary(
      BinaryRows(
        truth: truth, predicted: scores.map { $0 >= 0.5 ? 1 : 0 }, scores: scores, scoresAreProbabilities: true))
  }

  static func classes(_ n: Int, _ k: Int) -> TaskRows {
    var stream = RandomStream(seed: 12, number: 0)
    let probabilities = (0..<n).flatMap { _ -> [Double] in
      let parts = (0..<k).map { _ in Double(stream.next(below: 9) + 1) }
      return parts.map { $0 / parts.reduce(0, +) }
    }
    return .classes(
      ClassRows(
        classCount: k, truth: (0..<n).map { _ in Int32(stream.next(below: UInt32(k))) },
        predicted: Aligner.mostLikely(probabilities, k), probabilities: probabilities))
  }

  static func values(_ n: Int) -> TaskRows {
    var stream = RandomStream(seed: 13, number: 0)
    let truth = (0..<n).map { _ in Double(stream.next(below: 30)) }
    return .values(
      ValueRows(truth: truth, predicted: truth.map { abs($0 + Double(stream.next(below: 9)) - 4) }, naiveError: 2))
  }
}
